/**
 * Dialogs over the scenes: all scenes, keys, and passages.
 */
import { at } from "./page.js";

/** @param {string} id */
const dialogAt = (id) => /** @type {HTMLDialogElement} */ (at(id));

/** @param {string} id */
export function open(id) {
  const dialog = dialogAt(id);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

/** @param {string} id */
export function close(id) {
  dialogAt(id).close();
}

/** @param {string} id */
export function toggle(id) {
  if (dialogAt(id).open) close(id);
  else open(id);
}

/** Lets the button of every dialog close it. */
export function bindClosing() {
  for (const node of document.querySelectorAll("dialog .close")) {
    node.addEventListener("click", () => node.closest("dialog")?.close());
  }
}
