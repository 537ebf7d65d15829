/**
 * The families of routes side by side; any of them can be chosen together.
 *
 * @import { Filters } from "../../maps/js/types.js"
 * @import { Choose, Known } from "./types.js"
 */
import { element } from "../../maps/js/dom.js";

export class FamilyChips {
  /**
   * @param {Element} parent
   * @param {Known} known
   * @param {Choose} choose
   */
  constructor(parent, { families }, choose) {
    const named = families.filter(({ id }) => id);
    const box = element("div", "chips", parent);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Families of routes");
    box.hidden = named.length === 0;
    /** @type {string[]} */
    this._chosen = [];
    this._chips = named.map(({ id, name, words }) => {
      const chip = element("button", "chip", box, name);
      chip.type = "button";
      chip.title = words;
      chip.dataset.family = id;
      chip.addEventListener("click", () => choose({ families: this._toggled(id) }));
      return chip;
    });
  }

  /** @param {Filters} filters */
  show({ families }) {
    this._chosen = families;
    for (const chip of this._chips) {
      const isChosen = families.includes(chip.dataset.family ?? "");
      chip.setAttribute("aria-pressed", String(isChosen));
    }
  }

  /** @param {string} id */
  _toggled(id) {
    const keys = this._chips.map(({ dataset }) => dataset.family ?? "");
    return keys.filter((key) => this._chosen.includes(key) !== (key === id));
  }
}
