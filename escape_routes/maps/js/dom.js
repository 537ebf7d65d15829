/**
 * Elements of the page. Text from the data reaches the page through `element` alone, as text.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * A new element at the end of its parent, if it has one.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [className]
 * @param {Element | null} [parent]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, className = "", parent = null, text = undefined) {
  const node = (parent?.ownerDocument ?? document).createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  parent?.append(node);
  return node;
}

/**
 * A button whose words are its tooltip and are read aloud.
 *
 * @param {Element} parent
 * @param {string} words
 * @param {() => void} act
 * @param {string} [text]
 */
export function button(parent, words, act, text = undefined) {
  const node = element("button", "", parent, text);
  node.type = "button";
  node.title = words;
  node.setAttribute("aria-label", words);
  node.addEventListener("click", act);
  return node;
}

/**
 * A small picture of lines, for the eye only.
 *
 * @param {number} wide in pixels
 * @param {number} high in pixels
 * @param {{d: string, width: number, dash?: string, colour?: string}[]} lines
 */
export function drawing(wide, high, lines) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("width", String(wide));
  picture.setAttribute("height", String(high));
  picture.setAttribute("aria-hidden", "true");
  for (const { d, width, dash, colour } of lines) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    path.setAttribute("fill", "none");
    path.setAttribute("stroke", colour ?? "currentColor");
    path.setAttribute("stroke-width", String(width));
    if (dash) path.setAttribute("stroke-dasharray", dash);
    picture.append(path);
  }
  return picture;
}
