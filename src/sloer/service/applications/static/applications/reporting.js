// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// Words selected in a document are put into the report about it.
"use strict";

(() => {
  let selected = "";
  let section = null;

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const page = selection.anchorNode?.parentElement?.closest(".released");
    if (!page || selection.isCollapsed) return;
    selected = selection.toString().trim();
    section = page.closest(".shown");
  });

  for (const report of document.querySelectorAll("details.report")) {
    report.addEventListener("toggle", () => {
      const words = report.querySelector("[name=words]");
      if (report.open && section?.contains(report) && selected && !words.value) {
        words.value = selected;
      }
    });
  }
})();
