// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// Sends files one by one as soon as they are chosen, with a progress bar; the server checks each.
"use strict";

(() => {
  const place = document.getElementById("files");
  const form = () => place.querySelector("form.uploading");

  function fault(name, reason) {
    const said = form().querySelector("#id_files_error");
    const bold = document.createElement("b");
    bold.textContent = name;
    if (said.childNodes.length) said.append(document.createElement("br"));
    said.append(bold, `: ${reason}`);
    form().querySelector(".form-group").classList.add("form-error");
  }

  function show(name, part) {
    const progress = form().querySelector(".upload-progress");
    progress.hidden = false;
    progress.querySelector("label").textContent = `${form().dataset.sending} ${name}`;
    progress.querySelector("progress").value = part;
  }

  function send(file) {
    return new Promise((done) => {
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form().querySelector("[name=csrfmiddlewaretoken]").value);
      body.append("files", file);
      const request = new XMLHttpRequest();
      request.open("POST", form().action);
      request.setRequestHeader("HX-Request", "true");
      request.upload.onprogress = (event) => show(file.name, event.loaded / event.total);
      request.onload = () => {
        if (request.status === 200 && request.responseURL.endsWith("/add/")) {
          const faults = [...form().querySelector("#id_files_error").childNodes];
          place.innerHTML = request.responseText;
          const said = form().querySelector("#id_files_error");
          if (faults.length) {
            if (said.childNodes.length) faults.push(document.createElement("br"));
            said.prepend(...faults);
            form().querySelector(".form-group").classList.add("form-error");
          }
          htmx.process(place);
        } else fault(file.name, form().dataset.lost);
        done();
      };
      request.onerror = request.ontimeout = () => {
        fault(file.name, form().dataset.lost);
        done();
      };
      show(file.name, 0);
      request.send(body);
    });
  }

  async function chosen(event) {
    if (event.target.id !== "id_files") return;
    const files = [...event.target.files];
    form().querySelector("#id_files_error").replaceChildren();
    form().querySelector(".form-group").classList.remove("form-error");
    for (const file of files) {
      if (file.size > Number(form().dataset.largest)) fault(file.name, form().dataset.tooLarge);
      else await send(file);
    }
    form().querySelector(".upload-progress").hidden = true;
    const input = form().querySelector("#id_files");
    input.value = "";
    input.focus();
    const names = [...place.querySelectorAll(".attached__name")].map((e) => e.textContent);
    form().querySelector(".upload-said").textContent = names.join(", ");
  }

  // With a script files are sent at once, so the button has nothing left to do.
  function withoutButton() {
    form().querySelector("button[type=submit]").hidden = true;
  }

  place.addEventListener("change", chosen);
  new MutationObserver(withoutButton).observe(place, { childList: true });
  withoutButton();
})();
