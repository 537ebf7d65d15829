/**
 * The offline basemap: a Leaflet layer drawn from the files in data/basemap, with no request.
 *
 *     L.escapeBasemap({osm, gshhg, natural_earth, labels}, {theme: "light"}).addTo(map)
 *
 * @import { BasemapData, Box, Theme } from "./types.js"
 * @typedef {import("./pieces.js").Tile} Tile
 */
import { Names } from "./names.js";
import { paint } from "./paint.js";
import { piecesOf } from "./pieces.js";
import { later } from "./slices.js";
import { groundOf, style } from "./style.js";

/** How far beyond its edge a tile still draws, in pixels. */
const EDGE_PX = 4;

/** `labelsVisible` says whether the names are shown. */
export class Basemap extends L.GridLayer {
  /**
   * @param {BasemapData | Promise<BasemapData>} data
   * @param {{theme?: Theme, isQuiet?: boolean}} [options] a quiet one has no names
   */
  constructor(data, options = {}) {
    super({
      minZoom: style.zoom.min,
      keepBuffer: 4,
      className: "escape-basemap",
      attribution: `${style.words.credit} · ${style.words.borders}`,
    });
    this._theme = options.theme ?? "light";
    this._names = new Names(groundOf(this._theme));
    this.labelsVisible = true;
    /** @type {import("./paint.js").Layers | null} */
    this._layers = null;
    this._read = Promise.resolve(data).then((read) => this._fill(read, !options.isQuiet));
  }

  /** @param {L.Map} map */
  onAdd(map) {
    super.onAdd(map);
    map.attributionControl?.setPrefix("Leaflet");
    return this.setTheme(this._theme).setLabels(this.labelsVisible);
  }

  /** @param {L.Map} map */
  onRemove(map) {
    this._names.remove();
    return super.onRemove(map);
  }

  /**
   * Tiles are painted after the routes, which answer at once.
   *
   * @param {L.Coords} coords
   * @param {L.DoneCallback} done
   */
  createTile(coords, done) {
    const tile = L.DomUtil.create("canvas");
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    tile.width = Math.round((this.getTileSize().x + 1) * ratio);
    tile.height = tile.width;
    const finish = () => {
      // The map may have moved on, and dropped the tile.
      if (tile.isConnected) this._paintTile(tile, coords);
      done(undefined, tile);
    };
    this._read.then(() => later(finish));
    return tile;
  }

  /**
   * Repaints in place.
   *
   * @param {Theme} theme
   */
  setTheme(theme) {
    const isNew = theme !== this._theme;
    const ground = groundOf(theme);
    this._theme = theme;
    this._names.setGround(ground);
    if (!this._map) return this;
    this._map.getContainer().style.background = ground.sea;
    if (!isNew || !this._layers) return this;
    for (const { el, coords } of Object.values(this._tiles)) {
      this._paintTile(/** @type {HTMLCanvasElement} */ (el), this._wrapCoords(coords));
    }
    return this;
  }

  /** @param {boolean} visible */
  setLabels(visible) {
    this.labelsVisible = visible;
    if (!visible) this._names.remove();
    else if (this._map) this._names.addTo(this._map);
    return this;
  }

  /**
   * Leaves out names that others show as `words`, and keeps the rest out of their boxes.
   *
   * @param {Box[]} boxes in pixels of the container of the map
   * @param {string[]} [words]
   */
  setReserved(boxes, words = []) {
    this._names.setReserved(boxes, words);
    return this;
  }

  /**
   * A tile is one pixel larger than its place, so that no line shows between scaled tiles.
   *
   * @param {HTMLElement} tile
   */
  _initTile(tile) {
    super._initTile(tile);
    tile.style.width = `${this.getTileSize().x + 1}px`;
    tile.style.height = tile.style.width;
  }

  /**
   * @param {BasemapData} data
   * @param {boolean} hasNames
   */
  _fill({ osm, gshhg, natural_earth: naturalEarth, labels }, hasNames) {
    this._layers = {
      land: piecesOf(osm.land),
      lakes: piecesOf(osm.lakes),
      borders: piecesOf(osm.borders),
      borderRivers: piecesOf(osm.rivers),
      rivers: piecesOf(gshhg.rivers),
      provinces: piecesOf(naturalEarth.provinces),
    };
    if (hasNames) this._names.fill([...labels.labels, ...naturalEarth.labels]);
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {L.Coords | L.Point & {z?: number}} coords
   */
  _paintTile(canvas, coords) {
    if (!this._layers) return;
    const tile = tileAt(/** @type {L.Coords} */ (coords), this.getTileSize().x);
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const ratio = canvas.width / tile.size;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(pen, this._layers, tile, groundOf(this._theme));
  }
}

/**
 * @param {L.Coords} coords
 * @param {number} side of a tile in pixels
 * @returns {Tile}
 */
function tileAt({ x, y, z }, side) {
  const count = 2 ** z;
  const edge = EDGE_PX / side;
  return {
    zoom: z,
    left: x / count,
    top: y / count,
    scale: side * count,
    size: side + 1,
    west: (x - edge) / count,
    east: (x + 1 + edge) / count,
    north: (y - edge) / count,
    south: (y + 1 + edge) / count,
  };
}
