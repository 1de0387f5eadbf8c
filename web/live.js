/**
 * What arrives in the record shows without a reload. The server tells that something moved; the page is asked for
 * again and only what differs is put in: place, focus, selection and open parts stay as they are.
 */
import { patch } from "./patch.js";

const WAIT = 400; // ms in which several arrivals are taken together
const MARKED = 10_000; // ms for which what arrived is marked at least, even if more arrives meanwhile

// As the server sent it, before other scripts work on it: what differs is told between two answers of the server.
let sent = document.getElementById("main")?.cloneNode(true);

/** By kind the ids that were told, and how many more there were than were named. */
let told = nothing();
let pending = 0;
let asking = false;
let more = false; // something moved while the page was being asked for
const since = new WeakMap(); // when each marked element arrived
let notice;

/** @param {Document} document */
export function start(document) {
  const { live, stamp } = document.body.dataset;
  const asked = new URLSearchParams(location.search);
  if (!live || !sent || !window.EventSource || asked.has("as_of") || asked.has("reported_by")) return;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/static/live.css";
  document.head.append(style);
  const events = new EventSource(`${live}?since=${encodeURIComponent(stamp ?? "")}`);
  events.addEventListener("moved", (event) => {
    const moved = JSON.parse(event.data);
    if (moved.stamp === document.body.dataset.stamp) return;
    for (const kind of Object.keys(told)) {
      moved[kind].ids.forEach((id) => told[kind].ids.add(id));
      told[kind].more += moved[kind].count - moved[kind].ids.length;
    }
    // What came in while the page was open and was looked at again is still new to its reader.
    for (const id of told.new.ids) told.altered.ids.delete(id);
    tell();
    clearTimeout(pending);
    pending = setTimeout(renew, WAIT);
  });
  // Whoever was writing may be done.
  document.addEventListener("focusout", () => setTimeout(() => { if (pending && !writing()) renew(); }, WAIT));
  document.addEventListener("visibilitychange", () => { if (!document.hidden && pending) renew(); });
  window.addEventListener("pagehide", () => events.close());
}

/** Ask for this page again, unless someone is writing in it or nobody looks. */
async function renew(wanted) {
  if (asking || document.hidden || (wanted !== true && writing())) {
    more ||= asking;
    tell();
    return;
  }
  pending = 0;
  asking = true;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The server is away; the next event asks again.
  } finally {
    asking = false;
    if (more) {
      more = false;
      clearTimeout(pending);
      pending = setTimeout(renew, WAIT);
    }
  }
}

/** @param {Document} now */
function show(now) {
  const main = document.getElementById("main");
  const next = now.getElementById("main");
  if (!main || !next || now.body.dataset.page !== document.body.dataset.page) return;
  const hold = holdPlace(main);
  const focused = document.activeElement;
  const again = focused && main.contains(focused) ? nameOf(focused) : "";
  const at = performance.now();
  for (const one of document.querySelectorAll(".arrived")) if (at - (since.get(one) ?? 0) > MARKED) one.classList.remove("arrived");
  const changed = patch(main, sent, next);
  sent = next.cloneNode(true);
  for (const one of changed) {
    one.classList.add("arrived");
    since.set(one, at);
  }
  const data = renewData(now);
  document.title = now.title;
  Object.assign(document.body.dataset, now.body.dataset);
  document.querySelector("body > footer")?.replaceChildren(...[...(now.querySelector("body > footer")?.childNodes ?? [])].map((one) => document.importNode(one, true)));
  if (again && !focused.isConnected) main.querySelector(again)?.focus({ preventScroll: true });
  hold();
  tell();
  document.dispatchEvent(new CustomEvent("dateline:arrived", { detail: { changed, data } }));
}

/** Puts in the data of scripts; ids of those that differ. @param {Document} now */
function renewData(now) {
  return [...now.querySelectorAll('script[type="application/json"][id]')].filter((one) => {
    const old = document.getElementById(one.id);
    if (old?.textContent === one.textContent) return false;
    if (old) old.textContent = one.textContent;
    else document.body.append(document.importNode(one, true));
    return true;
  }).map((one) => one.id);
}

/** Whether someone is writing in the page: what they have typed must not go. */
function writing() {
  const fields = document.querySelectorAll("main textarea, main input:not([type=hidden]), main select");
  return [...fields].some((field) => field === document.activeElement && field.matches("textarea, input:not([type=checkbox],[type=radio])")
    || (field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT" ? [...field.options].some((one) => one.selected !== one.defaultSelected) && field.selectedIndex > 0
        : field.value !== field.defaultValue));
}

/** Keeps what is at the top of the window where it is; the function that is given back does it. */
function holdPlace(main) {
  const root = document.documentElement;
  const at = [...main.querySelectorAll("*")].find((one) => one.getBoundingClientRect().bottom > 0 && !one.childElementCount);
  const top = at?.getBoundingClientRect().top ?? 0;
  if (!window.scrollY || !at) return () => {};
  root.style.overflowAnchor = "none"; // the browser must not do it, too
  return () => {
    if (at.isConnected) window.scrollBy({ top: at.getBoundingClientRect().top - top, behavior: "instant" });
    requestAnimationFrame(() => { root.style.overflowAnchor = ""; });
  };
}

/** A selector for the same element in another version of the page, "" for none. */
function nameOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const to = element.getAttribute("href");
  return to ? `${element.localName}[href="${CSS.escape(to)}"]` : "";
}

const many = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

function nothing() {
  return Object.fromEntries(["reports", "new", "altered", "gone"].map((kind) => [kind, { ids: new Set(), more: 0 }]));
}

/** What has arrived, in words. */
function words() {
  const parts = [];
  const count = (kind) => told[kind].ids.size + told[kind].more;
  if (count("reports")) parts.push(many(count("reports"), "new report"));
  if (count("new")) parts.push(many(count("new"), count("reports") ? "claim" : "new claim"));
  if (count("altered")) parts.push(`${many(count("altered"), "claim")} changed`);
  if (count("gone")) parts.push(`${many(count("gone"), "claim")} withdrawn`);
  return parts.join(", ") || "The record has changed";
}

function tell() {
  if (!notice) {
    notice = document.createElement("aside");
    notice.className = "live";
    notice.setAttribute("aria-label", "What has arrived");
    const text = document.createElement("p");
    text.setAttribute("role", "status");
    const now = button("Show now", () => renew(true));
    now.className = "show";
    notice.append(text, now, button("Done", () => {
      document.querySelectorAll(".arrived").forEach((one) => one.classList.remove("arrived"));
      told = nothing();
      notice.remove();
      notice = undefined;
    }));
    document.getElementById("main").before(notice);
  }
  notice.querySelector("p").textContent = words();
  notice.querySelector(".show").hidden = !pending || !writing();
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
