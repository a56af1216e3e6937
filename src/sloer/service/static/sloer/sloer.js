// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// Brings the design system's parts to life, on load and in what htmx puts into the page.
"use strict";

(() => {
  const awake = new WeakSet();
  const asleep = (scope, selector) =>
    [...(scope.matches?.(selector) ? [scope] : []), ...scope.querySelectorAll(selector)].filter(
      (part) => !awake.has(part) && awake.add(part),
    );

  // The design system speaks Danish; the words of the page's own language stand in the page.
  function wake(scope) {
    for (const limit of asleep(scope, ".form-limit")) {
      const { left, over } = limit.querySelector(".character-limit").dataset;
      const counter = new DKFDS.CharacterLimit(limit, {
        character_remaining: left,
        characters_remaining: left,
        character_too_many: over,
        characters_too_many: over,
      });
      counter.init();
      counter.silentUpdateMessages();
    }
    for (const summary of asleep(scope, '[data-module="error-summary"]')) {
      new DKFDS.ErrorSummary(summary).init();
    }
    for (const table of asleep(scope, 'table[class*="responsive-headers"]')) {
      new DKFDS.ResponsiveTable(table);
    }
    for (const tabs of asleep(scope, "div.tab-container")) new DKFDS.Tabs(tabs).init();
  }

  // Buttons with command and commandfor open and close dialogs; older browsers need to be told.
  function command(event) {
    const button = event.target.closest?.("button[commandfor]");
    const dialog = button && document.getElementById(button.getAttribute("commandfor"));
    if (!dialog) return;
    if (button.getAttribute("command") === "show-modal") dialog.showModal();
    if (button.getAttribute("command") === "close") dialog.close();
  }

  // A second click on the way sends nothing twice.
  function hold(event) {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
    if (Date.now() - Number(form.dataset.sent ?? 0) < 3000) event.preventDefault();
    else form.dataset.sent = Date.now();
  }

  if (!("command" in HTMLButtonElement.prototype)) document.addEventListener("click", command);
  document.addEventListener("submit", hold);
  document.addEventListener("htmx:after:process", (event) => wake(event.target));
  wake(document);
})();
