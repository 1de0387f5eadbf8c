/** A button beside each text that is there to be pasted elsewhere. Without scripts the text itself can be marked. */

const SAID_FOR = 2000;

/**
 * Puts text on the clipboard. A page that was opened from a file, or over plain HTTP from another machine, has no
 * clipboard of its own: there the text is marked and copied as a reader would do it.
 * @param {HTMLElement} element
 * @returns {Promise<boolean>}
 */
async function put(element) {
  const text = element.textContent ?? "";
  const document = element.ownerDocument;
  try {
    await document.defaultView?.navigator.clipboard.writeText(text);
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    return document.execCommand("copy");
  }
}

/**
 * @param {HTMLElement} pre
 * @param {HTMLElement} said where a screen reader is told
 */
function add(pre, said) {
  const document = pre.ownerDocument;
  const button = document.createElement("button");
  const name = pre.getAttribute("aria-label") ?? "text";
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy as ${name}`);
  button.addEventListener("click", async () => {
    const done = await put(pre);
    button.textContent = done ? "Copied" : "Marked: press Ctrl-C";
    said.textContent = done ? `Copied as ${name}` : "The text is marked";
    setTimeout(() => {
      button.textContent = "Copy";
      said.textContent = "";
    }, SAID_FOR);
  });
  pre.closest("dd")?.previousElementSibling?.append(button);
}

/** @param {ParentNode} root the document, or a part of it that came later */
export function start(root) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".copy pre:not([data-copy])"));
  if (!found.length) return;
  const document = found[0].ownerDocument;
  let said = /** @type {HTMLElement | null} */ (document.getElementById("copied"));
  if (!said) {
    said = document.createElement("p");
    said.id = "copied";
    said.className = "sr";
    said.setAttribute("role", "status");
    document.body.append(said);
  }
  for (const pre of found) {
    pre.dataset.copy = "";
    add(pre, said);
  }
}
