/**
 * The strip of filters above every page. What is chosen stands in the address; whoever writes it
 * there, the strip, the map, Streamlit or the browser's buttons, the strip shows it.
 *
 * @import { Filters } from "../../maps/js/types.js"
 * @import { Component, Known, Said } from "./types.js"
 */
import { element } from "../../maps/js/dom.js";
import { readFilters, withFilters, withoutStand } from "../../maps/js/filters.js";
import { announce, go, replace, tryOut, WENT } from "../../maps/js/page.js";
import { FamilyChips } from "./family_chips.js";
import { RouteSearch } from "./route_search.js";
import { Tools } from "./tools.js";
import { YearBars } from "./year_bars.js";

export class Strip {
  /**
   * @param {Element} parent
   * @param {Known} known
   * @param {Component["setTriggerValue"]} tell
   */
  constructor(parent, known, tell) {
    this._known = known;
    this._page = "";
    const choose = (/** @type {Partial<Filters>} */ change) => go(window, this._with(change));
    const tried = (/** @type {Partial<Filters>} */ change) => tryOut(window, this._with(change));
    const left = element("div", "choice", parent);
    this._parts = [
      new FamilyChips(left, known, choose),
      new RouteSearch(left, known, choose),
      new YearBars(parent, known, choose, tried),
    ];
    this._tools = new Tools(left, (search) => tell("added", search));
    this._onMove = () => this._read();
    window.addEventListener("popstate", this._onMove);
    window.addEventListener(WENT, this._onMove);
    this._read();
  }

  /**
   * What the server says with each run.
   *
   * @param {Said} said
   */
  show({ page, search, briefing }) {
    this._tools.show(briefing);
    if (this._page && page !== this._page) this._carry(search);
    this._page = page;
    this._read();
  }

  remove() {
    window.removeEventListener("popstate", this._onMove);
    window.removeEventListener(WENT, this._onMove);
  }

  get _filters() {
    return readFilters(window.location.search, this._known);
  }

  _read() {
    for (const part of this._parts) part.show(this._filters);
  }

  /**
   * The filters go along to another page, whose address Streamlit writes without them.
   *
   * @param {string} search
   */
  _carry(search) {
    const kept = readFilters(search, this._known);
    const address = withFilters(window.location.search, kept);
    if (address === window.location.search) return;
    replace(window, address);
    announce(window);
  }

  /**
   * The address with another choice. Another choice of routes is a new view of the map.
   *
   * @param {Partial<Filters>} change
   */
  _with(change) {
    const search = withFilters(window.location.search, { ...this._filters, ...change });
    return change.years === undefined ? withoutStand(search) : search;
  }
}
