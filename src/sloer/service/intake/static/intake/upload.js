// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// Shows how far a delivery has been sent. Without it the form is sent as any other.
"use strict";

(() => {
  const form = document.getElementById("delivery-form");
  if (!form) return;
  const panel = form.querySelector(".upload-progress");
  const bar = panel.querySelector("progress");
  const status = panel.querySelector("[role=status]");
  const button = form.querySelector("button[type=submit]");

  function failed() {
    status.textContent = panel.dataset.failed;
    button.disabled = false;
  }

  function answered(request) {
    if (request.status >= 500) return failed();
    if (request.responseURL !== form.action) return location.assign(request.responseURL);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.getElementById("main").replaceWith(page.getElementById("main"));
    document.getElementById("main").focus();
  }

  form.addEventListener("submit", (event) => {
    if (!form.querySelector("input[type=file]").files.length) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) bar.value = (100 * sent.loaded) / sent.total;
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      status.textContent = panel.dataset.taking;
    });
    request.addEventListener("load", () => answered(request));
    request.addEventListener("error", failed);
    request.open("POST", form.action);
    request.send(new FormData(form));
    panel.hidden = false;
    button.disabled = true;
    status.textContent = panel.dataset.sending;
  });
})();
