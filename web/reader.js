/**
 * The reader: chosen words show in the margin without loading the page anew. Without this script each of them is a link
 * that does the same.
 */

/** @param {Document} document */
export function start(document) {
  const text = document.getElementById("text");
  const margin = document.getElementById("margin");
  if (!text || !margin) return;
  const live = Boolean(document.body.dataset.live);
  if (live) {
    text.addEventListener("click", (event) => choose(event, text, margin));
    addEventListener("popstate", () => mark(text, chosenIn(new URL(location.href))));
  }
  foldable(margin);
  const here = new URL(location.href);
  show(text, chosenIn(here));
  // An address that lost its end still leads to the words.
  if (live && !here.hash) document.getElementById(chosenIn(here))?.scrollIntoView({ block: "start" });
  if (!live) addEventListener("hashchange", () => show(text, chosenIn(new URL(location.href))));
}

/**
 * On a narrow screen the claim stands below the text and covers it: a button folds it to its first lines.
 * @param {HTMLElement} margin
 */
function foldable(margin) {
  const button = margin.querySelector("button.fold");
  if (!(button instanceof HTMLButtonElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const folded = margin.classList.toggle("folded");
    button.textContent = folded ? "More" : "Less";
    button.setAttribute("aria-expanded", String(!folded));
    margin.scrollTop = 0;
  });
}

/**
 * Id of the claim that an address chooses.
 * @param {URL} address
 */
function chosenIn(address) {
  return address.searchParams.get("claim") || decodeURIComponent(address.hash.slice(1)).replace(/^note-/, "");
}

/**
 * @param {MouseEvent} event
 * @param {HTMLElement} text
 * @param {HTMLElement} margin
 */
async function choose(event, text, margin) {
  const link = event.target instanceof Element ? event.target.closest("a.w") : null;
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!(link instanceof HTMLAnchorElement) || !plain) return;
  if (String(getSelection()).length) {
    // Whoever drags over words wants the words.
    event.preventDefault();
    return;
  }
  const address = new URL(link.href);
  const id = chosenIn(address);
  event.preventDefault();
  mark(text, id);
  try {
    const answer = await fetch(`/note/${encodeURIComponent(id)}${location.search ? keep(location.search) : ""}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const note = page.getElementById("margin");
    if (!note) throw new Error("no note");
    const fold = margin.querySelectorAll(".fold");
    margin.replaceChildren(...fold, ...Array.from(note.childNodes, (node) => margin.ownerDocument.importNode(node, true)));
    margin.scrollTop = 0;
    history.replaceState(history.state, "", address);
  } catch {
    location.assign(address);
  }
}

/**
 * What of an address says which state of the record is shown.
 * @param {string} search
 */
function keep(search) {
  const asked = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of ["as_of", "reported_by"]) {
    const value = asked.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size ? `?${kept}` : "";
}

/**
 * @param {HTMLElement} text
 * @param {string} id
 */
function show(text, id) {
  if (!id) return;
  mark(text, id);
  // Frozen: whoever comes from a number elsewhere comes to its words, and wants to see what they say beside them.
  const page = text.ownerDocument;
  for (const old of page.querySelectorAll(".one-note.shown")) old.classList.remove("shown");
  page.getElementById(`note-${id}`)?.classList.add("shown");
}

/**
 * Mark all words of a claim.
 * @param {HTMLElement} text
 * @param {string} id
 */
function mark(text, id) {
  for (const old of text.querySelectorAll(".here")) old.classList.remove("here");
  if (!/^[A-Z][0-9a-f]+$/.test(id)) return;
  for (const words of text.querySelectorAll(`[data-claims~="${id}"], a.w[href="#note-${id}"]`)) words.classList.add("here");
}
