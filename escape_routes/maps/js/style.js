/**
 * The numbers, colours and words that screen and still maps share, from map_style.json.
 *
 * @import { Ground, MapStyle, NameKind, Steps, Theme } from "./types.js"
 */
import content from "../map_style.json" with { type: "json" };

export const style = /** @type {MapStyle} */ (/** @type {unknown} */ (content));

/** The kinds of names on the ground; of two at the same zoom, the first goes first. */
export const KINDS = /** @type {NameKind[]} */ (Object.keys(style.names));

/**
 * The number of the first step that ends above a value.
 *
 * @param {number} value
 * @param {Steps} steps
 */
export function stepped(value, steps) {
  for (const [end, number] of steps) if (end === null || value < end) return number;
  throw new RangeError(`no step holds ${value}`);
}

/**
 * Colours of the ground; `sea` is the background of the map.
 *
 * @param {Theme} theme
 * @returns {Ground}
 */
export const groundOf = (theme) => style.ground[theme];
