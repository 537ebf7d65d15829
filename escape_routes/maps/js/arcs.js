/**
 * Leaflet paths whose curve lives in screen pixels, so that neighbours keep their distance at any
 * zoom.
 *
 * @import { Lane, LatLon, Point } from "./types.js"
 * @typedef {L.PolylineOptions & Lane} ArcOptions
 * @typedef {ArcOptions & {size: number}} ArrowOptions
 */
import { arrow, curve, sampled } from "./geometry.js";

/** The curve of a leg between two places. */
export class Arc extends L.Polyline {
  /**
   * @param {[LatLon, LatLon]} ends
   * @param {ArcOptions} options
   */
  constructor(ends, options) {
    super(ends, { smoothFactor: 0.5, ...options });
  }

  /** Points of the curve on the map as it lies now. */
  _curve() {
    const [from, to] = /** @type {L.LatLng[]} */ (this.getLatLngs()).map((end) =>
      this._map.latLngToLayerPoint(end),
    );
    const lane = /** @type {ArcOptions} */ (this.options);
    return sampled(curve(from, to, lane)).map(({ x, y }) => L.point(x, y));
  }

  /**
   * What Leaflet calls to turn positions into pixels.
   *
   * @param {L.LatLng[]} _
   * @param {L.Point[][]} result
   * @param {L.Bounds} projectedBounds
   */
  _projectLatlngs(_, result, projectedBounds) {
    const points = this._shape(this._curve()).map(({ x, y }) => L.point(x, y));
    for (const point of points) projectedBounds.extend(point);
    result.push(points);
  }

  /**
   * @param {L.Point[]} points
   * @returns {Point[]}
   */
  _shape(points) {
    return points;
  }
}

/** The direction of a leg. */
export class Arrow extends Arc {
  /**
   * @param {[LatLon, LatLon]} ends
   * @param {ArrowOptions} options
   */
  constructor(ends, options) {
    super(ends, options);
    this._size = options.size;
  }

  /**
   * @param {L.Point[]} points
   * @returns {Point[]}
   */
  _shape(points) {
    return arrow(points, this._size);
  }
}
