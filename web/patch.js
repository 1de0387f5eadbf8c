/**
 * Puts into a part of the page what differs between two answers of the server, and leaves all else alone: what other
 * scripts made of it, what is selected, what is open.
 */

/**
 * @param {Element} shown the part of the page
 * @param {Element} old what the server sent for it before
 * @param {Element} next what it sends now
 * @returns {Set<Element>} elements of the page that are new or hold something new
 */
export function patch(shown, old, next) {
  const changed = new Set();
  change(shown, old, next, changed);
  return changed;
}

function change(shown, old, next, changed) {
  if (old.isEqualNode(next)) return;
  if (shown.nodeType !== Node.ELEMENT_NODE) {
    shown.nodeValue = next.nodeValue;
    if (shown.parentElement && next.nodeValue.trim()) changed.add(shown.parentElement);
    return;
  }
  attributes(shown, old, next);
  const [from, to, here] = [[...old.childNodes], [...next.childNodes], [...shown.childNodes]];
  if (!alike(from, here)) {
    // Another script has made something else of it: it is given the new words and works on them again.
    shown.replaceChildren(...to.map((one) => document.importNode(one, true)));
    changed.add(shown);
    return;
  }
  const pairs = paired(from, to);
  const kept = new Set(pairs.map((at) => (at < 0 ? null : here[at])));
  for (const one of here) if (!kept.has(one)) one.remove();
  let after = null;
  to.forEach((one, at) => {
    let node = pairs[at] < 0 ? null : here[pairs[at]];
    if (node) change(node, from[pairs[at]], one, changed);
    else {
      node = document.importNode(one, true);
      shown.insertBefore(node, after ? after.nextSibling : shown.firstChild);
      if (node.nodeType === Node.ELEMENT_NODE) changed.add(node);
      else if (node.nodeValue.trim()) changed.add(shown);
    }
    after = node;
  });
}

function attributes(shown, old, next) {
  for (const { name } of old.attributes) if (!next.hasAttribute(name) && name !== "open") shown.removeAttribute(name);
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) === value) continue;
    if (name === "class") {
      for (const one of old.classList) shown.classList.remove(one);
      shown.classList.add(...next.classList);
    } else if (name !== "open") shown.setAttribute(name, value);
  }
}

const alike = (some, others) => some.length === others.length && some.every((one, at) => one.nodeName === others[at].nodeName);

/** For each new node the place of the old one that it is, or became; -1 for none. Places rise. */
function paired(from, to) {
  // The gaps between rows are all alike: were they told apart by their order, they would outvote the rows.
  const places = new Map();
  from.forEach((one, at) => { if (blank(one)) return; const key = keyOf(one); if (!places.has(key)) places.set(key, []); places.get(key).push(at); });
  const pairs = rising(to.map((one) => { const found = blank(one) ? null : places.get(keyOf(one)); return found?.length ? found.shift() : -1; }));
  // What stands between the same two neighbours and is of one kind has changed in itself.
  let next = 0;
  for (let at = 0; at < to.length; at += 1) {
    if (pairs[at] >= 0) { next = pairs[at] + 1; continue; }
    const end = pairs.slice(at).find((one) => one >= 0) ?? from.length;
    let found = -1;
    for (let old = next; old < end; old += 1) if (similar(from[old], to[at])) { found = old; break; }
    if (found >= 0) { pairs[at] = found; next = found + 1; }
  }
  return pairs;
}

const blank = (node) => node.nodeType === Node.TEXT_NODE && !node.nodeValue.trim();
const similar = (one, other) => one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");
const keyOf = (node) => (node.nodeType !== Node.ELEMENT_NODE ? `#${node.nodeValue}` : node.id ? `${node.nodeName}#${node.id}` : node.outerHTML);

/** The places with as few as possible made -1, so that the rest rise: what stays in order need not be moved. */
function rising(places) {
  const ends = [];
  const before = places.map(() => -1);
  places.forEach((place, at) => {
    if (place < 0) return;
    let low = 0;
    let high = ends.length;
    while (low < high) { const middle = (low + high) >> 1; if (places[ends[middle]] < place) low = middle + 1; else high = middle; }
    before[at] = low ? ends[low - 1] : -1;
    ends[low] = at;
  });
  const kept = new Set();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]) kept.add(at);
  return places.map((place, at) => (kept.has(at) ? place : -1));
}
