/**
 * The countries of what stands in front, lighter than the rest.
 *
 * @import { Areas as AreaRows, LatLon, Picture, PieceRow, Theme } from "./types.js"
 */
import { decode } from "./decode.js";
import { position } from "./mercator.js";
import { style } from "./style.js";

/** Each country is read once, when it is first tinted. */
export class Areas {
  /**
   * @param {L.Map} map
   * @param {AreaRows | undefined} rows pieces by the code of the country
   * @param {L.Renderer} renderer
   */
  constructor(map, rows, renderer) {
    this._map = map;
    this._rows = rows ?? {};
    this._renderer = renderer;
    /** @type {Map<string, L.Polygon>} */
    this._known = new Map();
    this._shown = "";
  }

  /**
   * @param {Picture} picture
   * @param {Theme} theme
   */
  draw({ stops }, theme) {
    const countries = new Set(
      [...stops.values()]
        .filter(({ isFront, isGhost }) => isFront || isGhost)
        .map(({ group }) => group.country),
    );
    const shown = `${[...countries].sort().join()} ${theme}`;
    if (shown === this._shown) return;
    this._shown = shown;
    for (const [code, area] of this._known) if (!countries.has(code)) area.remove();
    for (const code of countries) {
      if (this._rows[code]) this._areaOf(code).setStyle(look(theme)).addTo(this._map);
    }
  }

  remove() {
    for (const area of this._known.values()) area.remove();
    this._shown = "";
  }

  /** @param {string} code */
  _areaOf(code) {
    const known = this._known.get(code);
    if (known) return known;
    const area = L.polygon(
      /** @type {L.LatLngExpression[][]} */ (this._rows[code].flatMap(rings)),
      {
        pane: "escapeAreas",
        renderer: this._renderer,
        interactive: false,
        stroke: false,
        fillRule: "nonzero",
        smoothFactor: 0.8,
      },
    );
    this._known.set(code, area);
    return area;
  }
}

/** @param {Theme} theme */
function look(theme) {
  const { area, areaOpacity } = style.theme[theme];
  return { fillColor: area, fillOpacity: areaOpacity };
}

/**
 * @param {PieceRow} row
 * @returns {LatLon[][]}
 */
function rings([, , , , , ...texts]) {
  return texts.map((text) => {
    const { xs, ys } = decode(text);
    return [...xs].map((x, i) => position(x, ys[i]));
  });
}
