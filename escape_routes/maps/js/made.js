/**
 * Legs, routes and places for tests.
 *
 * @import { Leg, Place, Route } from "./types.js"
 */

/**
 * @param {Partial<Leg>} [parts]
 * @returns {Leg}
 */
export const madeLeg = (parts) => ({
  id: "thai-1",
  route: "thai",
  from: "hyesan",
  to: "jilin",
  certainty: "documented",
  years: [
    [2004, 2005],
    [2011, 2012],
  ],
  sources: 1,
  disputed: false,
  ...parts,
});

/**
 * @param {Partial<Place>} [parts]
 * @returns {Place}
 */
export const madePlace = (parts) => ({
  id: "hyesan",
  name: "Hyesan",
  ko: "혜산",
  local: "",
  latlon: [41.4, 128.18],
  precision: "city",
  ...parts,
});

/** @type {Route} */
export const THAI = {
  id: "thai",
  code: "TH",
  name: "By way of Thailand",
  kind: "overland",
  colour: 2,
};
