// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// Beside a deadline that is typed stands the browser's own calendar; what is chosen there is written into the text.
"use strict";

(() => {
  for (const text of document.querySelectorAll("input[data-deadline]:not(:disabled)")) {
    const calendar = document.createElement("input");
    calendar.type = "datetime-local";
    calendar.className = "form-input";
    calendar.setAttribute("aria-label", text.form.dataset.pick);
    calendar.addEventListener("change", () => {
      const [day, time] = calendar.value.split("T");
      if (day) text.value = `${day.split("-").reverse().join("-")} ${time.slice(0, 5)}`;
    });
    text.after(calendar);
  }
})();
