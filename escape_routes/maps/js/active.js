/**
 * Hover, click, touch and keyboard, the same for legs and waypoints.
 */
import { element } from "./dom.js";

/** @param {string[]} lines */
function tooltip(lines) {
  const box = element("div", "escape-tip");
  for (const [place, line] of lines.entries()) element(place ? "div" : "strong", "", box, line);
  return box;
}

/**
 * Makes a path that is on the map a button with a tooltip.
 *
 * @param {L.Path} path
 * @param {string} id of its subject
 * @param {{lines: string[], words: string}} told lines of the tooltip, and what is read aloud
 * @param {(id: string) => void} pick
 */
export function makeActive(path, id, { lines, words }, pick) {
  path.bindTooltip(() => tooltip(lines), {
    sticky: true,
    className: "escape-tooltip",
    direction: "top",
    opacity: 1,
  });
  path.on("click", (event) => {
    L.DomEvent.stopPropagation(event);
    pick(id);
  });
  const node = /** @type {SVGElement} */ (path.getElement());
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", words);
  node.dataset.subject = id;
  node.addEventListener("focus", () => path.openTooltip());
  node.addEventListener("blur", () => path.closeTooltip());
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    pick(id);
  });
}
