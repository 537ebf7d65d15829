/**
 * What can be done with a view: copy a link to it, and add it to a briefing.
 *
 * @import { Said } from "./types.js"
 */
import { element } from "../../maps/js/dom.js";

const COPIED_MS = 2500;
const COPY = "Copy link";

export class Tools {
  /**
   * @param {Element} parent
   * @param {(search: string) => void} add takes the address of the view
   */
  constructor(parent, add) {
    const box = element("div", "tools", parent);
    this._add = element("button", "tool", box, "Add this view to my briefing");
    this._add.type = "button";
    this._add.title =
      "A scene with these routes and years, kept in this session only. The page “Briefing” puts " +
      "scenes in order, presents and saves them.";
    this._add.addEventListener("click", () => add(window.location.search));
    this._copy = element("button", "tool", box, COPY);
    this._copy.type = "button";
    this._copy.title = "A link that shows the same to others";
    this._copy.addEventListener("click", () => this._copyLink());
    this._link = element("input", "link", box);
    this._link.readOnly = true;
    this._link.hidden = true;
    this._link.setAttribute("aria-label", "Link to this view");
    this._scenes = element("span", "scenes", box);
    this._scenes.setAttribute("role", "status");
  }

  /** @param {Said["briefing"]} briefing */
  show(briefing) {
    this._add.hidden = !briefing;
    this._add.disabled = briefing?.isFull ?? false;
    this._scenes.textContent = briefing?.scenes ?? "";
    this._link.hidden = true;
  }

  async _copyLink() {
    const { href } = window.location;
    try {
      await navigator.clipboard.writeText(href);
      this._copy.textContent = "Link copied";
      setTimeout(() => {
        this._copy.textContent = COPY;
      }, COPIED_MS);
    } catch {
      // A browser lets no page write into the clipboard over plain HTTP; the link can be taken by hand.
      this._link.value = href;
      this._link.hidden = false;
      this._link.select();
    }
  }
}
