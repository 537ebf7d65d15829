/**
 * The years as bars of the arrivals in each: a window is dragged over them, pressed, or moved by keys.
 *
 * @import { Filters, Years } from "../../maps/js/types.js"
 * @import { Choose, Known } from "./types.js"
 * @import { End } from "./window.js"
 */
import { button, element } from "../../maps/js/dom.js";
import { between, movedBy, told, yearAt } from "./window.js";

/** A key that is held moves on before the server is asked, in milliseconds. */
const PAUSE_MS = 250;
const ALL = "All years";
const NAMES = ["First year", "Last year"];

export class YearBars {
  /**
   * @param {Element} parent
   * @param {Known} known
   * @param {Choose} choose
   * @param {Choose} tryOut shows what a choice would show
   */
  constructor(parent, { span, yearly }, choose, tryOut) {
    this._span = span;
    this._choose = choose;
    this._tryOut = tryOut;
    this._years = span;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this._timer = undefined;
    const box = element("div", "years", parent);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Years");
    const head = element("div", "head", box);
    this._words = element("output", "", head);
    this._all = button(head, ALL, () => this._choose({ years: null }), ALL);
    this._track = element("div", "track", box);
    this._bars = this._makeBars(new Map(yearly));
    this._handles = [this._makeHandle(0), this._makeHandle(1)];
    const ends = element("div", "ends", box);
    element("span", "", ends, String(span[0]));
    element("span", "", ends, String(span[1]));
    this._track.addEventListener("pointerdown", (event) => this._onPress(event));
  }

  /** @param {Filters} filters */
  show({ years }) {
    if (this._timer === undefined) this._draw(years ?? this._span);
  }

  /** @param {Map<number, number>} counts */
  _makeBars(counts) {
    const [first, last] = this._span;
    const most = Math.max(1, ...counts.values());
    const box = element("div", "bars", this._track);
    box.setAttribute("aria-hidden", "true");
    return Array.from({ length: last - first + 1 }, (_, place) => {
      const count = counts.get(first + place);
      const bar = element("i", "", box);
      bar.style.height = `${count === undefined ? 0 : Math.max(3, (100 * count) / most)}%`;
      bar.title = count === undefined ? `${first + place}` : inWords(first + place, count);
      return bar;
    });
  }

  /** @param {End} end */
  _makeHandle(end) {
    const handle = element("span", "handle", this._track);
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", NAMES[end]);
    handle.setAttribute("aria-valuemin", String(this._span[0]));
    handle.setAttribute("aria-valuemax", String(this._span[1]));
    handle.addEventListener("keydown", (event) => this._onKey(event, end));
    handle.addEventListener("blur", () => this._settle());
    return handle;
  }

  /** @param {Years} years */
  _draw(years) {
    this._years = years;
    const [first, last] = this._span;
    const count = last - first + 1;
    for (const [place, bar] of this._bars.entries()) {
      bar.className = first + place >= years[0] && first + place <= years[1] ? "in" : "";
    }
    const places = [years[0] - first, years[1] - first + 1];
    for (const [end, handle] of this._handles.entries()) {
      handle.style.left = `${(100 * places[end]) / count}%`;
      handle.setAttribute("aria-valuenow", String(years[end]));
    }
    const window = told(years, this._span);
    this._words.textContent = window ? [...new Set(years)].join("–") : ALL;
    this._all.hidden = !window;
  }

  /** @param {Years} years */
  _try(years) {
    if (years.join() === this._years.join()) return;
    this._draw(years);
    this._tryOut({ years: told(years, this._span) });
  }

  /** Tells the address what has been tried. */
  _settle() {
    if (this._timer === undefined) return;
    clearTimeout(this._timer);
    this._timer = undefined;
    this._choose({ years: told(this._years, this._span) });
  }

  /**
   * @param {KeyboardEvent} event
   * @param {End} end
   */
  _onKey(event, end) {
    const years = movedBy(this._years, end, event.key, this._span);
    if (!years) return;
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._settle(), PAUSE_MS);
    this._try(years);
  }

  /**
   * A press on a handle moves that end, one between the bars begins a new window; a year that is
   * pressed again gives all years back.
   *
   * @param {PointerEvent} event
   */
  _onPress(event) {
    if (event.button !== 0) return;
    const held = this._handles.indexOf(/** @type {HTMLElement} */ (event.target));
    const before = this._years;
    const begin = this._yearUnder(event);
    const fixed = held < 0 ? begin : before[1 - held];
    if (held < 0) event.preventDefault();
    let isMoved = false;
    this._track.setPointerCapture(event.pointerId);
    /** @param {PointerEvent} move */
    const onMove = (move) => {
      const year = this._yearUnder(move);
      isMoved ||= year !== begin;
      if (isMoved) this._try(between(fixed, year));
    };
    const onEnd = () => {
      this._track.removeEventListener("pointermove", onMove);
      this._track.removeEventListener("pointerup", onEnd);
      this._track.removeEventListener("pointercancel", onEnd);
      // The two handles of a single year lie over its bar.
      if (held >= 0 && !isMoved && !isYear(before, begin)) return;
      if (!isMoved) this._draw(isYear(before, begin) ? this._span : [begin, begin]);
      this._choose({ years: told(this._years, this._span) });
    };
    this._track.addEventListener("pointermove", onMove);
    this._track.addEventListener("pointerup", onEnd);
    this._track.addEventListener("pointercancel", onEnd);
  }

  /** @param {PointerEvent} event */
  _yearUnder({ clientX }) {
    const { left, width } = this._track.getBoundingClientRect();
    return yearAt((clientX - left) / width, this._span);
  }
}

/**
 * @param {Years} years
 * @param {number} year
 */
function isYear([first, last], year) {
  return first === year && last === year;
}

/**
 * @param {number} year
 * @param {number} count
 */
function inWords(year, count) {
  return `${year}: ${count.toLocaleString("en")} arrivals in South Korea`;
}
