import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNear } from "../../../tests/golden/read.js";
import { along, arrow, chevrons, curve, evenly, lengthOf } from "./curves.js";
import { style } from "./style.js";
import { distance, turned } from "./vectors.js";

const FROM = { x: 0, y: 0 };
const TO = { x: 400, y: 0 };
const EAST = { x: 1, y: 0 };
const STRAIGHT = { start: EAST, end: EAST, pull: 0.34, aside: 0 };
const BENT = { ...STRAIGHT, start: turned(EAST, 20), end: turned(EAST, -20) };

test("a curve begins and ends at its places, also beside another", () => {
  for (const shape of [STRAIGHT, BENT, { ...BENT, aside: 6 }]) {
    const points = curve(FROM, TO, shape);
    assert.deepEqual(points[0], FROM);
    assertNear([points[points.length - 1].x, points[points.length - 1].y], [TO.x, TO.y]);
  }
});

test("a curve bends to the right of its direction", () => {
  assert.ok(curve(FROM, TO, BENT)[20].y > 20);
  assert.ok(curve(TO, FROM, turnedRound(BENT))[20].y < -20);
});

/** @param {typeof BENT} shape */
const turnedRound = (shape) => ({
  ...shape,
  start: turned(shape.start, 180),
  end: turned(shape.end, 180),
});

test("beside another, a curve is as far off in its middle as it is told", () => {
  const middle = curve(FROM, TO, { ...STRAIGHT, aside: 6 })[20];
  assertNear([middle.y], [6]);
});

test("however long or short, a curve has as many points as it may have", () => {
  assert.equal(curve(FROM, { x: 1, y: 0 }, STRAIGHT).length, style.curve.least + 1);
  assert.equal(curve(FROM, { x: 9000, y: 0 }, STRAIGHT).length, style.curve.most + 1);
});

test("a share of a curve is reached after that share of its length", () => {
  const points = curve(FROM, TO, BENT);
  assert.deepEqual(along(points, 0).at, FROM);
  assertNear([along(points, 0.5).at.x], [200]);
  assert.ok(Math.abs(lengthOf(points) - distance(FROM, TO)) > 5);
  assert.deepEqual(along([FROM], 0.5), { at: FROM, way: { x: 0, y: 0 } });
});

test("samples stand at equal steps", () => {
  const samples = evenly(curve(FROM, TO, STRAIGHT), 50);
  assertNear(
    samples.slice(0, 8).map(({ x }) => x),
    [0, 50, 100, 150, 200, 250, 300, 350],
  );
});

test("an arrow is closed and points along its line; the angles of the main way do, too", () => {
  const points = curve(FROM, TO, STRAIGHT);
  const [left, tip, right, end] = arrow(points, 5);
  assert.equal(left, end);
  assertNear([tip.x, left.y, right.y], [400 * style.arrow.place, 5, -5]);
  assert.ok(left.x < tip.x);
  const angles = chevrons(points, 3);
  assert.equal(angles.length, Math.round(400 / style.arrow.every));
  assert.ok(angles.every(([back, front]) => back.x < front.x));
});
