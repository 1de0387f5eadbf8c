/**
 * Review by keyboard, and words chosen by dragging over the report. Without this script the buttons do the same, and
 * words are typed.
 */

/** @param {Document} document */
export function start(document) {
  const review = document.querySelector(".review");
  if (!review) return;
  document.addEventListener("keydown", (event) => press(event, document));
  document.addEventListener("submit", (event) => writing(event, document));
  addEventListener("pageshow", () => delete document.body.dataset.writing);
  undoAsked(document);
  choosingKeys(document);
  for (const link of document.querySelectorAll("a[data-edit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      edit(document, link);
    });
  }
  const passage = document.getElementById("passage");
  if (passage) {
    scrollTo(passage);
    choosing(document, passage);
    walking(document, passage);
  }
}

const UNDO = "dateline-undo";

/**
 * A decision is being written: the page says so, and keys wait. What is pressed for this claim is not taken for the next.
 * @param {SubmitEvent} event
 * @param {Document} document
 */
function writing(event, document) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
  document.body.dataset.writing = "yes";
  const line = document.getElementById("writing");
  if (line) line.hidden = false;
}

/**
 * "Undo" that was pressed while a decision was being written undoes that decision.
 * @param {Document} document
 */
function undoAsked(document) {
  const asked = sessionStorage.getItem(UNDO);
  sessionStorage.removeItem(UNDO);
  const undo = document.querySelector('[data-key="z"]');
  if (!asked || !(undo instanceof HTMLElement)) return;
  if (undo instanceof HTMLFormElement) undo.requestSubmit();
  else undo.click();
}

/**
 * @param {KeyboardEvent} event
 * @param {Document} document
 */
function press(event, document) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (event.key === "Escape" && at) {
    at.blur();
    return;
  }
  if (!usesKeys() || (at && isTyping(at))) return;
  if (document.body.dataset.writing) {
    if (event.key === "z") sessionStorage.setItem(UNDO, "yes");
    event.preventDefault();
    return;
  }
  if (/^[1-9]$/.test(event.key)) {
    const radios = document.querySelectorAll('.rivals input[type="radio"]');
    const radio = radios[Number(event.key) - 1];
    if (radio instanceof HTMLInputElement) {
      radio.checked = true;
      event.preventDefault();
    }
    return;
  }
  if (event.key === "v") {
    event.preventDefault();
    document.getElementById("passage")?.focus();
    return;
  }
  if (event.key === "w") {
    event.preventDefault();
    document.getElementById("why")?.focus();
    return;
  }
  const value = document.querySelector(`a[data-edit="${CSS.escape(event.key)}"]`);
  if (value) {
    event.preventDefault();
    edit(document, value);
    return;
  }
  const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!(found instanceof HTMLElement)) return;
  event.preventDefault();
  if (found instanceof HTMLFormElement) found.requestSubmit();
  else found.click();
  if (event.key === "?") {
    // The list stands below all that can be done: whoever asks for it wants to see it, and to be there.
    const keys = document.getElementById("keys");
    if (keys instanceof HTMLDetailsElement && keys.open) {
      keys.scrollIntoView({ block: "center" });
      keys.querySelector("summary")?.focus({ preventScroll: true });
    } else window.scrollTo(0, 0);
  }
  if (event.key === "e") {
    const first = document.querySelector("#edit[open] input:not([type=hidden]), #edit[open] select");
    if (first instanceof HTMLElement) first.focus();
  }
}

/**
 * Open the form at one value. Words that are selected in the report are taken for it.
 * @param {Document} document
 * @param {Element} link
 */
function edit(document, link) {
  const field = document.getElementById((link.getAttribute("href") ?? "").slice(1));
  const form = document.getElementById("edit");
  const passage = document.getElementById("passage");
  if (!field || !(form instanceof HTMLDetailsElement)) return;
  form.open = true;
  if (passage && field instanceof HTMLInputElement && field.dataset.span) take(document, passage, field);
  // The words must stay in sight: who corrects a value reads them.
  field.focus({ preventScroll: true });
  const [words, typed] = [passage ?? field, field].map((one) => one.getBoundingClientRect());
  if (typed.bottom > window.innerHeight) window.scrollBy(0, Math.min(typed.bottom - window.innerHeight + 24, Math.max(words.top - 8, 0)));
  else if (words.top < 0) window.scrollBy(0, words.top - 8);
  if (field.getBoundingClientRect().top > window.innerHeight) field.scrollIntoView({ block: "center" });
  if (field instanceof HTMLInputElement) field.select();
}

const KEYS = "dateline-keys";

/** Whether single keys decide: who dictates, or rests a hand on the keys, can do without (WCAG 2.1.4). */
function usesKeys() {
  try {
    return localStorage.getItem(KEYS) !== "off";
  } catch {
    return true;
  }
}

/** @param {Document} document */
function choosingKeys(document) {
  const line = document.getElementById("keys-off");
  const box = document.getElementById("use-keys");
  if (!line || !(box instanceof HTMLInputElement)) return;
  line.hidden = false;
  box.checked = usesKeys();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(KEYS);
      else localStorage.setItem(KEYS, "off");
    } catch {
      line.hidden = true;
    }
  });
}

/** @param {HTMLElement} at */
function isTyping(at) {
  if (at.isContentEditable || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return true;
  return at instanceof HTMLInputElement && !["radio", "checkbox", "button", "submit"].includes(at.type);
}

/**
 * Bring the claim's own words into sight inside their box, leaving the page where it is.
 * @param {HTMLElement} passage
 */
function scrollTo(passage) {
  const words = passage.querySelector(".first") || passage.querySelector(".w");
  if (!(words instanceof HTMLElement)) return;
  const from = passage.getBoundingClientRect();
  const to = words.getBoundingClientRect();
  passage.scrollTop += to.top - from.top - passage.clientHeight / 3;
}

/**
 * Buttons that take the selected words for a field. Whoever stands in such a field needs only to drag.
 * @param {Document} document
 * @param {HTMLElement} passage
 */
function choosing(document, passage) {
  /** @type {HTMLInputElement | null} */
  let active = null;
  for (const button of document.querySelectorAll("button.take")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const input = document.getElementById(`v-${button.dataset.for}`);
    if (!(input instanceof HTMLInputElement)) continue;
    button.hidden = false;
    input.addEventListener("focus", () => {
      active = input;
      passage.classList.add("choosing");
    });
    input.addEventListener("input", () => find(document, passage, input));
    // The selection would be gone when the button takes the focus.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      take(document, passage, input);
      active = input;
      passage.classList.add("choosing");
    });
  }
  passage.addEventListener("mouseup", () => {
    if (active) take(document, passage, active);
  });
  passage.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !active) return;
    event.preventDefault();
    take(document, passage, active);
    active.focus();
  });
  document.addEventListener("focusin", (event) => {
    const at = event.target;
    if (at === passage || at === active) return;
    if (at instanceof HTMLElement && at.closest("#edit")) {
      active = at instanceof HTMLInputElement && at.dataset.span ? at : null;
      passage.classList.toggle("choosing", active !== null);
    }
  });
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * Words of the report chosen by keyboard: arrow keys go from word to word, with Shift they take more of them.
 * @param {Document} document
 * @param {HTMLElement} passage
 */
function walking(document, passage) {
  const help = document.getElementById("choose-help");
  const told = document.getElementById("chosen");
  if (!help || !told) return;
  help.hidden = false;
  const words = [...(passage.textContent || "").matchAll(WORD)].map((found) => ({ start: found.index ?? 0, end: (found.index ?? 0) + found[0].length }));
  if (!words.length) return;
  const begin = () => {
    const claim = passage.querySelector(".first");
    const before = document.createRange();
    before.setStart(passage, 0);
    if (claim) before.setEndBefore(claim);
    const at = claim ? before.toString().length : 0;
    return Math.max(0, words.findIndex((word) => word.end > at));
  };
  let from = -1;
  let to = -1;
  const show = () => {
    const [first, last] = [words[Math.min(from, to)], words[Math.max(from, to)]];
    const range = stretch(passage, first.start, last.end);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const box = stretch(passage, words[to].start, words[to].end).getBoundingClientRect();
    const frame = passage.getBoundingClientRect();
    if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8) passage.scrollTop += box.top - frame.top - passage.clientHeight / 3;
    told.textContent = `Chosen: “${range.toString().replace(/\s+/g, " ")}”`;
  };
  passage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const ahead = getComputedStyle(passage).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = ahead === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    if (![ahead, back, "Home"].includes(event.key)) return;
    event.preventDefault();
    if (from < 0 || event.key === "Home") from = to = begin();
    else {
      to = Math.min(words.length - 1, Math.max(0, to + (event.key === ahead ? 1 : -1)));
      if (!event.shiftKey) from = to;
    }
    show();
  });
}

/**
 * A stretch of the passage, by places in its text.
 * @param {HTMLElement} passage
 * @param {number} start
 * @param {number} end
 */
function stretch(passage, start, end) {
  const document = passage.ownerDocument;
  const range = document.createRange();
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) {
      range.setEnd(node, end - at);
      break;
    }
    at += length;
  }
  return range;
}

/**
 * @param {Document} document
 * @param {HTMLElement} passage
 * @param {HTMLInputElement} input
 */
function take(document, passage, input) {
  const span = selected(passage);
  const place = document.getElementById(`v-${input.dataset.span}`);
  if (!span || !(place instanceof HTMLInputElement)) return;
  const several = takesSeveral(input);
  const place_before = several && place.value ? `${place.value};` : "";
  const words_before = several && place.value ? `${input.value}; ` : "";
  input.value = words_before + span.words.replace(/\s+/g, " ").trim();
  place.value = `${place_before}${span.start}-${span.end}`;
  input.closest(".field")?.classList.add("took");
}

/** @param {HTMLInputElement} input */
function takesSeveral(input) {
  return input.dataset.span === "agents_span" || input.dataset.span === "recipients_span";
}

/**
 * Words that are typed stand where they stand in the shown part of the report, if that is one place; else nowhere.
 * @param {Document} document
 * @param {HTMLElement} passage
 * @param {HTMLInputElement} input
 */
function find(document, passage, input) {
  const place = document.getElementById(`v-${input.dataset.span}`);
  if (!(place instanceof HTMLInputElement)) return;
  const parts = takesSeveral(input) ? input.value.split(";").filter((part) => part.trim()) : [input.value];
  const found = parts.map((part) => standing(passage, part));
  const all = found.length > 0 && found.every((one) => one !== null);
  place.value = all ? found.map((one) => `${one?.start}-${one?.end}`).join(";") : "";
  input.closest(".field")?.classList.toggle("took", all);
}

/**
 * The one place of some words in the passage, in code points of the report; null if there is none, or another.
 * @param {HTMLElement} passage
 * @param {string} typed
 * @returns {{start: number, end: number} | null}
 */
export function standing(passage, typed) {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  if (!words.length) return null;
  const text = passage.textContent || "";
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped.join("\\s+")}(?![\\p{L}\\p{N}_])`, "gu");
  const found = [...text.matchAll(pattern)];
  if (found.length !== 1 || found[0].index === undefined) return null;
  // Offsets of the record count code points, those of a script count halves of surrogate pairs.
  const start = Number(passage.dataset.start) + [...text.slice(0, found[0].index)].length;
  return { start, end: start + [...found[0][0]].length };
}

/**
 * The selected words and their place in the report, in code points; null if nothing of the report is selected.
 * @param {HTMLElement} passage
 * @returns {{start: number, end: number, words: string} | null}
 */
export function selected(passage) {
  const selection = passage.ownerDocument.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!passage.contains(range.startContainer) || !passage.contains(range.endContainer)) return null;
  const before = passage.ownerDocument.createRange();
  before.setStart(passage, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const lead = words.length - words.trimStart().length;
  const kept = words.trim();
  if (!kept) return null;
  // Offsets of the record count code points, those of a script count halves of surrogate pairs.
  const start = Number(passage.dataset.start) + [...(before.toString() + words.slice(0, lead))].length;
  return { start, end: start + [...kept].length, words: kept };
}
