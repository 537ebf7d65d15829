/**
 * What the pointer means: the dot under it, or the nearest line; not what happens to lie on top.
 *
 * @import { Point, Stop, Strand } from "./types.js"
 * @typedef {import("./stop_drawing.js").StopDrawing} StopDrawing
 * @typedef {import("./strand_drawing.js").StrandDrawing} StrandDrawing
 * @typedef {{stop?: Stop, strands: Strand[]}} Meant a dot with the lines that lie wholly below it, or
 *   lines
 * @typedef {object} Answers
 * @property {(meant: Meant, at: L.LatLng) => void} choose
 * @property {(meant: Meant | null, at: L.LatLng | null) => void} hover
 */
import { lengthOf } from "./curves.js";
import { nearest } from "./nearest.js";
import { style } from "./style.js";
import { distance } from "./vectors.js";

/** Listens to the map, and looks where its lines and dots lie. */
export class Pointer {
  /**
   * @param {L.Map} map
   * @param {{strands: StrandDrawing, stops: StopDrawing}} drawing
   * @param {Answers} answers
   */
  constructor(map, drawing, answers) {
    this._map = map;
    this._drawing = drawing;
    this._answers = answers;
    this._frame = 0;
    this._hovered = "";
    this._isTouch = false;
    this._onDown = (/** @type {PointerEvent} */ event) => {
      this._isTouch = event.pointerType !== "mouse";
    };
    map.getContainer().addEventListener("pointerdown", this._onDown, true);
    map.on("click", this._onClick, this);
    map.on("mousemove", this._onMove, this);
    map.on("mouseout movestart zoomstart", this._leave, this);
  }

  remove() {
    L.Util.cancelAnimFrame(this._frame);
    this._map.getContainer().removeEventListener("pointerdown", this._onDown, true);
    this._map.off("click", this._onClick, this);
    this._map.off("mousemove", this._onMove, this);
    this._map.off("mouseout movestart zoomstart", this._leave, this);
  }

  /**
   * What lies under a point of the layer, or null for bare ground.
   *
   * @param {Point} point
   * @param {boolean} [isTouch] whether it is meant with a finger
   * @returns {Meant | null}
   */
  at(point, isTouch = false) {
    const { mouse, touch, dot } = style.hit;
    const stops = this._drawing.stops
      .drawn()
      .map(({ stop, at, radius }) => ({ stop, off: distance(at, point) - radius }))
      .sort((a, b) => a.off - b.off);
    const [stop] = stops;
    if (stop && stop.off <= dot) return this._stopWithLines(stop.stop);
    const strands = nearest(point, this._drawing.strands.drawn(), isTouch ? touch : mouse);
    if (strands.length) return { strands };
    return stop && isTouch && stop.off <= touch ? this._stopWithLines(stop.stop) : null;
  }

  /**
   * A dot, and the lines from or to it that are too short to be seen beside dots.
   *
   * @param {Stop} stop
   * @returns {Meant}
   */
  _stopWithLines(stop) {
    const short = this._drawing.strands
      .drawn()
      .filter(({ strand: { from, to } }) => from === stop.group || to === stop.group)
      .filter(({ curve }) => lengthOf(curve) < style.strand.shortest);
    return { stop, strands: short.map(({ strand }) => strand) };
  }

  /** @param {L.LeafletMouseEvent} event */
  _onClick({ layerPoint, latlng, originalEvent }) {
    if (!isOnGround(originalEvent)) return;
    const meant = this.at(layerPoint, this._isTouch);
    if (meant) this._answers.choose(meant, latlng);
  }

  /** @param {L.LeafletMouseEvent} event */
  _onMove({ layerPoint, latlng, originalEvent }) {
    if (this._isTouch) return;
    L.Util.cancelAnimFrame(this._frame);
    const isOn = isOnGround(originalEvent);
    this._frame = L.Util.requestAnimFrame(() =>
      this._tell(isOn ? this.at(layerPoint) : null, latlng),
    );
  }

  /**
   * @param {Meant | null} meant
   * @param {L.LatLng} at
   */
  _tell(meant, at) {
    const key = meant ? keyOf(meant) : "";
    this._map.getContainer().style.cursor = meant ? "pointer" : "";
    if (!meant && !this._hovered) return;
    this._hovered = key;
    this._answers.hover(meant, meant ? at : null);
  }

  _leave() {
    L.Util.cancelAnimFrame(this._frame);
    if (!this._hovered) return;
    this._hovered = "";
    this._map.getContainer().style.cursor = "";
    this._answers.hover(null, null);
  }
}

/**
 * Whether the pointer is on the map itself, not on a control, a name or a list upon it.
 *
 * @param {Event} event
 */
function isOnGround({ target }) {
  const over = /** @type {Element} */ (target);
  return !over.closest(".leaflet-control, .leaflet-popup, .escape-label, .escape-features");
}

/** @param {Meant} meant */
const keyOf = (meant) =>
  meant.stop ? `stop ${meant.stop.group.id}` : meant.strands.map(({ id }) => id).join("|");
