/**
 * Sizes of names. The same words in the same type are measured once: measuring has the browser lay
 * out all that was written before.
 */

/** @type {Map<string, [number, number]>} */
const known = new Map();

/**
 * Width and height of an element in pixels.
 *
 * @param {HTMLElement} node
 * @param {number} scale of its type, as the style sheet has it
 * @returns {[number, number]}
 */
export function measured(node, scale) {
  const key = `${scale} ${node.className} ${node.innerHTML}`;
  const found = known.get(key) ?? [node.offsetWidth, node.offsetHeight];
  // What is not on the page yet has no size.
  if (found[0]) known.set(key, found);
  return found;
}
