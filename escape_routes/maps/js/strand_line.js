/**
 * Leaflet paths whose curve lives in screen pixels, between the two places of a strand.
 *
 * @import { LatLon, Point, Shape } from "./types.js"
 * @typedef {L.PolylineOptions & {shape: Shape}} LineOptions
 * @typedef {LineOptions & {size: number, isBold: boolean}} HeadOptions
 */
import { arrow, chevrons, curve } from "./curves.js";

/** The curve of a strand. */
export class StrandLine extends L.Polyline {
  /**
   * @param {[LatLon, LatLon]} ends
   * @param {LineOptions} options
   */
  constructor(ends, options) {
    super(ends, { smoothFactor: 0, interactive: false, ...options });
    this._bend = options.shape;
    this._look = "";
  }

  /**
   * Bends it anew; drawn by whoever calls `redraw`, or by the move of the map that goes on.
   *
   * @param {Shape} shape
   */
  setShape(shape) {
    this._bend = shape;
    return this;
  }

  /**
   * As `setStyle`, but nothing is written on the page that stands there already.
   *
   * @param {L.PathOptions} look
   */
  setLook(look) {
    const text = JSON.stringify(look);
    if (text !== this._look) this.setStyle(look);
    this._look = text;
  }

  /**
   * Points of the curve in pixels of the layer, as the map lies now.
   *
   * @returns {Point[]}
   */
  curve() {
    const [from, to] = /** @type {L.LatLng[]} */ (this.getLatLngs()).map((end) =>
      this._map.latLngToLayerPoint(end),
    );
    return curve(from, to, this._bend);
  }

  /**
   * What Leaflet calls to turn positions into pixels.
   *
   * @param {L.LatLng[]} _
   * @param {L.Point[][]} result
   * @param {L.Bounds} projectedBounds
   */
  _projectLatlngs(_, result, projectedBounds) {
    for (const points of this._linesOf(this.curve())) {
      const ring = points.map(({ x, y }) => L.point(x, y));
      for (const point of ring) projectedBounds.extend(point);
      result.push(ring);
    }
  }

  /**
   * @param {Point[]} points
   * @returns {Point[][]}
   */
  _linesOf(points) {
    return [points];
  }
}

/** The direction of a strand: an arrow beside its middle, or angles inside of the bold main way. */
export class StrandHeads extends StrandLine {
  /**
   * @param {[LatLon, LatLon]} ends
   * @param {HeadOptions} options
   */
  constructor(ends, options) {
    super(ends, { fill: !options.isBold, lineCap: "round", ...options });
    this._isBold = options.isBold;
    this._size = options.size;
  }

  /** @param {number} size in pixels */
  setSize(size) {
    this._size = size;
  }

  /**
   * @param {Point[]} points
   * @returns {Point[][]}
   */
  _linesOf(points) {
    return this._isBold ? chevrons(points, this._size) : [arrow(points, this._size)];
  }
}
