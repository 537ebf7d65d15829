/**
 * Ways to move the map, into what panel and buttons leave of it.
 *
 * @import { LatLon } from "./types.js"
 * @typedef {{left: number, right: number, foot: number}} Room pixels that are taken at the edges
 */
import { style } from "./style.js";

/** Room for the passages beside what is shown at first. */
const ASIDE_PX = 420;
const REVEAL_ZOOM = 6;
const EDGE_PX = 28;
const WALK_S = 0.6;

export class Camera {
  /**
   * @param {L.Map} map
   * @param {() => Room} room
   */
  constructor(map, room) {
    this._map = map;
    this._room = room;
    this._calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  }

  /**
   * To the main way.
   *
   * @param {number} [seconds] of flight; none where less motion is asked for
   */
  home(seconds = 0) {
    this._show(L.latLngBounds(style.story), this._padding(), seconds);
  }

  /** To the crossings of the Mekong. */
  crossings() {
    this._map.fitBounds(style.inset, { animate: false });
  }

  /** @param {[number, number, number]} at latitude, longitude and zoom */
  goTo([lat, lon, zoom]) {
    this._map.setView([lat, lon], zoom, { animate: false });
  }

  /**
   * To all of these places.
   *
   * @param {LatLon[]} points
   * @param {number} [seconds] of flight
   */
  fit(points, seconds = 0) {
    const options = { ...this._padding(), maxZoom: style.zoom.fit };
    if (points.length) this._show(L.latLngBounds(points), options, seconds);
  }

  /**
   * To these places, only as far as they lie outside of what can be seen.
   *
   * @param {LatLon[]} points
   */
  bringIntoView(points) {
    if (points.length && !this._holds(points)) this.fit(points);
  }

  /**
   * To places that were chosen elsewhere, when they lie outside of the map, or for a first look;
   * then it leaves room on the right, where the page opens the passages.
   *
   * @param {LatLon[]} points
   * @param {boolean} isFirst
   */
  reveal(points, isFirst) {
    if (!isFirst && this._holds(points)) return;
    const aside = isFirst ? Math.min(ASIDE_PX, this._map.getSize().x * 0.45) : 60;
    this._map.fitBounds(points, {
      paddingTopLeft: [60, 60],
      paddingBottomRight: [Math.max(aside, this._room().right), 60],
      maxZoom: REVEAL_ZOOM,
      animate: false,
    });
  }

  /**
   * Goes to one leg, with its way before the eyes.
   *
   * @param {LatLon[]} points
   */
  goToLeg(points) {
    const edge = Math.max(EDGE_PX, Math.min(this._map.getSize().x, this._map.getSize().y) * 0.2);
    const options = { ...this._padding(edge), maxZoom: style.zoom.walk };
    this._show(L.latLngBounds(points), options, WALK_S);
  }

  /**
   * @param {L.LatLngBounds} bounds
   * @param {L.FitBoundsOptions} options
   * @param {number} seconds
   */
  _show(bounds, options, seconds) {
    if (seconds && !this._calm.matches) {
      this._map.flyToBounds(bounds, { ...options, duration: seconds });
    } else {
      this._map.fitBounds(bounds, { ...options, animate: false });
    }
  }

  /** @param {LatLon[]} points */
  _holds(points) {
    const { paddingTopLeft, paddingBottomRight } = this._padding(0);
    const size = this._map.getSize();
    const seen = L.bounds(paddingTopLeft, size.subtract(paddingBottomRight));
    return points.every((point) => seen.contains(this._map.latLngToContainerPoint(point)));
  }

  /** @returns {{paddingTopLeft: L.Point, paddingBottomRight: L.Point}} */
  _padding(edge = EDGE_PX) {
    const { left, right, foot } = this._room();
    return {
      paddingTopLeft: L.point(edge + left, edge),
      paddingBottomRight: L.point(edge + right, edge + foot),
    };
  }
}
