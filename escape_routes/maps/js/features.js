/**
 * Families, routes, legs and places of the data, found by their identifiers.
 *
 * @import { Family, LatLon, Leg, LayerData, Place, Quote, Route, Theme } from "./types.js"
 */
import { Fronts } from "./front.js";
import { merge } from "./merging.js";
import { Standing } from "./standing.js";
import { style } from "./style.js";

/** So many zooms and sizes are remembered. */
const MERGED = 12;

/** Every feature that the layer can show. */
export class Features {
  /** @param {LayerData} data */
  constructor(data) {
    this.legs = data.legs;
    this.routes = data.routes;
    this.families = data.families;
    this.trunk = data.trunk;
    this.places = facingAsia(data);
    this.standing = new Standing(data);
    this.fronts = new Fronts(data, this.standing.main);
    this._quotes = data.quotes ?? {};
    this._places = new Map(this.places.map((place) => [place.id, place]));
    this._routes = new Map(data.routes.map((route) => [route.id, route]));
    this._legs = byRoute(data.legs);
    /** @type {Map<string, ReturnType<typeof merge>>} */
    this._merged = new Map();
    this._families = new Map(data.families.map((family) => [family.id, family]));
    /** The legs that make the main way, in their order. */
    this.trunkLegs = data.legs.filter(
      ({ route, certainty }) => route === data.trunk && certainty !== "inferred",
    );
    /** Numbers of the stops of the main way, the same at any zoom, by the place that is named. */
    this.numbers = this._numbered();
  }

  /**
   * @param {string} id
   * @returns {Place}
   */
  place(id) {
    return found(this._places, id);
  }

  /**
   * @param {Pick<Leg, "route">} leg
   * @returns {Route}
   */
  routeOf(leg) {
    return found(this._routes, leg.route);
  }

  /**
   * @param {string} id
   * @returns {Family}
   */
  family(id) {
    return found(this._families, id);
  }

  /**
   * @param {string} id
   * @returns {Route}
   */
  route(id) {
    return found(this._routes, id);
  }

  /**
   * The legs of a route in its order.
   *
   * @param {string} routeId
   */
  legsOf(routeId) {
    return this._legs.get(routeId) ?? [];
  }

  /**
   * Which places are drawn as one. A map comes back to its zooms, so the last ones are remembered.
   *
   * @param {import("./merging.js").Merging} merging
   */
  merged({ zoom, size = 1, isInset = false }) {
    const key = [zoom, size, isInset].join();
    const groups =
      this._merged.get(key) ?? merge(this.places, this.standing, { zoom, size, isInset });
    this._merged.delete(key);
    this._merged.set(key, groups);
    if (this._merged.size > MERGED) this._merged.delete([...this._merged.keys()][0]);
    return groups;
  }

  /**
   * What is quoted first for a leg.
   *
   * @param {string} legId
   * @returns {Quote | undefined}
   */
  quote(legId) {
    return this._quotes[legId];
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
   * Where legs begin and end, those that are only inferred left out if there are others.
   *
   * @param {Leg[]} legs
   */
  reachOf(legs) {
    const sure = legs.filter(({ certainty }) => certainty !== "inferred");
    return this.latlons((sure.length ? sure : legs).flatMap(({ from, to }) => [from, to]));
  }

  /**
   * @param {string} familyId
   * @param {Theme} theme
   */
  colour(familyId, theme) {
    return this.family(familyId).colours[theme];
  }

  /** Counted once, as seen from afar. */
  _numbered() {
    const groups = merge(this.places, this.standing, { zoom: style.merge.afar });
    /** @type {Map<string, number>} */
    const numbers = new Map();
    for (const { from, to } of this.trunkLegs) {
      for (const id of [from, to]) {
        const stop = groups.get(id)?.id ?? id;
        if (!numbers.has(stop)) numbers.set(stop, numbers.size + 1);
      }
    }
    return numbers;
  }
}

/**
 * Places as a map sees them that has the Pacific in its middle, if a leg leads over it: then the
 * Americas lie in the east, and no line goes the long way round.
 *
 * @param {LayerData} data
 * @returns {Place[]}
 */
function facingAsia({ waypoints, legs }) {
  const lons = new Map(waypoints.map(({ id, latlon }) => [id, latlon[1]]));
  const lonOf = (/** @type {string} */ id) => lons.get(id) ?? 0;
  const isFacing = legs.some(({ from, to }) => Math.abs(lonOf(to) - lonOf(from)) > 180);
  if (!isFacing) return waypoints;
  return waypoints.map((place) => {
    const [lat, lon] = place.latlon;
    return lon < style.cut ? { ...place, latlon: [lat, lon + 360] } : place;
  });
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

/**
 * @param {Leg[]} legs
 * @returns {Map<string, Leg[]>}
 */
function byRoute(legs) {
  /** @type {Map<string, Leg[]>} */
  const found = new Map();
  for (const leg of legs) {
    const known = found.get(leg.route);
    if (known) known.push(leg);
    else found.set(leg.route, [leg]);
  }
  return found;
}
