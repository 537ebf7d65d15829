/**
 * Legs, routes and places for tests.
 *
 * @import { Family, Leg, Place, Route } from "./types.js"
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
  mode: "land",
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
  country: "KP",
  kind: "city",
  latlon: [41.4, 128.18],
  precision: "city",
  ...parts,
});

/**
 * @param {Partial<Family>} [parts]
 * @returns {Family}
 */
export const madeFamily = (parts) => ({
  id: "overland",
  name: "Other ways overland",
  words: "Myanmar, Vietnam",
  colours: { light: "#00745c", dark: "#7fc79a" },
  ...parts,
});

export const OVERLAND = madeFamily();

/** @type {Route} */
export const THAI = {
  id: "thai",
  code: "TH",
  name: "By way of Thailand",
  short: "Thailand",
  kind: "overland",
  family: "overland",
  part: null,
  summary: "",
};

/**
 * @param {Partial<import("./types.js").LayerData>} [parts]
 * @returns {import("./types.js").LayerData}
 */
export const madeData = (parts) => ({
  families: [OVERLAND],
  trunk: null,
  yearly: [],
  span: [1998, 2025],
  routes: [THAI],
  legs: [madeLeg(), madeLeg({ id: "back", from: "jilin", to: "hyesan" })],
  waypoints: [
    madePlace(),
    madePlace({ id: "jilin", name: "Jilin", latlon: [43, 126], country: "CN" }),
  ],
  ...parts,
});
