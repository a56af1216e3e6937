// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// What is typed survives another language and a lost connection; hints that were not ready are
// asked for again.
"use strict";

(() => {
  const NOT_READY = 204;
  const LATER = 5000;
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

  function askAgain(event) {
    const { sourceElement, response } = event.detail.ctx;
    if (response.status !== NOT_READY || !sourceElement.matches(".hints")) return;
    setTimeout(() => sourceElement.dispatchEvent(new Event("again")), LATER);
  }

  document.addEventListener("htmx:after:request", askAgain);
  document.querySelector(".site-languages")?.addEventListener("submit", switchLanguage);
  if (form && saved) {
    form.addEventListener("htmx:error", (event) => {
      if (event.target === form) saved.textContent = saved.dataset.lost;
    });
  }
})();
