/** Searching a frozen site: words are looked up in the index that stands beside the page (see page/lookup.py). */
import { address, shorten, tag } from "./draw.js";
import { entry } from "./packed.js";
import { opened } from "./unpack.js";

const MOST = 40; // of each kind
const KINDS = [
  ["series", "Figures", (row) => row[0], (row) => `${row[1]}: ${row[2]}`, () => ""],
  ["events", "Events", (row) => row[0], (row) => row[1], (row) => row[2]],
  ["actors", "Actors", (row) => row[0], (row) => row[1], (row) => row[2]],
  ["reports", "Reports", (row, report) => address(report, { REPORT: row[0] }).replace(/[#:]$/, ""), (row) => row[1], (row) => [row[2], row[3]].filter(Boolean).join(", ")],
];

/** @param {Document} document */
export function start(document) {
  const form = document.getElementById("lookup");
  if (!(form instanceof HTMLFormElement)) return;
  // The index is a script after this one, or stands with packed pages.
  document.addEventListener("DOMContentLoaded", () => {
    const packed = window.datelineSearch;
    const index = packed ? new Promise((done) => done(opened(packed))) : entry("~search");
    form.hidden = false;
    const input = form.elements.namedItem("q");
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    const look = () => index.then((found) => show(document, found, input.value, form.dataset.report));
    input.addEventListener("input", look);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `?${new URLSearchParams({ q: input.value })}`);
      look();
    });
    look();
    input.focus();
  });
}

/** Words without case and accents, so that "Sao" finds "São". */
function plain(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A number without its separators: "7,939" is "7939". */
function joined(words) {
  return words.replace(/\p{N}{1,3}(?:[,\u00a0\u202f\u2009]\p{N}{3})+(?!\p{N})/gu, (found) => found.replace(/\P{N}/gu, ""));
}

/**
 * How well a text holds all of the words: 0 for not, more where words begin with them or are them.
 * @param {string} text
 * @param {string[]} wanted
 */
export function worth(text, wanted) {
  const folded = plain(text);
  const told = ` ${`${folded} ${joined(folded)}`.replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  let sum = 0;
  for (const word of wanted) {
    if (told.includes(` ${word} `)) sum += 3;
    else if (told.includes(` ${word}`)) sum += 2;
    else return 0;
  }
  return sum;
}

function best(rows, wanted, text) {
  return rows.map((row) => [worth(text(row), wanted), row]).filter(([value]) => value)
    .sort((a, b) => b[0] - a[0]).map(([, row]) => row);
}

function show(document, index, typed, report) {
  const wanted = joined(plain(typed)).match(/[\p{L}\p{N}]+/gu) ?? [];
  const place = document.getElementById("found");
  const count = document.getElementById("found-count");
  if (!wanted.length) {
    place.replaceChildren();
    count.textContent = "Give a word: a place, a name, a number as it is printed.";
    return;
  }
  const parts = KINDS.map(([name, title, href, says, note]) => {
    const rows = best(index[name], wanted, (row) => `${says(row)} ${note(row)}`);
    return [title, rows, (row) => [tag("p", {}, tag("a", { href: href(row, report), dir: "auto" }, ...marked(says(row), wanted))), note(row) && tag("p", { class: "note", dir: "auto" }, shorten(note(row), 160))]];
  });
  const words = best(index.words, wanted, (row) => `${row[2]} ${row[3]}`);
  parts.push(["In the words of reports", words, (row) => {
    const [key, title, outlet, day] = index.reports[row[0]];
    return [tag("blockquote", { dir: "auto" }, ...marked(row[2], wanted)),
      tag("p", { class: "meta" }, tag("a", { href: address(report, { REPORT: key, CLAIM: row[1] }), dir: "auto" }, `${outlet || shorten(title, 60)}, ${day}`), row[3] && tag("span", { dir: "auto" }, row[3]))];
  }]);
  const all = parts.reduce((sum, [, rows]) => sum + rows.length, 0);
  count.textContent = all ? `${all} found` : "Nothing in this site holds all of these words. Give fewer of them, or only how they begin.";
  place.replaceChildren(...parts.filter(([, rows]) => rows.length).map(([title, rows, line]) => tag("section", {},
    tag("h2", {}, title, " ", tag("span", { class: "note" }, rows.length > MOST ? `the best ${MOST} of ${rows.length}` : String(rows.length))),
    tag("ul", { class: "rows" }, ...rows.slice(0, MOST).map((row) => tag("li", {}, ...line(row).filter(Boolean)))))));
}

/** A text in pieces, those that are searched for marked. */
function marked(text, wanted) {
  return text.split(/(\p{N}{1,3}(?:[,\u00a0\u202f\u2009]\p{N}{3})+(?!\p{N})|[\p{L}\p{N}\p{M}]+)/u).filter(Boolean)
    .map((piece) => (wanted.some((word) => joined(plain(piece)).startsWith(word) || plain(piece).startsWith(word)) ? tag("mark", {}, piece) : piece));
}
