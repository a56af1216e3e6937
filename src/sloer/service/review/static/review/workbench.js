// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// The workbench by keyboard, mouse and touch. Every act goes to the service, which answers with
// the rows, the list and the state that changed; nothing is decided here.
import { watch } from "./presence.js";
import { selectedStretch, WordCursor } from "./selecting.js";

const one = (selector, scope = document) => scope.querySelector(selector);
const all = (selector, scope = document) => [...scope.querySelectorAll(selector)];
const acts = one("#acts");
const sheet = one("#sheet");
const palette = one("#palette");
const narrow = matchMedia("(max-width: 63.99em)");
const cursor = new WordCursor(sheet);
const state = () => one("#state").dataset;
const findings = () => all("#findings .finding:not(.finding--shown)");
const here = () => (current ? document.getElementById(`f-${current}`) : null);
let current = "";
let stretch = null; // What was selected when the palette opened.
let sending = Promise.resolve();

// Showing -----------------------------------------------------------------------

function show(name, { focus = false, scroll = true } = {}) {
  current = name;
  for (const marked of all(".is-current")) marked.classList.remove("is-current");
  for (const item of all(".finding[aria-current]")) item.removeAttribute("aria-current");
  const item = here();
  tellNow(item);
  if (!item) return;
  item.setAttribute("aria-current", "true");
  const marks = all(`[data-d="${CSS.escape(name)}"]`, sheet);
  for (const mark of marks) mark.classList.add("is-current");
  if (focus) item.focus({ preventScroll: true });
  if (!scroll) return;
  item.scrollIntoView({ block: "nearest" });
  const side = narrow.matches ? one("#wb").dataset.side : "original";
  const mark = marks.find((m) => m.closest(`.wb-row__side--${side}`)) ?? marks[0];
  mark?.scrollIntoView({ block: narrow.matches ? "center" : "nearest" });
}

function tellNow(item) {
  const now = one("#now");
  now.hidden = !item;
  if (!item) return;
  const words = one(".finding__words", item).cloneNode(true);
  for (const spoken of all(".sr-only", words)) spoken.remove();
  one(".wb-bar__words", now).textContent = words.textContent.replace(/\s+/g, " ").trim();
  one(".wb-bar__why", now).textContent = one(".finding__reason", item).textContent;
}

function tell(words) {
  const line = document.createElement("p");
  line.textContent = words;
  one("#heard").replaceChildren(line);
}

function step(by, { focus = true } = {}) {
  const items = findings();
  if (!items.length) return;
  const place = items.findIndex((item) => item.dataset.d === current);
  const next = place < 0 ? (by > 0 ? 0 : items.length - 1) : place + by;
  show(items[(next + items.length) % items.length].dataset.d, { focus });
}

function nextUncertain() {
  const uncertain = findings().filter((item) => item.classList.contains("finding--asked"));
  const after = uncertain.find((item) => item.dataset.d !== current) ?? uncertain[0];
  if (after) show(after.dataset.d, { focus: true });
}

// Acting ------------------------------------------------------------------------

// One after the other: each act must know the revision that the one before it made.
function send(address, values) {
  sending = sending.then(async () => {
    one("#refused").replaceChildren();
    const asked = { source: acts, target: acts, swap: "none" };
    await htmx.ajax("POST", address, { ...asked, values: { ...values, revision: state().revision } });
    for (const input of all("input[name=revision]")) input.value = state().revision;
    const undo = one("[data-command=undo]");
    undo?.setAttribute("aria-disabled", state().undo === "1" ? "false" : "true");
  });
  return sending;
}

// Show at once what comes next, so that keys pressed meanwhile go there; or what came of it.
async function change(act, { everywhere = false, then = "" } = {}) {
  const focus = isFree(document.activeElement);
  if (then) show(then, { focus });
  await send(acts.action, everywhere ? { do: act, everywhere: "on" } : { do: act });
  const start = Number(act.split(" ")[1]);
  const covering = findings().find((item) => {
    const [from, to] = item.dataset.d.split("-").map(Number);
    return from <= start && start < to;
  });
  if (then && here()) show(current, { focus: isFree(document.activeElement), scroll: false });
  else show(covering?.dataset.d ?? "", { focus });
}

// Whether focus may go to the list: it is there, or nowhere.
const isFree = (focused) =>
  !focused || focused === document.body || one("#findings").contains(focused);

function act(kind, ground) {
  const item = here();
  if (!item) return step(1);
  const [start, end] = item.dataset.d.split("-");
  const items = findings();
  const after = items[items.indexOf(item) + 1] ?? items[0];
  const then = kind === "relabelled" || after === item ? "" : after.dataset.d;
  return change(`${kind} ${start} ${end} ${ground ?? item.dataset.ground}`, { then });
}

function everywhere() {
  const selected = selectedStretch(sheet);
  if (selected) return choose(selected, { everywhere: true });
  const item = here();
  if (!item) return undefined;
  const [start, end] = item.dataset.d.split("-");
  return change(`added ${start} ${end} ${item.dataset.ground}`, { everywhere: true });
}

function approve() {
  const form = one("#approve-form");
  if (!form) return;
  sending.then(() => {
    if (state().left === "0") return form.requestSubmit();
    tell(form.dataset.wait);
    return nextUncertain();
  });
}

// Choosing a ground ---------------------------------------------------------------

function choose(selected, { everywhere = false } = {}) {
  if (!selected) return tell(palette.dataset.select);
  stretch = selected;
  one("#palette-words").textContent = selected.words;
  one("#palette-everywhere").checked = everywhere;
  one("#palette-everywhere").disabled = Boolean(selected.name);
  palette.showModal();
  return one(".palette__choice", palette).focus();
}

function relabel() {
  const item = here();
  if (!item) return;
  const [start, end] = item.dataset.d.split("-").map(Number);
  choose({ start, end, words: one("q", item).textContent, name: item.dataset.d });
}

function chosen(ground) {
  palette.close();
  const { start, end, name } = stretch;
  const kind = name ? "relabelled" : "added";
  const wide = !name && one("#palette-everywhere").checked;
  window.getSelection().removeAllRanges();
  change(`${kind} ${start} ${end} ${ground}`, { everywhere: wide });
}

palette.addEventListener("click", (event) => {
  const choice = event.target.closest(".palette__choice");
  if (choice) chosen(choice.dataset.ground);
});
palette.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const box = one("#palette-everywhere");
  if (event.key === "1" && !box.disabled) box.checked = !box.checked;
  const choice = one(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`, palette);
  if (!choice) return;
  event.preventDefault();
  event.stopPropagation(); // else the same key is a command once the palette is closed
  chosen(choice.dataset.ground);
});

// Commands: the same for keys and buttons -------------------------------------------

const COMMANDS = {
  next: () => step(1),
  previous: () => step(-1),
  uncertain: nextUncertain,
  accept: () => act("accepted"),
  remove: () => act("removed"),
  relabel,
  veil: () => choose(selectedStretch(sheet)),
  everywhere,
  undo: async () => {
    if (state().undo === "1") await send(one("#undo-form").action, {});
    show(here() ? current : "", { focus: Boolean(here()) });
  },
  hold: () => one("#hold").showModal(),
  original: () => location.assign(one("[data-command=original]").href),
  text: () => {
    sheet.focus();
    if (current) cursor.placeAt(Number(current.split("-")[0]));
    cursor.move("ArrowRight", false);
  },
  help: () => one("#help").showModal(),
};
const KEYS = {
  n: "next", j: "next", p: "previous", k: "previous", u: "uncertain", a: "accept", r: "remove",
  c: "relabel", v: "veil", e: "everywhere", z: "undo", h: "hold", o: "original", t: "text",
  "?": "help",
};
const ALWAYS = new Set(["next", "previous", "uncertain", "original", "text", "help"]);

function run(command) {
  const editable = one("#approve-form") !== null;
  if (editable || ALWAYS.has(command)) COMMANDS[command]?.();
}

// A field of a dialog that has just been closed keeps the focus for a moment.
const isTyped = (target) => target.matches("input, textarea, select") && target.checkVisibility();

function pressed(event) {
  if (one("dialog[open]") || isTyped(event.target)) return;
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    approve();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (document.activeElement === sheet) {
    const words = cursor.move(event.key, event.shiftKey);
    if (words !== null) {
      event.preventDefault();
      tell(words);
      return;
    }
  }
  const command = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!command || !one("#single-keys").checked) return;
  event.preventDefault();
  run(command);
}

// A click must not take the selection away before it is read.
one(".wb-bar").addEventListener("pointerdown", (event) => {
  if (event.target.closest("[data-command]")) event.preventDefault();
});

function clicked(event) {
  const tool = event.target.closest("[data-command]");
  if (tool && tool.getAttribute("command") === null) {
    if (tool.dataset.command === "original") return;
    event.preventDefault();
    run(tool.dataset.command);
    return;
  }
  const button = event.target.closest("button[name=do]");
  if (button && button.form.matches("#acts, .acts-again")) {
    event.preventDefault();
    const wide = one("input[name=everywhere]", button.form) !== null;
    change(button.value, { everywhere: wide });
    return;
  }
  const marked = event.target.closest("#sheet [data-d], #findings .finding");
  if (marked && window.getSelection().isCollapsed) show(marked.dataset.d, { scroll: !narrow.matches });
}

// A selection stays on the side where it began, so that words are taken from one side only.
sheet.addEventListener("pointerdown", (event) => {
  const side = event.target.closest(".wb-row__side");
  sheet.dataset.selecting = side?.classList.contains("wb-row__side--veiled") ? "veiled" : "original";
});
document.addEventListener("keydown", pressed);
document.addEventListener("click", clicked);
for (const tab of all(".wb-tab")) {
  tab.addEventListener("click", () => {
    one("#wb").dataset.side = tab.dataset.side;
    for (const other of all(".wb-tab")) other.setAttribute("aria-pressed", String(other === tab));
  });
}

// Signed out in the meantime: the page asks to sign in, and nothing is lost but the last act.
document.addEventListener("htmx:before:response", (event) => {
  if (!event.detail.ctx.response.raw.redirected) return;
  event.preventDefault();
  location.reload();
});
document.addEventListener("htmx:error", () => {
  const line = document.createElement("p");
  line.className = "wb-lost";
  line.textContent = one("#refused").dataset.lost;
  one("#refused").replaceChildren(line);
});

try {
  const box = one("#single-keys");
  box.checked = localStorage.getItem("review-keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("review-keys", box.checked ? "on" : "off"));
} catch {
  // A browser that keeps nothing: keys are on.
}
document.documentElement.classList.add("is-scripted");
for (const element of all(".scripted, .wb-tabs")) element.hidden = false;
watch(one("#people"));
const named = location.hash.startsWith("#f-") ? location.hash.slice(3) : findings()[0]?.dataset.d;
if (named) show(named, { focus: true, scroll: location.hash.startsWith("#f-") });
