/**
 * Legs between the same two places lie side by side, wherever their routes lead.
 *
 * @import { Lane, Leg } from "./types.js"
 */

/**
 * The lane of every leg, by its identifier.
 *
 * @param {Pick<Leg, "id" | "from" | "to">[]} legs
 * @returns {Map<string, Lane>}
 */
export function assignLanes(legs) {
  /** @type {Map<string, typeof legs>} */
  const corridors = new Map();
  for (const leg of legs) {
    const key = [leg.from, leg.to].sort().join(" ");
    corridors.set(key, [...(corridors.get(key) ?? []), leg]);
  }
  /** @type {Map<string, Lane>} */
  const lanes = new Map();
  for (const group of corridors.values()) {
    for (const [place, leg] of group.entries()) {
      lanes.set(leg.id, { lane: place - (group.length - 1) / 2, flipped: leg.from > leg.to });
    }
  }
  return lanes;
}
