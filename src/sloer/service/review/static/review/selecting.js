// SPDX-FileCopyrightText: 2026 The Slør authors
// SPDX-License-Identifier: MPL-2.0
// From what is selected on the page to offsets in the original's text, and a cursor that walks
// through its words by keyboard. Offsets count code points, as the service does; the browser
// counts UTF-16 units.

const points = (text) => [...text].length;
const BLOCK = "[data-at]";
const TAKEN = ".found";
// A word without the marks around it; an address or a number is one.
const WORD = /[\p{L}\p{N}+@](?:\S*[\p{L}\p{N}])?/gu;
const CHANGED = ".veil, .reworded";

// Return {start, end, words} of the selection, or null where there is none.
export function selectedStretch(sheet) {
  const selection = window.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.toString().trim() || !range.intersectsNode(sheet)) return null;
  const side = elementOf(range.startContainer).closest(".wb-row__side--veiled");
  return side ? fromVeiled(range, side) : fromOriginal(range, sheet);
}

function fromOriginal(range, sheet) {
  const blocks = [...sheet.querySelectorAll(BLOCK)].filter((b) => range.intersectsNode(b));
  if (!blocks.length) return null;
  const first = blocks[0];
  const last = blocks.at(-1);
  const start = first.contains(range.startContainer)
    ? unitsBefore(first, range.startContainer, range.startOffset)
    : 0;
  const end = last.contains(range.endContainer)
    ? unitsBefore(last, range.endContainer, range.endOffset)
    : last.textContent.length;
  return stretch(first, start, last, end, range.toString());
}

// What was kept stands on both sides in the same order: the same words, the same time of many.
function fromVeiled(range, side) {
  const block = elementOf(range.startContainer).closest("p");
  if (!block?.contains(range.endContainer)) return null;
  if ([...block.querySelectorAll(CHANGED)].some((e) => range.intersectsNode(e))) return null;
  const words = range.toString().trim();
  const place = [...side.children].indexOf(block);
  const source = side.parentElement.querySelectorAll(BLOCK)[place];
  const before = textBefore(block, range);
  const earlier = before.split(words).length - 1;
  const found = nth(piecesOf(source, TAKEN), words, earlier);
  return found === null ? null : stretch(source, found, source, found + words.length, words);
}

function stretch(first, start, last, end, words) {
  return {
    start: Number(first.dataset.at) + points(first.textContent.slice(0, start)),
    end: Number(last.dataset.at) + points(last.textContent.slice(0, end)),
    words: words.trim(),
  };
}

// Text nodes of a block outside of what `skipped` selects, with where each begins.
function piecesOf(block, skipped) {
  const pieces = [];
  let at = 0;
  for (const node of textNodes(block)) {
    if (!elementOf(node).closest(skipped)) pieces.push({ at, text: node.data, node });
    at += node.data.length;
  }
  return pieces;
}

function textBefore(block, range) {
  let text = "";
  for (const piece of piecesOf(block, CHANGED)) {
    if (piece.node === range.startContainer) return text + piece.text.slice(0, range.startOffset);
    text += `${piece.text}\u0000`;
  }
  return text;
}

function nth(pieces, words, earlier) {
  for (const { at, text } of pieces) {
    for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + 1)) {
      if (earlier-- === 0) return at + place;
    }
  }
  return null;
}

function unitsBefore(block, node, offset) {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

function* textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

// Walks through the words of the original. The text never changes, so words keep their numbers.
export class WordCursor {
  #sheet;
  #words = [];
  #anchor = 0;
  #focus = -1;

  constructor(sheet) {
    this.#sheet = sheet;
    [...sheet.querySelectorAll(BLOCK)].forEach((block, number) => {
      for (const word of block.textContent.matchAll(WORD)) {
        this.#words.push({ number, start: word.index, end: word.index + word[0].length });
      }
    });
  }

  // Begin at a stretch that the reviewer looks at.
  placeAt(offset) {
    const blocks = [...this.#sheet.querySelectorAll(BLOCK)];
    const found = this.#words.findIndex((word) => {
      const block = blocks[word.number];
      return Number(block.dataset.at) + points(block.textContent.slice(0, word.end)) > offset;
    });
    this.#focus = this.#anchor = Math.max(found, 0);
  }

  // Move by an arrow key; return the selected words, or null for another key.
  move(key, extends_) {
    const to = this.#target(key);
    if (to === null) return null;
    this.#focus = to;
    if (!extends_) this.#anchor = to;
    return this.#select();
  }

  #target(key) {
    const last = this.#words.length - 1;
    if (last < 0) return null;
    if (key in STEPS) return Math.min(Math.max(this.#focus + STEPS[key], 0), last);
    const here = this.#words[Math.max(this.#focus, 0)].number;
    if (key === "ArrowDown") {
      const next = this.#words.findIndex((word) => word.number > here);
      return next < 0 ? last : next;
    }
    if (key !== "ArrowUp") return null;
    const above = this.#words.findLast((word) => word.number < here)?.number ?? 0;
    return Math.max(this.#words.findIndex((word) => word.number === above), 0);
  }

  #select() {
    const [from, to] = [this.#anchor, this.#focus].sort((a, b) => a - b);
    const blocks = this.#sheet.querySelectorAll(BLOCK);
    const start = pointIn(blocks[this.#words[from].number], this.#words[from].start);
    const end = pointIn(blocks[this.#words[to].number], this.#words[to].end);
    window.getSelection().setBaseAndExtent(...start, ...end);
    blocks[this.#words[this.#focus].number].scrollIntoView({ block: "nearest" });
    return window.getSelection().toString();
  }
}

function pointIn(block, units) {
  let last = [block, 0];
  for (const node of textNodes(block)) {
    if (units <= node.data.length) return [node, units];
    units -= node.data.length;
    last = [node, node.data.length];
  }
  return last;
}
