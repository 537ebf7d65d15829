/**
 * Which routes a few letters mean: those that hold them, in any case and with or without accents.
 *
 * @import { Route } from "../../maps/js/types.js"
 * @typedef {Pick<Route, "id" | "name" | "short">} Named
 * @typedef {{label: string, ids: string[]}} Offer
 */

/**
 * What is offered for a text: all that hold it at once, where these are several, then each by itself.
 *
 * @template {Named} R
 * @param {R[]} routes those that can still be chosen
 * @param {string} text
 * @returns {Offer[]}
 */
export function offers(routes, text) {
  const asked = folded(text);
  const found = routes.filter(({ name, short }) =>
    [name, short].some((each) => folded(each).includes(asked)),
  );
  const single = found.map(({ id, name }) => ({ label: name, ids: [id] }));
  if (!asked || found.length < 2) return single;
  const all = {
    label: `All ${found.length} with “${text.trim()}”`,
    ids: found.map(({ id }) => id),
  };
  return [all, ...single];
}

/** @param {string} text */
function folded(text) {
  return text.trim().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
