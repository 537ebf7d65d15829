/**
 * The paths on the map, by the subject that they stand for.
 *
 * @import { Leg } from "./types.js"
 * @typedef {import("./arcs.js").Arc} ArcPath
 * @typedef {import("./features.js").Features} Features
 * @typedef {import("./leg_paths.js").LegLook} LegLook
 * @typedef {import("./place_paths.js").PlaceLook} PlaceLook
 */
import { makeActive } from "./active.js";
import { makeLeg, styleLeg } from "./leg_paths.js";
import { makeRenderers } from "./panes.js";
import { makePlace, stylePlace } from "./place_paths.js";
import { legLines, placeLines } from "./words.js";

/** Paths are made once and live until `keep` leaves them out; drawing again only changes looks. */
export class RouteDrawing {
  /**
   * @param {L.Map} map
   * @param {Features} features
   * @param {(id: string) => void} pick
   */
  constructor(map, features, pick) {
    this._map = map;
    this._features = features;
    this._pick = pick;
    this._renderers = makeRenderers();
    /** @type {Record<string, L.Path[]>} */
    this.paths = {};
  }

  /**
   * Takes everything off the map but these subjects.
   *
   * @param {Set<string>} subjects
   */
  keep(subjects) {
    for (const id of Object.keys(this.paths)) {
      if (subjects.has(id)) continue;
      for (const path of this.paths[id]) path.remove();
      delete this.paths[id];
    }
  }

  /**
   * @param {Leg} leg
   * @param {LegLook} look
   */
  drawLeg(leg, look) {
    const id = `leg.${leg.id}`;
    this.paths[id] ??= this._makeLeg(leg, id);
    styleLeg(/** @type {ArcPath[]} */ (this.paths[id]), leg, look);
  }

  /**
   * @param {string} placeId
   * @param {PlaceLook} look
   */
  drawPlace(placeId, look) {
    const id = `waypoint.${placeId}`;
    this.paths[id] ??= this._makePlace(placeId, id);
    stylePlace(this.paths[id], look);
  }

  /**
   * Points of the line of a leg that is drawn, in pixels of the layer.
   *
   * @param {Leg} leg
   */
  curveOf(leg) {
    return /** @type {ArcPath[]} */ (this.paths[`leg.${leg.id}`])[1]._curve();
  }

  /**
   * @param {Leg} leg
   * @param {string} id
   */
  _makeLeg(leg, id) {
    const ends = this._features.endsOf(leg);
    const renderer = this._renderers.escapeLegs;
    const [from, to] = ends;
    const paths = makeLeg(leg, [from.latlon, to.latlon], this._features.laneOf(leg), renderer);
    for (const path of paths) path.addTo(this._map);
    const lines = legLines(leg, this._features.routeOf(leg), ends);
    makeActive(paths[3], id, { lines, words: `Leg: ${lines.slice(0, 3).join(", ")}` }, this._pick);
    return paths;
  }

  /**
   * @param {string} placeId
   * @param {string} id
   */
  _makePlace(placeId, id) {
    const place = this._features.place(placeId);
    const paths = makePlace(place, this._renderers);
    for (const path of paths) path.addTo(this._map);
    const lines = placeLines(place);
    const words = `Place: ${lines.slice(0, 2).join(", ")}`;
    makeActive(paths[0], id, { lines, words }, this._pick);
    return paths;
  }
}
