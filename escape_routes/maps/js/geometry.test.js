import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNear, golden } from "../../../tests/golden/read.js";
import { along, arrow, bow, curve, distance, sampled } from "./geometry.js";
import { assignLanes } from "./lanes.js";
import { style } from "./style.js";

const { given, expected } = golden("arcs");
/** @type {[string, string, string][]} */
const ENDS = given.legs;
const LANES = assignLanes(ENDS.map(([id, from, to]) => ({ id, from, to })));
const FLAT = { lane: 0, flipped: false };
const point = (/** @type {number[]} */ [x, y]) => ({ x, y });

test("lanes are those of Python", () => {
  assert.equal(LANES.size, ENDS.length);
  for (const [id, { lane, flipped }] of LANES)
    assert.deepEqual([lane, flipped], expected.lanes[id]);
});

for (const [zoom, places] of Object.entries(given.places)) {
  test(`curves at zoom ${zoom} are those of Python`, () => {
    for (const [id, from, to] of ENDS) {
      const lane = LANES.get(id) ?? FLAT;
      const made = curve(point(places[from]), point(places[to]), lane);
      const at = along(made, 0.4);
      assertNear([made[1].x, made[1].y, at.x, at.y], expected.curves[zoom][id], id);
    }
  });
}

test("a curve is pulled aside by its lane, and to the other side when it is turned", () => {
  const turned = { lane: 1, flipped: true };
  const bows = [FLAT, { lane: 1, flipped: false }, turned].map((lane) => bow(100, lane));
  assertNear(bows, [14, 26, -26]);
  assert.equal(bow(10_000, FLAT), style.arc.most);
});

test("a sampled curve begins and ends in its places, with a point every dozen pixels", () => {
  const [from, to] = [point([3, 4]), point([243, 4])];
  const points = sampled(curve(from, to, FLAT));
  assert.equal(points.length, 21);
  assert.deepEqual([points[0], points.at(-1)], [from, to]);
  assert.equal(sampled(curve(from, from, FLAT)).length, 9);
  assert.equal(sampled(curve(from, point([9_999, 4]), FLAT)).length, 49);
});

test("an arrow is closed and points along the curve", () => {
  const points = sampled(curve(point([0, 0]), point([240, 0]), { lane: 0, flipped: false }));
  const [left, tip, right, end] = arrow(points, 5);
  assert.deepEqual(end, left);
  assert.ok(tip.x > left.x && tip.x > right.x);
  assertNear([distance(left, right), distance(tip, left)], [10, Math.hypot(9.5, 5)]);
});
