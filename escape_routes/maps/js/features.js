/**
 * Routes, legs and places of the data, found by their identifiers.
 *
 * @import { LatLon, Leg, LayerData, Place, Route, Theme } from "./types.js"
 */
import { assignLanes } from "./lanes.js";

/** Every feature that the layer can show. */
export class Features {
  /** @param {LayerData} data */
  constructor(data) {
    this.legs = data.legs;
    this.routes = data.routes;
    this._families = new Map(data.families.map((family) => [family.id, family]));
    this._lanes = assignLanes(data.legs);
    this._places = new Map(data.waypoints.map((place) => [place.id, place]));
    this._routes = new Map(data.routes.map((route) => [route.id, route]));
  }

  /**
   * @param {string} id
   * @returns {Place}
   */
  place(id) {
    return found(this._places, id);
  }

  /**
   * @param {Leg} leg
   * @returns {Route}
   */
  routeOf(leg) {
    return found(this._routes, leg.route);
  }

  /** @param {Leg} leg */
  laneOf(leg) {
    return found(this._lanes, leg.id);
  }

  /**
   * @param {Leg} leg
   * @returns {[Place, Place]}
   */
  endsOf(leg) {
    return [this.place(leg.from), this.place(leg.to)];
  }

  /**
   * Where these places lie; identifiers that are not in the data are passed over.
   *
   * @param {string[]} ids
   * @returns {LatLon[]}
   */
  latlons(ids) {
    return ids.flatMap((id) => this._places.get(id) ?? []).map((place) => place.latlon);
  }

  /**
   * @param {Route} route
   * @param {Theme} theme
   */
  colour(route, theme) {
    return found(this._families, route.family).colours[theme];
  }
}

/**
 * @template T
 * @param {Map<string, T>} features
 * @param {string} id
 * @returns {T}
 */
function found(features, id) {
  const feature = features.get(id);
  if (feature === undefined) throw new RangeError(`the data hold no ${id}`);
  return feature;
}
