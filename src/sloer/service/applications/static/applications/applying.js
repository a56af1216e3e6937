// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// What is typed survives another language and a lost connection.
"use strict";

(() => {
  const form = document.querySelector("form.keeps");
  const saved = document.getElementById("saved");

  // The page's own language switch sends this form along: the server keeps it and answers in the
  // language chosen.
  function switchLanguage(event) {
    const button = event.submitter;
    if (!form || button?.name !== "language") return;
    event.preventDefault();
    const wanted = document.createElement("input");
    wanted.type = "hidden";
    wanted.name = button.name;
    wanted.value = button.value;
    form.append(wanted);
    form.submit();
  }

  document.querySelector(".site-languages")?.addEventListener("submit", switchLanguage);
  if (form && saved) {
    form.addEventListener("htmx:error", (event) => {
      if (event.target === form) saved.textContent = saved.dataset.lost;
    });
  }
})();
