/** What the page does beyond reading: each part finds its own elements and leaves pages without them alone. */
import * as copy from "./copy.js";
import * as days from "./days.js";
import * as live from "./live.js";
import * as lookup from "./lookup.js";
import * as packed from "./packed.js";
import * as pictures from "./pictures.js";
import * as reader from "./reader.js";
import * as review from "./review.js";

for (const [name, part] of Object.entries({ copy, days, live, lookup, packed, pictures, reader, review })) {
  try {
    part.start(document);
  } catch (error) {
    // One part that fails must not take the others along: the page reads without any of them.
    console.error(`dateline: ${name}`, error);
  }
}

// The page was renewed in place: pictures draw what is new, and new parts get their buttons.
document.addEventListener("dateline:arrived", (event) => {
  const { data } = /** @type {CustomEvent} */ (event).detail;
  copy.start(document);
  days.start(document);
  if (data.length) pictures.start(document);
  for (const part of [reader, review]) part.arrived?.(document, event.detail);
});
