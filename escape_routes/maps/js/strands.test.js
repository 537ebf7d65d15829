import assert from "node:assert/strict";
import { test } from "node:test";
import { Features } from "./features.js";
import { madeData, madeFamily, madeLeg, madePlace, OVERLAND, THAI } from "./made.js";
import { merge } from "./merging.js";
import { gather, inSight } from "./strands.js";

const SEA = { ...THAI, id: "sea", family: "near" };
const LEGS = [
  madeLeg({ id: "a", certainty: "reported", sources: 3 }),
  madeLeg({ id: "b", sources: 2, disputed: true }),
  madeLeg({ id: "c", route: "sea", certainty: "inferred" }),
  madeLeg({ id: "d", from: "jilin", to: "jilin" }),
];
const FEATURES = new Features(
  madeData({
    families: [madeFamily({ id: "near" }), OVERLAND],
    routes: [THAI, SEA],
    legs: LEGS,
    waypoints: [madePlace(), madePlace({ id: "jilin", latlon: [43, 126], country: "CN" })],
  }),
);

/**
 * @param {import("./types.js").Leg[]} shown
 * @param {import("./types.js").Leg[]} ghosts
 * @param {string} [front]
 */
const strands = (shown, ghosts, front = "all") =>
  gather(
    { shown, ghosts },
    {
      groups: merge(FEATURES.places, FEATURES.standing, { zoom: 6 }),
      routeOf: (leg) => FEATURES.routeOf(leg),
      isFront: (leg) => FEATURES.fronts.holds(leg, front),
      families: FEATURES.families.map(({ id }) => id),
      trunk: "thai",
      standing: FEATURES.standing,
    },
  );

test("legs of one family between two places are one strand, in the order of families", () => {
  const found = strands(LEGS, []);
  assert.deepEqual(
    found.map(({ family, legs }) => [family, legs.map(({ id }) => id)]),
    [
      ["near", ["c"]],
      ["overland", ["a", "b"]],
    ],
  );
});

test("a strand says the best that one of its legs says", () => {
  const [, { certainty, sources, isDisputed }] = strands(LEGS, []);
  assert.deepEqual([certainty, sources, isDisputed], ["documented", 3, true]);
});

test("what stands behind is a strand of its own, and no ghost lies upon what is in ink", () => {
  const roles = (/** @type {import("./types.js").Strand[]} */ found) =>
    found.map(({ isFront, isGhost }) => [isFront, isGhost]);
  assert.deepEqual(roles(strands([LEGS[0]], [], "near")), [[false, false]]);
  assert.deepEqual(roles(strands([LEGS[0]], [LEGS[1]])), [[true, false]]);
  assert.deepEqual(roles(strands([], [LEGS[1]])), [[false, true]]);
});

test("lines only inferred wait, unless they are near, asked for, or the last of their route", () => {
  const look = { isClose: false, isBare: false, isAsked: () => false };
  const guess = madeLeg({ id: "guess", certainty: "inferred", from: "jilin", to: "hyesan" });
  const found = strands([LEGS[1], guess], []);
  const seen = (/** @type {Partial<typeof look>} */ change) =>
    inSight(found, { ...look, ...change }).flatMap(({ legs }) => legs.map(({ id }) => id));
  assert.deepEqual(seen({}), ["b"]);
  assert.deepEqual(seen({ isClose: true }).sort(), ["b", "guess"]);
  assert.equal(inSight(strands([guess], []), look).length, 1);
  assert.equal(inSight(strands([LEGS[1]], [], "near"), { ...look, isBare: true }).length, 0);
});
