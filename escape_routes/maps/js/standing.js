/**
 * What the legs say of their places: how many meet there, whether people arrive in its country, and
 * of which part of the main way it is an entry.
 *
 * @import { LayerData, Place } from "./types.js"
 */

/** In a country in which people arrive, this many times more legs end than begin. */
const ARRIVALS = 3;
/** A leg of the main way weighs as much as so many others of its family. */
const TRUNK = 100;

/** Counted once for all that can be shown. */
export class Standing {
  /** @param {LayerData} data */
  constructor({ legs, routes, waypoints, trunk }) {
    this._trunk = trunk;
    this._routes = new Map(routes.map((route) => [route.id, route]));
    this._countries = new Map(waypoints.map((place) => [place.id, place.country]));
    this.main = trunk === null ? null : (this._routes.get(trunk)?.family ?? null);
    /** @type {Map<string, number>} how many legs meet in a place */
    this.degree = new Map();
    /** @type {Map<string, number>} the same for the family of the main way, its trunk first */
    this._main = new Map();
    /** @type {Map<string, {begin: number, end: number}>} */
    this._flow = new Map();
    for (const leg of legs) this._count(leg);
    /** @type {Map<string, string | null>} */
    this._entries = new Map();
    this._findEntries(legs);
  }

  /**
   * Whether people arrive in a country, rather than pass through.
   *
   * @param {string} country
   */
  isEnd(country) {
    const { begin, end } = this._flow.get(country) ?? { begin: 0, end: 0 };
    return end > ARRIVALS && end > ARRIVALS * begin;
  }

  /**
   * The part of the main way to which a place alone belongs, such as an entry into a country.
   *
   * @param {string} placeId
   */
  entryOf(placeId) {
    return this._entries.get(placeId) ?? null;
  }

  /**
   * The more, the rather a place stands for others beside it.
   *
   * @param {Place} place
   */
  rank({ id, country, kind }) {
    const capital = kind === "capital" && this.isEnd(country) ? 1e6 : 0;
    return capital + (this._main.get(id) ?? 0) * 1000 + (this.degree.get(id) ?? 0);
  }

  /** @param {LayerData["legs"][number]} leg */
  _count({ from, to, route }) {
    const isMain = this.main !== null && this._routes.get(route)?.family === this.main;
    for (const id of [from, to]) {
      add(this.degree, id, 1);
      if (isMain) add(this._main, id, route === this._trunk ? TRUNK : 1);
    }
    const [start, end] = [from, to].map((id) => this._countries.get(id) ?? "");
    if (start === end) return;
    this._flowOf(start).begin += 1;
    this._flowOf(end).end += 1;
  }

  /** @param {string} country */
  _flowOf(country) {
    const flow = this._flow.get(country) ?? { begin: 0, end: 0 };
    this._flow.set(country, flow);
    return flow;
  }

  /** @param {LayerData["legs"]} legs */
  _findEntries(legs) {
    if (this._trunk === null) return;
    /** @type {Map<string, string | undefined>} */
    const starts = new Map();
    const parts = legs.filter(({ route }) => this._routes.get(route)?.part === this._trunk);
    for (const { route, from, to } of parts) {
      if (!starts.has(route)) starts.set(route, this._countries.get(from));
      const beyond = [from, to].filter((id) => this._countries.get(id) !== starts.get(route));
      for (const id of beyond) this._enter(id, route);
    }
  }

  /**
   * @param {string} placeId
   * @param {string} route
   */
  _enter(placeId, route) {
    const isShared = this._entries.has(placeId) && this._entries.get(placeId) !== route;
    this._entries.set(placeId, isShared ? null : route);
  }
}

/**
 * @param {Map<string, number>} counts
 * @param {string} key
 * @param {number} by
 */
function add(counts, key, by) {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
