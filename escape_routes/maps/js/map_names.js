/**
 * All words upon the map: names of places, then what lines are; the basemap keeps its own away.
 *
 * @import { Box, Drawn, Host, Picture, Stop, Strand } from "./types.js"
 * @typedef {{id: string, at: {x: number, y: number}, radius: number}} Dot
 */
import { evenly } from "./curves.js";
import { ALL } from "./front.js";
import { Ink } from "./ink.js";
import { wordsOf, writeLines } from "./line_words.js";
import { inkOf } from "./looks.js";
import { PlaceNames } from "./place_names.js";
import { style } from "./style.js";

const SAMPLE_PX = 9;
/** From this share of ink on, a line is kept free of names. */
const INKED = 0.5;

export class MapNames {
  /**
   * @param {L.Map} map
   * @param {Host} layer
   * @param {{box: HTMLElement, isInset: boolean}} place
   */
  constructor(map, layer, { box, isInset }) {
    this._map = map;
    this._layer = layer;
    this._box = box;
    this._isInset = isInset;
    this._places = new PlaceNames(map, box, (id) => layer.pick(`waypoint.${id}`));
  }

  /**
   * @param {Picture} picture
   * @param {{lines: Drawn[], dots: Dot[]}} drawn
   */
  write(picture, { lines, dots }) {
    this._box.replaceChildren();
    const { features, state, options } = this._layer;
    const isWritten = state.command.labels !== false;
    const inked = lines.filter(
      ({ strand }) => inkOf(strand, picture.isDim(strand)) >= INKED && strand.isFront,
    );
    const ink = new Ink();
    for (const { curve, width } of inked) ink.add(evenly(curve, SAMPLE_PX), width);
    const taken = [...this._controls(), ...dots.map(({ at, radius }) => around(at, radius + 1))];
    let named = /** @type {Stop[]} */ ([]);
    if (isWritten) {
      named = this._places.write({
        picture,
        isNamed: (stop) => this._isNamed(stop, picture),
        secondOf: (stop) => this._second(stop),
        isEntry: (id) => features.standing.entryOf(id) !== null,
        ink,
        taken,
      });
      this._writeLines(picture, inked, taken);
    }
    options.basemap?.setReserved(
      [...taken, ...ink.samples.map((at) => around(at, style.label.ground))].map((box) =>
        this._seen(box),
      ),
      named.flatMap(({ group }) => [group.name, group.second]),
    );
  }

  /**
   * What the inset names is not named here, too.
   *
   * @param {Stop} stop
   * @param {Picture} picture
   */
  _isNamed(stop, { numbers }) {
    const { group } = stop;
    if (numbers.has(group.id)) return stop.isFront || stop.isGhost;
    if (!stop.isFront) return false;
    const isTold = this._layer.hasInset && L.latLngBounds(style.inset).contains(group.hub.latlon);
    return !isTold;
  }

  /**
   * @param {Stop} stop
   */
  _second({ group }) {
    if (group.second) return group.second;
    if (this._isInset) {
      const others = group.members.filter(
        (place) => place !== group.hub && place.precision === "city",
      );
      return others.map(({ name }) => name).join(", ");
    }
    return this._map.getZoom() >= style.zoom.names ? group.hub.ko || group.hub.local : "";
  }

  /**
   * @param {Picture} picture
   * @param {Drawn[]} inked
   * @param {Box[]} taken
   */
  _writeLines({ scale }, inked, taken) {
    const { features, state, options } = this._layer;
    const told = (/** @type {Strand} */ strand) => ({
      shortOf: (/** @type {Strand} */ { legs }) => [
        ...new Set(legs.map((leg) => features.routeOf(leg).short)),
      ],
      familyName: features.family(strand.family).name,
      isAlone: scale.isAlone,
      isAll: state.front === ALL,
    });
    const words = inked
      .map((line) => ({
        text: this._isInset ? "" : wordsOf(line.strand, told(line.strand)),
        colour: features.colour(line.strand.family, options.theme),
        line,
      }))
      .filter(({ text }) => text)
      .sort((a, b) => b.line.strand.legs.length - a.line.strand.legs.length);
    const { x, y } = this._map.getSize();
    const most = Math.round((x * y) / style.words.line.area);
    writeLines(this._box, words, { view: this._view(), taken, most, scale: scale.size });
  }

  /** @returns {Box} */
  _view() {
    const { x, y } = this._map.containerPointToLayerPoint([0, 0]);
    const size = this._map.getSize();
    return [x, y, x + size.x, y + size.y];
  }

  /** What controls cover. @returns {Box[]} */
  _controls() {
    const container = this._map.getContainer();
    const edge = container.getBoundingClientRect();
    const nodes = container.querySelectorAll(
      ":scope > .leaflet-control-container .leaflet-control",
    );
    return Array.from(nodes, (node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      const corner = this._map.containerPointToLayerPoint([left - edge.left, top - edge.top]);
      const { x, y } = corner;
      return [x - 4, y - 4, x + right - left + 4, y + bottom - top + 4];
    });
  }

  /**
   * From pixels of the layer to those of the container.
   *
   * @param {Box} box
   * @returns {Box}
   */
  _seen([left, top, right, bottom]) {
    const { x, y } = this._map.layerPointToContainerPoint([left, top]);
    return [x, y, x + right - left, y + bottom - top];
  }
}

/**
 * @param {{x: number, y: number}} at
 * @param {number} by
 * @returns {Box}
 */
const around = ({ x, y }, by) => [x - by, y - by, x + by, y + by];
