// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// A deadline is typed; a button beside it opens the browser's own calendar, which writes into the text.
"use strict";

(() => {
  function calendarFor(text, label) {
    const calendar = document.createElement("input");
    calendar.type = "datetime-local";
    calendar.className = "form-input";
    calendar.setAttribute("aria-label", label);
    calendar.addEventListener("change", () => {
      const [day, time] = calendar.value.split("T");
      if (day) text.value = `${day.split("-").reverse().join("-")} ${time.slice(0, 5)}`;
    });
    return calendar;
  }

  for (const text of document.querySelectorAll("input[data-deadline]:not(:disabled)")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-tertiary";
    button.textContent = text.form.dataset.pick;
    button.addEventListener("click", () => {
      const calendar = calendarFor(text, button.textContent);
      button.replaceWith(calendar);
      calendar.focus();
      calendar.showPicker?.();
    });
    text.after(button);
  }
})();
