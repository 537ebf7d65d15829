import assert from "node:assert/strict";
import { test } from "node:test";
import { Features } from "./features.js";
import { madeData, madeFamily, madeLeg, madePlace, OVERLAND, THAI } from "./made.js";
import { commanded, isWhole, lookOf, opening, walked, walkTo } from "./states.js";

const SEA = { ...THAI, id: "sea", family: "near" };
const FEATURES = new Features(
  madeData({
    trunk: "thai",
    families: [OVERLAND, madeFamily({ id: "near", name: "Straight" })],
    routes: [THAI, SEA],
    legs: [
      madeLeg(),
      madeLeg({ id: "thai-2", from: "jilin" }),
      madeLeg({ id: "sea-1", route: "sea" }),
    ],
    waypoints: [madePlace(), madePlace({ id: "jilin", latlon: [43, 126], country: "CN" })],
  }),
);
const COMMAND = { routes: null, years: null, focus: null };
const OPENING = opening(FEATURES);

/**
 * @param {import("./types.js").State} before
 * @param {Partial<import("./types.js").Command>} command
 */
const told = (before, command) => commanded(FEATURES, before, { ...COMMAND, ...command }, false);

test("the map opens with the main way in front", () => {
  assert.equal(OPENING.front, "overland");
  assert.equal(isWhole(FEATURES, OPENING), true);
});

test("without a main way all routes stand in front", () => {
  assert.equal(opening(new Features(madeData())).front, "all");
});

test("a choice of one route, one family or several says what stands in front", () => {
  assert.equal(told(OPENING, { routes: ["sea"] }).state.front, "sea");
  assert.equal(told(OPENING, { routes: ["sea", "thai"] }).state.front, "all");
  assert.equal(told(OPENING, { front: "near" }).state.front, "near");
  assert.equal(told(OPENING, { front: "nothing" }).state.front, "overland");
});

test("what the reader has put in front stays while the choice of routes stays", () => {
  const all = { ...OPENING, front: "all" };
  assert.equal(told(all, { years: [2004, 2012] }).state.front, "all");
  assert.equal(told(all, { focus: "leg.thai-1" }).state.front, "all");
  assert.equal(told(all, { routes: ["sea"] }).state.front, "sea");
});

test("what is marked and stands behind brings all to the front", () => {
  assert.equal(told(OPENING, { focus: "leg.thai-1" }).state.front, "overland");
  assert.equal(told(OPENING, { focus: "leg.sea-1" }).state.front, "all");
});

test("two states look the same when nothing that is seen differs", () => {
  const plain = { ...COMMAND, labels: true, highlight: [], front: null, walk: null, at: null };
  assert.equal(lookOf(told(OPENING, plain).state), lookOf(OPENING));
  assert.notEqual(lookOf(told(OPENING, { ...plain, years: [2004, 2012] }).state), lookOf(OPENING));
  assert.notEqual(lookOf(told(OPENING, { ...plain, labels: false }).state), lookOf(OPENING));
  assert.notEqual(lookOf(walked(FEATURES, OPENING, "thai", 0)), lookOf(OPENING));
});

test("a walk stays within its route, and ends with another choice", () => {
  const walk = walked(FEATURES, OPENING, "thai", 7);
  assert.deepEqual([walk.front, walk.walk], ["thai", { route: "thai", step: 1 }]);
  assert.deepEqual(told(walk, { years: [2004, 2004] }).state.walk, walk.walk);
  assert.equal(told(walk, { routes: ["sea"] }).state.walk, null);
});

test("on a walk, a press on another leg of the route goes there, and nothing else does", () => {
  const walking = walked(FEATURES, OPENING, "thai", 0);
  assert.deepEqual(walkTo(FEATURES, walking, "leg.thai-2"), { route: "thai", step: 1 });
  assert.equal(walkTo(FEATURES, walking, "leg.thai-1"), null);
  assert.equal(walkTo(FEATURES, walking, "leg.sea-1"), null);
  assert.equal(walkTo(FEATURES, OPENING, "leg.thai-2"), null);
});
