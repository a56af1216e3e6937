// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// Tells the service that the page is open, and how many seconds somebody really worked on it.

const STILL_AFTER = 30_000; // Milliseconds without a key, a click or a scroll that count as rest.
const SIGNS = ["keydown", "pointerdown", "pointermove", "scroll", "touchstart"];

export function watch(place) {
  let lastSign = Date.now();
  let seconds = 0;
  for (const sign of SIGNS) {
    document.addEventListener(sign, () => (lastSign = Date.now()), { passive: true, capture: true });
  }
  setInterval(() => {
    if (document.visibilityState === "visible" && Date.now() - lastSign < STILL_AFTER) seconds += 1;
  }, 1000);

  const take = () => {
    const taken = seconds;
    seconds = 0;
    return taken;
  };
  setInterval(
    () => htmx.ajax("POST", place.dataset.address, { source: place, target: place, values: { seconds: take() } }),
    Number(place.dataset.seconds) * 1000,
  );
  addEventListener("pagehide", () => {
    const last = new FormData(document.getElementById("acts"));
    last.set("seconds", take());
    last.set("left", "on");
    navigator.sendBeacon(place.dataset.address, last);
  });
}
