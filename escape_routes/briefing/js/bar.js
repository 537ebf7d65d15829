/**
 * The bar below the scenes, the list of all scenes, and links to the sources.
 *
 * @import { Scenes } from "./scenes.js"
 */
import { button, element } from "../../maps/js/dom.js";
import { bindClosing, close } from "./dialogs.js";
import { at, titleOf } from "./page.js";

/**
 * @param {Scenes} scenes
 * @param {Record<string, () => void>} acts by the identifier of their button
 */
export function buildBar(scenes, acts) {
  fillOverview(scenes);
  for (const [id, act] of Object.entries(acts)) at(id).addEventListener("click", act);
  bindClosing();
  for (const node of document.querySelectorAll(".to-sources")) {
    node.addEventListener("click", (event) => {
      event.preventDefault();
      scenes.go(scenes.last);
    });
  }
}

/** @param {Scenes} scenes */
function fillOverview(scenes) {
  const list = at("overview-list");
  for (const [place, section] of scenes.sections.entries()) {
    const title = titleOf(section).textContent ?? "";
    const show = () => {
      close("overview");
      scenes.go(place);
    };
    button(element("li", "", list), `Go to ${title}`, show, title);
  }
}
