/**
 * Which legs are shown: the selection rule, as in escape_routes/routes/selection.py.
 *
 * @import { Leg, Years } from "./types.js"
 * @typedef {{routes: string[] | null, years: Years | null}} Choice
 */

/**
 * One interval that overlaps is enough, and what has no year is kept. A window that ends before it
 * begins holds no year.
 *
 * @param {Years[]} spans
 * @param {Years | null} years
 */
export function overlaps(spans, years) {
  if (!years || !spans.length) return true;
  const [start, end] = years;
  return start <= end && spans.some(([first, last]) => first <= end && last >= start);
}

/**
 * The legs that a choice keeps.
 *
 * @template {Pick<Leg, "route" | "years">} T
 * @param {T[]} legs
 * @param {Choice} choice
 * @returns {T[]}
 */
export function kept(legs, { routes, years }) {
  return legs.filter(
    (leg) => (!routes || routes.includes(leg.route)) && overlaps(leg.years, years),
  );
}
