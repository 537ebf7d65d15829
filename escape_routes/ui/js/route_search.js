/**
 * A field to find single routes by some letters, and the routes that are chosen.
 *
 * @import { Filters } from "../../maps/js/types.js"
 * @import { Offer } from "./matches.js"
 * @import { Choose, Known } from "./types.js"
 */
import { button, element } from "../../maps/js/dom.js";
import { offers } from "./matches.js";

const LIST = "offers";

export class RouteSearch {
  /**
   * @param {Element} parent
   * @param {Known} known
   * @param {Choose} choose
   */
  constructor(parent, { routes }, choose) {
    this._routes = routes;
    this._choose = choose;
    /** @type {string[]} */
    this._chosen = [];
    /** @type {Offer[]} */
    this._offers = [];
    this._active = -1;
    const box = element("div", "search", parent);
    this._tokens = element("span", "tokens", box);
    this._field = this._makeField(box);
    this._list = element("ul", "", box);
    this._list.id = LIST;
    this._list.setAttribute("role", "listbox");
    this._list.setAttribute("aria-label", "Routes");
    this._close();
  }

  /** @param {Filters} filters */
  show({ routes }) {
    if (routes.join() === this._chosen.join() && this._tokens.childElementCount) return;
    this._chosen = routes;
    this._tokens.replaceChildren();
    for (const { id, short } of this._routes.filter((route) => routes.includes(route.id))) {
      const token = button(this._tokens, `Take out ${short}`, () => this._drop(id), `${short} ×`);
      token.className = "chip token";
      token.dataset.route = id;
    }
    this._field.placeholder = routes.length ? "" : "Find a route";
  }

  /** @param {Element} box */
  _makeField(box) {
    const field = element("input", "", box);
    field.type = "text";
    field.autocomplete = "off";
    field.spellcheck = false;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-label": "Find a route",
      "aria-autocomplete": "list",
      "aria-controls": LIST,
    })) {
      field.setAttribute(name, value);
    }
    field.addEventListener("input", () => this._open());
    field.addEventListener("click", () => this._open());
    field.addEventListener("blur", () => this._close());
    field.addEventListener("keydown", (event) => this._onKey(event));
    return field;
  }

  /** @param {string} id */
  _drop(id) {
    this._choose({ routes: this._chosen.filter((key) => key !== id) });
    this._field.focus();
  }

  _open() {
    const left = this._routes.filter(({ id }) => !this._chosen.includes(id));
    const text = this._field.value;
    this._offers = offers(left, text);
    this._list.replaceChildren();
    for (const [place, { label, ids }] of this._offers.entries()) {
      const entry = element("li", "", this._list, label);
      entry.id = `${LIST}-${place}`;
      entry.setAttribute("role", "option");
      // A press must not take the focus from the field, which would close the list first.
      entry.addEventListener("pointerdown", (event) => event.preventDefault());
      entry.addEventListener("click", () => this._take(ids));
    }
    if (!this._offers.length) element("li", "none", this._list, "No route has these letters.");
    this._list.hidden = false;
    this._field.setAttribute("aria-expanded", "true");
    this._activate(text.trim() && this._offers.length ? 0 : -1);
  }

  _close() {
    this._list.hidden = true;
    this._field.setAttribute("aria-expanded", "false");
    this._activate(-1);
  }

  /** @param {number} place */
  _activate(place) {
    this._active = place;
    for (const [number, entry] of [...this._list.children].entries()) {
      entry.setAttribute("aria-selected", String(number === place));
    }
    const entry = this._list.children[place];
    if (entry) {
      this._field.setAttribute("aria-activedescendant", entry.id);
      entry.scrollIntoView({ block: "nearest" });
    } else this._field.removeAttribute("aria-activedescendant");
  }

  /** @param {string[]} ids */
  _take(ids) {
    this._field.value = "";
    this._close();
    const wanted = new Set([...this._chosen, ...ids]);
    this._choose({ routes: this._routes.map(({ id }) => id).filter((id) => wanted.has(id)) });
  }

  /** @param {KeyboardEvent} event */
  _onKey(event) {
    const isMeant = !event.isComposing && this._act(event.key);
    if (!isMeant) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Does what a key asks for; false where it means nothing here.
   *
   * @param {string} key
   */
  _act(key) {
    const offer = this._offers[this._active];
    /** @type {Record<string, false | (() => void)>} */
    const acts = {
      ArrowDown: () => this._step(1),
      ArrowUp: () => this._step(-1),
      Enter: offer !== undefined && (() => this._take(offer.ids)),
      Escape: !this._list.hidden && (() => this._close()),
      Backspace: this._canTakeBack && (() => this._choose({ routes: this._chosen.slice(0, -1) })),
    };
    const act = acts[key];
    if (act) act();
    return Boolean(act);
  }

  get _canTakeBack() {
    return !this._field.value && this._chosen.length > 0;
  }

  /** @param {1 | -1} by */
  _step(by) {
    if (this._list.hidden) this._open();
    const count = this._offers.length;
    if (count) this._activate((this._active + by + count) % count);
  }
}
