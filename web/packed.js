/**
 * Pages of a frozen site that stand in packed files (see page/packing.py): page.html#series/N12ab shows one, with
 * ":F34" behind it at that element. All of them are pages of ours, escaped when they were made.
 */
import { data, tag } from "./draw.js";
import { opened } from "./unpack.js";

const files = new Map(); // by name, what is in it, or will be
let shown = null; // path of what is shown

/**
 * What stands at a path; undefined for nothing.
 * @param {string} path
 */
export async function entry(path) {
  const volume = (data("volumes") ?? []).filter(([, first]) => first <= path).pop();
  if (!volume) return undefined;
  const [name] = volume;
  if (!files.has(name)) files.set(name, fetched(name));
  return (await files.get(name))[path];
}

/** A packed file is a script: from disk a page can fetch nothing. */
function fetched(name) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = name;
    script.onload = () => {
      const number = name.replace(/\D/g, "");
      try {
        done(opened(window.datelinePacked[number]));
        delete window.datelinePacked[number];
      } catch (error) {
        failed(error);
      }
    };
    script.onerror = () => failed(new Error(`${name} is not there`));
    document.head.append(script);
  });
}

/** @param {Document} document */
export function start(document) {
  if (document.body.dataset.page !== "packed") return;
  addEventListener("hashchange", show);
  document.querySelector("a.skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  // Where a page was left: whoever comes back to it comes back there.
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) history.replaceState({ top: scrollY }, "");
  }, true);
  history.scrollRestoration = "manual";
  show();
}

async function show() {
  const [path, at] = decodeURIComponent(location.hash.slice(1)).split(":");
  if (path !== shown) {
    let page;
    try {
      page = path && !path.startsWith("~") ? await entry(path) : undefined;
    } catch (error) {
      say(`A part of this site cannot be opened (${error.message}). Is the folder whole?`);
      return;
    }
    if (decodeURIComponent(location.hash.slice(1)).split(":")[0] !== path) return; // meanwhile another was asked for
    if (!page) {
      say(path ? "This site has no such page." : "The address of this page has lost its end, which says what it shows.");
      return;
    }
    put(path, page);
  }
  for (const old of document.querySelectorAll("main .target")) old.classList.remove("target");
  const place = at && document.getElementById(at);
  if (place) {
    place.classList.add("target");
    (place.closest("details") ?? {}).open = true;
    place.scrollIntoView();
  } else scrollTo(0, history.state?.top ?? 0);
}

function say(words) {
  shown = null;
  document.getElementById("main").replaceChildren(tag("h1", {}, "Nothing to show"), tag("p", { class: "empty", role: "status" }, words, " ", tag("a", { href: "index.html" }, "To the overview")));
}

function put(path, [name, title, html, of, json]) {
  const made = new DOMParser().parseFromString(`<title>${title}</title><main>${html}</main>`, "text/html");
  for (const link of made.querySelectorAll('main a[href^="#"]')) link.setAttribute("href", `#${path}:${link.getAttribute("href").slice(1)}`);
  const main = document.getElementById("main");
  const first = !shown;
  main.replaceChildren(...Array.from(made.querySelector("main").childNodes, (node) => document.importNode(node, true)));
  document.title = made.title;
  document.body.dataset.page = name;
  for (const old of document.querySelectorAll("script[data-packed]")) old.remove();
  if (of) document.body.append(tag("script", { type: "application/json", id: `data-${of}`, "data-packed": "" }, json));
  shown = path;
  if (!first) main.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("dateline:arrived", { detail: { changed: new Set(), data: of ? [of] : [] } }));
}
