/**
 * What stands in front: all routes alike, a family of them, or one. The rest steps back.
 *
 * @import { Command, Leg, Route } from "./types.js"
 * @typedef {{families: {id: string}[], routes: Route[], legs: Leg[]}} Known
 * @typedef {string} Front "all", or the key of a family or of a route
 */
import { marked } from "./subjects.js";

export const ALL = "all";

/** Says what stands in front for a command, and whether a leg does. */
export class Fronts {
  /**
   * @param {Known} known
   * @param {string | null} main the family of the main way, if there is one
   */
  constructor({ families, routes, legs }, main) {
    this.main = main;
    this._families = new Set(families.map(({ id }) => id));
    this._routes = new Map(routes.map((route) => [route.id, route]));
    this._legs = new Map(legs.map((leg) => [leg.id, leg]));
  }

  /**
   * What the command names; else what it chooses; else the main way, unless something of another
   * family is marked.
   *
   * @param {Command} command
   * @returns {Front}
   */
  of(command) {
    if (command.front && this._knows(command.front)) return command.front;
    if (command.routes) return this._ofRoutes(command.routes);
    const isStrange = marked(command).some((subject) => {
      const family = this._familyOf(subject);
      return family !== undefined && family !== this.main;
    });
    return isStrange || this.main === null ? ALL : this.main;
  }

  /**
   * @param {Pick<Leg, "route">} leg
   * @param {Front} front
   */
  holds({ route }, front) {
    return front === ALL || front === route || front === this._routes.get(route)?.family;
  }

  /**
   * Whether one route alone stands in front.
   *
   * @param {Front} front
   */
  isRoute(front) {
    return this._routes.has(front);
  }

  /**
   * The family that stands in front, also that of a route; null for all.
   *
   * @param {Front} front
   */
  familyOf(front) {
    return this._routes.get(front)?.family ?? (front === ALL ? null : front);
  }

  /** @param {string} front */
  _knows(front) {
    return front === ALL || this._families.has(front) || this._routes.has(front);
  }

  /** @param {string[]} ids */
  _ofRoutes(ids) {
    const known = ids.filter((id) => this._routes.has(id));
    const families = new Set(known.map((id) => this._routes.get(id)?.family ?? ""));
    if (known.length === 1) return known[0];
    return families.size === 1 ? [...families][0] : ALL;
  }

  /** @param {string} subject */
  _familyOf(subject) {
    const key = subject.slice(subject.indexOf(".") + 1);
    const route = subject.startsWith("leg.") ? this._legs.get(key)?.route : key;
    return this._routes.get(route ?? "")?.family;
  }
}
