/**
 * The routes on a map inside a page of the dashboard. The address of the page says what is chosen,
 * so the map follows it at once, and the server then says the same again.
 *
 * @import { Command, LayerData } from "./types.js"
 * @typedef {import("./route_layer.js").RouteOptions} RouteOptions
 */
import { readStand, withFocus, withStandOf, withState, withView } from "./address.js";
import { chosenRoutes, readFilters } from "./filters.js";
import { ALL } from "./front.js";
import { go, replace, TRIED, WENT } from "./page.js";
import { RouteLayer } from "./route_layer.js";

/** A move that ends so long after a touch, in milliseconds, is of the reader. */
const OWN_MS = 1200;

export class PageLayer extends RouteLayer {
  /**
   * @param {LayerData} data
   * @param {RouteOptions} options
   * @param {Window} page
   */
  constructor(data, options, page) {
    super(data, {
      ...options,
      onPick: (id) => go(page, withFocus(page.location.search, id)),
      onState: (state) => this._tell(withState(this._search, state, this.features.standing.main)),
    });
    this._page = page;
    this._known = data;
    const keys = data.routes.map(({ id }) => id);
    this._stands = {
      fronts: [ALL, ...data.families.map(({ id }) => id).filter(Boolean), ...keys],
      legs: Object.fromEntries(keys.map((id) => [id, this.features.legsOf(id).length])),
    };
    /**
     * What the server said last.
     *
     * @type {Command | null}
     */
    this._said = null;
    /** The address when the reader, or a link, last told how the map stands. */
    this._told = page.location.search;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    super.onAdd(map);
    const follow = () => {
      this._told = this._search;
      this._showAt(this._search);
    };
    /** @param {Event} event */
    const tryOut = (event) => this._showAt(/** @type {CustomEvent<string>} */ (event).detail);
    // Before Streamlit, which has more to do then.
    this._page.addEventListener("popstate", follow, true);
    this._page.addEventListener(WENT, follow);
    this._page.addEventListener(TRIED, tryOut);
    window.addEventListener("pagehide", () => {
      this._page.removeEventListener("popstate", follow, true);
      this._page.removeEventListener(WENT, follow);
      this._page.removeEventListener(TRIED, tryOut);
    });
    this._keepView(map);
    return this;
  }

  /**
   * What the server says; where the address has gone on since, the address holds.
   *
   * @param {Command} command
   */
  show(command) {
    this._said = command;
    // Streamlit writes addresses too, and does not know what the reader has done to the map.
    this._tell(withStandOf(this._search, this._told));
    this._showAt(this._search);
    return this;
  }

  get _search() {
    return this._page.location.search;
  }

  /** @param {string} search */
  _showAt(search) {
    if (!this._said) return;
    const filters = readFilters(search, this._known);
    const { front, walk, at } = readStand(search, this._stands);
    const routes = chosenRoutes(filters, this._known);
    super.show({
      ...this._said,
      routes,
      years: filters.years,
      front,
      walk,
      at: at ?? this._said.at,
    });
  }

  /** @param {string} search */
  _tell(search) {
    replace(this._page, search);
    this._told = search;
  }

  /**
   * Keeps the part of the map that is seen in the address. What the layer moves by itself follows
   * from the rest of it.
   *
   * @param {L.Map} map
   */
  _keepView(map) {
    let touched = 0;
    const touch = () => {
      touched = Date.now();
    };
    for (const name of ["pointerdown", "pointerup", "wheel", "keydown"]) {
      map.getContainer().addEventListener(name, touch, { capture: true, passive: true });
    }
    map.on("moveend", () => {
      if (Date.now() - touched > OWN_MS) return;
      this._tell(withView(this._search, map.getCenter(), map.getZoom()));
    });
  }
}
