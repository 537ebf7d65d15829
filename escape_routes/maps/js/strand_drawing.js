/**
 * The strands on the map, and where their lines lie.
 *
 * @import { Box, Drawn, Picture, Point, Strand, Theme } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 * @typedef {import("./panes.js").Renderers} Renderers
 * @typedef {import("./strand_paths.js").Parts} Parts
 * @typedef {{strand: Strand, parts: Parts, width: number, key: string}} Known
 */
import { inkOf, isBold } from "./looks.js";
import { inOrder, makeStrand, styleStrand } from "./strand_paths.js";

/** Paths live as long as their strand; drawing again only bends and colours them. */
export class StrandDrawing {
  /**
   * @param {L.Map} map
   * @param {Features} features
   * @param {Renderers} renderers
   */
  constructor(map, features, renderers) {
    this._map = map;
    this._features = features;
    this._renderers = renderers;
    /** @type {Map<string, Known>} */
    this._known = new Map();
    this._order = "";
    /** @type {Drawn[] | null} */
    this._drawn = null;
  }

  /**
   * @param {Picture} picture
   * @param {{theme: Theme, hovered: Strand | null}} look
   */
  draw(picture, look) {
    this._drawn = null;
    const wanted = new Set(picture.strands.map((strand) => keyOf(strand, picture)));
    for (const [key, { parts }] of this._known) {
      if (wanted.has(key)) continue;
      for (const path of inOrder(parts)) path.remove();
      this._known.delete(key);
    }
    for (const strand of picture.strands) this._drawOne(strand, picture, look);
    this._stack(picture);
  }

  remove() {
    for (const { parts } of this._known.values()) for (const path of inOrder(parts)) path.remove();
    this._known.clear();
  }

  /**
   * Where the lines lie that can be chosen, in pixels of the layer.
   *
   * @returns {Drawn[]}
   */
  drawn() {
    this._drawn ??= [...this._known.values()]
      .filter(({ strand }) => !strand.isGhost)
      .map(({ strand, parts, width }) => {
        const points = parts.line.curve();
        return { strand, curve: points, box: boxOf(points), width };
      });
    return this._drawn;
  }

  /** Lines have moved with the map. */
  forget() {
    this._drawn = null;
  }

  /**
   * @param {Strand} strand
   * @param {Picture} picture
   * @param {{theme: Theme, hovered: Strand | null}} look
   */
  _drawOne(strand, picture, { theme, hovered }) {
    const key = keyOf(strand, picture);
    const shape = /** @type {import("./types.js").Shape} */ (picture.shapes.get(strand.id));
    const known = this._known.get(key);
    const pane = strand.isFront ? "escapeLegs" : "escapeContext";
    const sheet = { pane, renderer: this._renderers[pane] };
    const parts = known?.parts ?? makeStrand(strand, shape, picture.scale, sheet);
    const width = styleStrand(parts, strand, {
      colour: this._features.colour(strand.family, theme),
      theme,
      scale: picture.scale,
      isFocus: strand.legs.some(({ id }) => picture.wider.has(`leg.${id}`)),
      isDim: picture.isDim(strand),
      isHovered: hovered?.id === strand.id,
    });
    for (const path of inOrder(parts)) {
      path.setShape(shape);
      if (known) path.redraw();
      else path.addTo(this._map);
    }
    this._known.set(key, { strand, parts, width, key });
  }

  /**
   * Bold lines under thin ones, pale ones under those in ink.
   *
   * @param {Picture} picture
   */
  _stack({ isDim }) {
    const sorted = [...this._known.values()].sort(
      (a, b) =>
        inkOf(a.strand, isDim(a.strand)) - inkOf(b.strand, isDim(b.strand)) || b.width - a.width,
    );
    const order = sorted.map(({ key }) => key).join("|");
    if (order === this._order) return;
    this._order = order;
    for (const { parts } of sorted) for (const path of inOrder(parts)) path.bringToFront();
  }
}

/**
 * Strands of one key have the same paths.
 *
 * @param {Strand} strand
 * @param {Picture} picture
 */
function keyOf(strand, { scale }) {
  const marks = [
    isBold(strand, scale.isAlone) ? "bold" : "",
    strand.certainty === "inferred" ? "round" : "",
    strand.isDisputed ? "core" : "",
  ];
  return [strand.id, ...marks].join(" ");
}

/**
 * @param {Point[]} points
 * @returns {Box}
 */
function boxOf(points) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
