/**
 * What the layer draws on the map: countries, strands, dots, names; and what answers to pointer and
 * keyboard upon them.
 *
 * @import { Host, Picture, Stop, Strand } from "./types.js"
 * @typedef {import("./feature_keys.js").Feature} Feature
 * @typedef {import("./pointer.js").Meant} Meant
 */
import { Areas } from "./areas.js";
import { openChoice } from "./choice.js";
import { along } from "./curves.js";
import { element } from "./dom.js";
import { FeatureKeys } from "./feature_keys.js";
import { inkOf } from "./looks.js";
import { MapNames } from "./map_names.js";
import { Holder, makePanes, makeRenderers } from "./panes.js";
import { Pointer } from "./pointer.js";
import { StopDrawing } from "./stop_drawing.js";
import { StrandDrawing } from "./strand_drawing.js";
import { style } from "./style.js";
import { Tips } from "./tips.js";
import { placeLines, strandLines } from "./words.js";

export class Canvas {
  /**
   * @param {L.Map} map
   * @param {Host} layer
   * @param {{isInset?: boolean}} [kind]
   */
  constructor(map, layer, { isInset = false } = {}) {
    this._map = map;
    this._layer = layer;
    const pane = makePanes(map);
    this._box = element("div", "escape-labels leaflet-zoom-hide", pane);
    this.renderers = makeRenderers(layer.features.legs.length);
    this._holders = Object.values(this.renderers).map((renderer) => new Holder(renderer));
    this._areas = new Areas(map, layer.options.areas, this.renderers.escapeAreas);
    this._strands = new StrandDrawing(map, layer.features, this.renderers);
    this._stops = new StopDrawing(map, this.renderers.escapeNodes);
    this._names = new MapNames(map, layer, { box: this._box, isInset });
    this._tips = new Tips(map);
    this.pointer = new Pointer(
      map,
      { strands: this._strands, stops: this._stops },
      {
        choose: (meant, at) => this.choose(meant, at),
        hover: (meant, at) => this._hover(meant, at),
      },
    );
    this._keys = isInset ? null : new FeatureKeys(map, pane, (feature) => this._focus(feature));
    /** @type {Picture | null} */
    this._picture = null;
    /** @type {Strand | null} */
    this._hovered = null;
  }

  remove() {
    this.pointer.remove();
    this._strands.remove();
    this._stops.remove();
    this._areas.remove();
    this._tips.hide();
    this._keys?.remove();
    this._box.remove();
  }

  /** @param {Picture} picture */
  draw(picture) {
    this._picture = picture;
    const { theme } = this._layer.options;
    this._hovered = null;
    this._areas.draw(picture, theme);
    this._drawStrands(picture);
    this._stops.draw(picture, theme);
    this.write();
  }

  /** Moves of the map draw nothing until it is drawn anew. */
  hold() {
    for (const holder of this._holders) holder.hold();
  }

  release() {
    for (const holder of this._holders) holder.release();
    // All but the countries, which come first, are drawn anew in any case.
    this._holders[0].renew();
  }

  drawn() {
    const isDim = this._picture?.isDim ?? (() => false);
    return this._strands
      .drawn()
      .map((line) => ({ ...line, ink: inkOf(line.strand, isDim(line.strand)) }));
  }

  /** Names, and the keys to what is drawn, follow every move of the map. */
  write() {
    const picture = this._picture;
    if (!picture) return;
    this._strands.forget();
    this._names.write(picture, { lines: this._strands.drawn(), dots: this._stops.drawn() });
    this._keys?.fill(this._features(picture));
  }

  /**
   * Opens what is meant, or a list where it may be several things.
   *
   * @param {Meant} meant
   * @param {L.LatLngExpression} at
   */
  choose({ stop, strands }, at) {
    const pick = (/** @type {string} */ subject) => this._layer.pick(subject);
    const legs = strands.flatMap((strand) => strand.legs);
    if (stop && !legs.length) pick(`waypoint.${stop.group.hub.id}`);
    else if (!stop && legs.length === 1) pick(`leg.${legs[0].id}`);
    else openChoice(this._map, { stop, strands, at, features: this._layer.features }, pick);
  }

  /** @param {Picture} picture */
  _drawStrands(picture) {
    const { theme } = this._layer.options;
    this._strands.draw(picture, { theme, hovered: this._hovered });
  }

  /**
   * @param {Meant | null} meant
   * @param {L.LatLngExpression | null} at
   */
  _hover(meant, at) {
    const strand = meant && !meant.stop ? meant.strands[0] : null;
    if (strand !== this._hovered && this._picture) {
      this._hovered = strand;
      this._drawStrands(this._picture);
    }
    if (!meant || !at) this._tips.hide();
    else this._tips.show(this._linesOf(meant), at);
  }

  /** @param {Meant} meant */
  _linesOf(meant) {
    if (meant.stop) return placeLines(meant.stop.group);
    const [first, ...others] = meant.strands;
    const lines = strandLines(first, this._layer.features);
    return others.length ? [...lines.slice(0, -1), style.words.screen.several] : lines;
  }

  /** @param {Feature | null} feature */
  _focus(feature) {
    if (!feature) {
      this._tips.hide();
      return;
    }
    const at = this._map.layerPointToLatLng([feature.at.x, feature.at.y]);
    this._tips.show(feature.words.split("; "), at);
  }

  /**
   * Places by their numbers, then lines; what is pale is left out.
   *
   * @param {Picture} picture
   * @returns {Feature[]}
   */
  _features(picture) {
    const numberOf = (/** @type {Stop} */ { group }) => picture.numbers.get(group.id) ?? Infinity;
    const stops = [...picture.stops.values()]
      .filter(({ isFront }) => isFront)
      .sort((a, b) => numberOf(a) - numberOf(b) || b.degree - a.degree);
    const lines = this._strands.drawn().filter(({ strand }) => strand.isFront);
    return [
      ...stops.map((stop) => this._placeFeature(stop)),
      ...lines.map(({ strand, curve }) => this._lineFeature(strand, along(curve, 0.5).at)),
    ];
  }

  /**
   * @param {Stop} stop
   * @returns {Feature}
   */
  _placeFeature(stop) {
    const { hub } = stop.group;
    const at = this._map.latLngToLayerPoint(hub.latlon);
    return {
      key: `waypoint.${hub.id}`,
      subjects: [`waypoint.${hub.id}`],
      words: `Place: ${placeLines(stop.group).slice(0, -1).join("; ")}`,
      at,
      act: () => this.choose({ stop, strands: [] }, hub.latlon),
    };
  }

  /**
   * @param {Strand} strand
   * @param {{x: number, y: number}} at
   * @returns {Feature}
   */
  _lineFeature(strand, at) {
    return {
      key: strand.id,
      subjects: strand.legs.map(({ id }) => `leg.${id}`),
      words: `Line: ${strandLines(strand, this._layer.features).slice(0, -1).join("; ")}`,
      at,
      act: () => this.choose({ strands: [strand] }, this._map.layerPointToLatLng([at.x, at.y])),
    };
  }
}
