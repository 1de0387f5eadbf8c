/**
 * Fields for a day: what is typed stands beside in words, with its day of the week, so that nobody takes 3 April for
 * 4 March. Typed are "2022-01-10" or "10 January 2022"; the server reads both.
 */
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const WEEK = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** @param {Document} document */
export function start(document) {
  for (const field of document.querySelectorAll("input[data-day]")) {
    const words = field.ownerDocument.getElementById(`${field.id}-words`);
    if (!(field instanceof HTMLInputElement) || !words || field.dataset.heard) continue;
    field.dataset.heard = "yes";
    const tell = () => {
      const told = inWords(field.value);
      words.textContent = told ?? "no day so far";
      field.setAttribute("aria-invalid", String(told === null));
    };
    field.addEventListener("input", tell);
    tell();
  }
}

/**
 * A typed day in words; "" for nothing, null for what is no day.
 * @param {string} typed
 * @returns {string | null}
 */
export function inWords(typed) {
  const told = typed.trim().replace(/\s+/g, " ").toLowerCase();
  if (!told) return "";
  const iso = told.match(/^(\d{4})-(\d{2})-(\d{2})$/);
  const said = told.match(/^(\d{1,2}) ([a-z]{3,9})\.?,? (\d{4})$/);
  if (!iso && !said) return null;
  const months = said ? MONTHS.map((name, at) => (name.toLowerCase().startsWith(said[2]) ? at : -1)).filter((at) => at >= 0) : [];
  const [year, month, day] = iso ? [+iso[1], +iso[2] - 1, +iso[3]] : [+said[3], months.length === 1 ? months[0] : -1, +said[1]];
  const at = new Date(0);
  at.setUTCFullYear(year, month, day);
  // "31 February" is none: a date would make 3 March of it.
  if (month < 0 || at.getUTCMonth() !== month || at.getUTCDate() !== day) return null;
  return `${WEEK[at.getUTCDay()]}, ${day} ${MONTHS[month]} ${year}`;
}
