/**
 * The paths of one leg: light edge, line, arrow, the band that takes the pointer, and a core where
 * sources disagree.
 *
 * @import { Lane, LatLon, Leg, Theme } from "./types.js"
 * @typedef {import("./arcs.js").Arc} ArcPath
 * @typedef {{colour: string, theme: Theme, zoom: number, isFocus: boolean, isDim: boolean}} LegLook
 */
import { Arc, Arrow } from "./arcs.js";
import { legScale, legWidth, style } from "./style.js";

/**
 * @param {Leg} leg
 * @param {[LatLon, LatLon]} ends
 * @param {Lane} lane
 * @param {L.Renderer} renderer
 * @returns {ArcPath[]}
 */
export function makeLeg(leg, ends, lane, renderer) {
  const base = {
    pane: "escapeLegs",
    renderer,
    interactive: false,
    lineCap: /** @type {const} */ ("butt"),
    ...lane,
  };
  const size = style.arrow.size + legWidth(leg.sources) * style.arrow.growth;
  const paths = [
    new Arc(ends, base),
    new Arc(ends, { ...base, dashArray: style.leg.dashes[leg.certainty] }),
    new Arrow(ends, { ...base, size, weight: 1, fill: true }),
    new Arc(ends, { ...base, interactive: true, weight: 16, opacity: 0, className: "escape-leg" }),
  ];
  // A disputed leg carries a thin dark core, so that the mark does not rest on colour.
  if (leg.disputed) paths.push(new Arc(ends, { ...base, weight: 1, dashArray: style.leg.dispute }));
  return paths;
}

/**
 * @param {ArcPath[]} paths
 * @param {Leg} leg
 * @param {LegLook} look
 */
export function styleLeg(
  [edge, line, arrow, , core],
  leg,
  { colour, theme, zoom, isFocus, isDim },
) {
  const { halo, ink } = style.theme[theme];
  const { halo: light, focus, dim } = style.leg;
  const weight = legWidth(leg.sources) * legScale(zoom) + (isFocus ? focus : 0);
  const opacity = isDim ? dim : 1;
  edge.setStyle({
    color: halo,
    weight: weight + light.width + (isFocus ? 2 : 0),
    opacity: isDim ? 0.2 : light.opacity,
  });
  line.setStyle({ color: colour, weight, opacity });
  arrow.setStyle({ fillColor: colour, color: halo, fillOpacity: opacity, opacity });
  core?.setStyle({ color: ink, opacity });
}
