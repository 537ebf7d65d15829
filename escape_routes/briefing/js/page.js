/**
 * Parts of the page that the server wrote.
 */

/**
 * The element with that identifier.
 *
 * @param {string} id
 * @param {Document} [page]
 * @returns {HTMLElement}
 */
export function at(id, page = document) {
  const node = page.getElementById(id);
  if (!node) throw new RangeError(`the page has no element ${id}`);
  return node;
}

/**
 * @param {string} id
 * @param {boolean} isDisabled
 */
export function disable(id, isDisabled) {
  /** @type {HTMLButtonElement} */ (at(id)).disabled = isDisabled;
}

/**
 * The heading of a scene.
 *
 * @param {HTMLElement} section
 */
export const titleOf = (section) => /** @type {HTMLElement} */ (section.querySelector("h2"));

/** Shows the page in full, or gives the screen back. */
export function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}
