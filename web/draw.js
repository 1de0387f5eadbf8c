/** What all pictures share: elements, marks of a status, the box that tells of a mark, keys, saving. */

import { opened } from "./unpack.js";

const SVG = "http://www.w3.org/2000/svg";
const STATUSES = ["stated", "attributed", "unconfirmed", "denied", "conditional"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
export const DAY = 86400000;

/**
 * An SVG element.
 * @param {string} name
 * @param {Record<string, any>} [attributes] null or undefined: left out
 * @param {...(Node|string)} children
 */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** An HTML element; see el. */
export function tag(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** JSON that the page carries, perhaps packed; null if it carries none of that name. */
export function data(name) {
  const holder = document.getElementById(`data-${name}`);
  if (!holder) return null;
  const told = JSON.parse(holder.textContent);
  return typeof told === "string" ? opened(told) : told;
}

/** An address out of a pattern that has KEY, REPORT or CLAIM where they belong. */
export function address(pattern, keys) {
  return pattern.replace(/KEY|REPORT|CLAIM/g, (word) => encodeURIComponent(keys[word] ?? ""));
}

/** Milliseconds of an ISO day. */
export function time(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

/** "5 Jan 2022"; without the year if told so. */
export function dayWords(ms, year = true) {
  const at = new Date(ms);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}${year ? ` ${at.getUTCFullYear()}` : ""}`;
}

/** Words under the ticks of a scale of days: as short as is clear, the year where it changes. */
export function tickWords(ticks) {
  let year = null;
  const months = ticks.every((tick) => tick.getUTCDate() === 1);
  const years = months && ticks.every((tick) => tick.getUTCMonth() === 0);
  return ticks.map((tick) => {
    const told = tick.getUTCFullYear();
    const first = told !== year;
    year = told;
    if (years) return [String(told)];
    const word = months ? MONTHS[tick.getUTCMonth()] : dayWords(+tick, false);
    return first ? [word, String(told)] : [word];
  });
}

/** The shape of a status, around a point: the same shapes as in lists. */
export function mark(status, x, y, r = 5) {
  const shape = el("g", { class: `mark s-${status}`, transform: `translate(${round(x)},${round(y)})` });
  // A larger area to point at; it also hides lines that pass under an open shape.
  shape.append(el("circle", { class: "under", r: r + 1.5 }));
  if (status === "denied") {
    const d = r * 0.78;
    shape.append(el("path", { class: "line", d: `M${-d} ${-d}L${d} ${d}M${d} ${-d}L${-d} ${d}` }));
  } else if (status === "conditional") {
    const d = r * 1.1;
    shape.append(el("path", { class: "open", d: `M0 ${-d}L${d} 0L0 ${d}L${-d} 0Z` }));
  } else if (status === "unconfirmed") {
    shape.append(el("circle", { class: "open dash", r: r * 0.88 }));
  } else if (status === "attributed") {
    shape.append(el("circle", { class: "open", r: r * 0.88 }), el("path", { class: "solid", d: `M0 ${-r * 0.88}A${r * 0.88} ${r * 0.88} 0 0 1 0 ${r * 0.88}Z` }));
  } else {
    shape.append(el("circle", { class: "solid", r }));
  }
  return shape;
}

/** Patterns that fills name by "url(#NAME)". */
export function hatches() {
  const lines = (id, d, width = 6) => el("pattern", { id, width, height: width, patternUnits: "userSpaceOnUse" },
    el("path", { class: "hatch", d }));
  return el("defs", {},
    lines("hatch", "M-1 1L1 -1M0 6L6 0M5 7L7 5"),
    lines("hatch-back", "M-1 5L1 7M0 0L6 6M5 -1L7 1"),
    lines("hatch-cross", "M0 6L6 0M0 0L6 6"),
    lines("hatch-dots", "M1.5 3h1.4M4.5 0h1.4M4.5 6h1.4"));
}

/** How the shapes of a picture read, as a list. */
export function legend(more = []) {
  const items = STATUSES.map((status) => [mark(status, 8, 8), status]);
  return tag("ul", { class: "legend" }, ...[...items, ...more].map(([shape, words]) =>
    tag("li", {}, el("svg", { width: shape.dataset?.wide ?? 16, height: 16, "aria-hidden": "true", class: "key" }, shape), words)));
}

/** The box under a picture that tells of the mark under the pointer or with the focus. */
export function tellBox(words) {
  const box = tag("div", { class: "told", "aria-live": "polite" });
  const clear = () => box.replaceChildren(tag("p", { class: "note" }, words));
  clear();
  return { box, clear, tell: (...children) => box.replaceChildren(...children) };
}

/** A status as lists show it. */
export function statusWord(status) {
  return tag("span", { class: `status ${status}` }, status === "different_scope" ? "not comparable" : status);
}

/**
 * Makes marks reachable: one of them takes part in the order of tabs, arrows go to the nearest in their direction; where
 * marks have an order, left and right go through all of them.
 * A mark that is told of by a finger is followed by the next tap only.
 * @param {Element} root
 * @param {{node: Element, x: number, y: number, tell: () => void}[]} marks
 * @param {{ordered?: boolean}} [how]
 */
export function reach(root, marks, { ordered = false } = {}) {
  const byNode = new Map(marks.map((one) => [one.node, one]));
  let current = null;
  const tell = (one) => {
    if (current === one) return;
    current?.node.classList.remove("current");
    current = one;
    one.node.classList.add("current");
    one.tell();
  };
  const of = (target) => {
    for (let node = target; node && node !== root; node = node.parentNode) if (byNode.has(node)) return byNode.get(node);
    return null;
  };
  const tabTo = (one) => {
    for (const other of marks) other.node.setAttribute("tabindex", other === one ? "0" : "-1");
  };
  if (marks.length) tabTo(marks[0]);
  // A picture that listens for focus is a stop of its own in some browsers: the first stop is to be a mark.
  root.setAttribute("tabindex", "-1");
  const events = new AbortController();
  const on = (name, act, how = {}) => root.addEventListener(name, act, { ...how, signal: events.signal });
  on("pointerover", (event) => { const one = of(event.target); if (one && event.pointerType !== "touch") tell(one); });
  on("focusin", (event) => { const one = of(event.target); if (one) { tabTo(one); tell(one); } });
  let touched = null;
  on("pointerdown", (event) => { touched = event.pointerType === "touch" ? { one: of(event.target), before: current } : null; });
  on("click", (event) => {
    const one = of(event.target);
    if (one && touched?.one === one && touched.before !== one) { event.preventDefault(); tell(one); }
    touched = null;
  }, { capture: true });
  on("keydown", (event) => {
    const from = of(event.target);
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    let to = null;
    if (event.key === "Home") to = marks[0];
    if (event.key === "End") to = marks[marks.length - 1];
    if (way && ordered && way[0]) to = marks[marks.indexOf(from) + way[0]] ?? null;
    else if (way) to = nearest(marks, from, way);
    // At the last mark the page must not run away.
    if (way && !to) event.preventDefault();
    if (to) { event.preventDefault(); to.node.focus(); }
  });
  return () => events.abort();
}

function nearest(marks, from, [dx, dy]) {
  let best = null;
  let least = Infinity;
  marks.forEach((one, at) => {
    if (one === from) return;
    const along = (one.x - from.x) * dx + (one.y - from.y) * dy;
    const aside = Math.abs((one.x - from.x) * dy + (one.y - from.y) * dx);
    // Two on one spot: the later in the list lies "right" or "down" of the earlier.
    const tie = along === 0 && aside === 0 ? (at - marks.indexOf(from)) * (dx + dy) : 0;
    if (along < 0.5 && tie <= 0) return;
    const far = along + 2.5 * aside + (tie ? tie * 1e-6 : 0);
    if (far < least) { least = far; best = one; }
  });
  return best;
}

/**
 * Buttons that save a picture and its rows.
 * @param {string} name of the files
 * @param {() => SVGSVGElement} svg
 * @param {() => Record<string, any>[]} rows
 * @param {() => {box?: number[], ground?: string, note?: string, statuses?: boolean}} [how] see plainSvg
 */
export function savers(name, svg, rows, how = () => ({})) {
  const svgButton = tag("button", { type: "button" }, "Save as SVG");
  const csvButton = tag("button", { type: "button" }, "Save as CSV");
  svgButton.addEventListener("click", () => save(`${name}.svg`, "image/svg+xml", plainSvg(svg(), how())));
  csvButton.addEventListener("click", () => save(`${name}.csv`, "text/csv;charset=utf-8", `\ufeff${csv(rows())}`));
  return [svgButton, csvButton];
}

function save(name, type, text) {
  const link = tag("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Rows as CSV, header first. What a spreadsheet would run as a formula gets an apostrophe, as in `dateline export`. */
export function csv(rows) {
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") return String(value);
    const text = /^[=+\-@\t\r\n\0＝＋－＠]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name]))].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "paint-order", "visibility"];

/**
 * A picture that stands by itself: what style sheets say of it is written into its elements, links are left out (they lead
 * to this machine), and what it is stands below it.
 * @param {SVGSVGElement} svg
 * @param {{box?: number[], ground?: string, note?: string, statuses?: boolean}} how the part to save, the colour behind it,
 *     a sentence for the caption, whether the shapes of statuses are explained
 */
export function plainSvg(svg, { box, ground, note = "", statuses = true } = {}) {
  const view = svg.viewBox.baseVal;
  const [x, y, w, h] = box ?? [view.x, view.y, view.width, view.height];
  const below = caption(x, y + h, w, note, statuses);
  svg.append(below); // its looks are known only while it stands in the page
  const copy = svg.cloneNode(true);
  const walk = (from, to) => {
    const look = getComputedStyle(from);
    for (const name of LOOKS) {
      const value = look.getPropertyValue(name);
      if (value) to.setAttribute(name, value.replace(/url\("?[^"#)]*#([^")]+)"?\)/g, "url(#$1)"));
    }
    for (const name of ["class", "tabindex", "style", "role", "aria-label", "pointer-events"]) to.removeAttribute(name);
    [...from.children].forEach((child, at) => walk(child, to.children[at]));
    if (look.display === "none") to.setAttribute("display", "none");
  };
  walk(svg, copy);
  below.remove();
  const high = h + (statuses ? 46 : 28);
  for (const [name, value] of Object.entries({ xmlns: SVG, viewBox: `${x} ${y} ${w} ${high}`, width: w, height: high })) copy.setAttribute(name, value);
  const paper = getComputedStyle(document.body).backgroundColor;
  copy.prepend(el("title", {}, document.title), el("rect", { x, y, width: w, height: h, fill: ground ?? paper }));
  // What lies beyond the frame of a map must not be seen beside the caption.
  copy.lastElementChild.before(el("rect", { x, y: y + h, width: w, height: high - h, fill: paper, stroke: "none" }));
  for (const link of copy.querySelectorAll("a")) {
    const group = el("g", {}, ...link.childNodes);
    for (const { name, value } of link.attributes) if (name !== "href") group.setAttribute(name, value);
    link.replaceWith(group);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

function caption(x, y, wide, note, statuses) {
  const group = el("g", {});
  if (statuses) {
    let at = x + 10;
    for (const status of STATUSES) {
      group.append(mark(status, at, y + 14), el("text", { class: "tick", x: at + 10, y: y + 18 }, status));
      at += 30 + status.length * 6;
    }
  }
  group.append(el("text", { class: "tick", x: x + 4, y: y + (statuses ? 38 : 18) }, `${document.title}. ${note}`.trim()));
  return group;
}

/** Calls once now and again whenever the width changes, until the signal. */
export function onWidth(element, draw, signal) {
  let last = 0;
  const observer = new ResizeObserver(() => {
    const width = Math.floor(element.clientWidth);
    if (width && width !== last) draw((last = width));
  });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}

const running = new WeakMap();

/** Ends what an earlier picture in the same place listens to, and gives the end of the new one. */
export function fresh(place) {
  running.get(place)?.abort();
  const end = new AbortController();
  running.set(place, end);
  return end;
}

export function round(number) {
  return Math.round(number * 10) / 10;
}

/** Words no longer than that many characters. */
export function shorten(words, most) {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}
