import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNear } from "../../../tests/golden/read.js";
import { aside, distance, mirrored, offLine, towards, turned, unit } from "./vectors.js";

const EAST = { x: 1, y: 0 };
const SOUTH = { x: 0, y: 1 };

/**
 * @param {{x: number, y: number}} found
 * @param {{x: number, y: number}} expected
 */
const assertSame = (found, expected) => assertNear([found.x, found.y], [expected.x, expected.y]);

test("a direction is turned clockwise on the screen, and its right lies there, too", () => {
  assertSame(turned(EAST, 90), SOUTH);
  assertSame(aside(EAST), SOUTH);
});

test("a direction has a length of one, and nothing stays nothing", () => {
  assertSame(towards({ x: 2, y: 2 }, { x: 5, y: 6 }), { x: 0.6, y: 0.8 });
  assert.deepEqual(unit({ x: 0, y: 0 }), { x: 0, y: 0 });
});

test("mirrored at a chord, a direction ends the arc that it began", () => {
  const start = turned(EAST, 20);
  assertSame(mirrored(start, EAST), turned(EAST, -20));
  assertSame(mirrored(mirrored(start, EAST), EAST), start);
});

test("the way to a line is the way to its nearest point, also beyond its ends", () => {
  const ends = /** @type {const} */ ([
    { x: 0, y: 0 },
    { x: 10, y: 0 },
  ]);
  assert.equal(offLine({ x: 5, y: 3 }, ...ends), 3);
  assert.equal(offLine({ x: 13, y: 4 }, ...ends), 5);
  assert.equal(offLine({ x: 3, y: 4 }, ends[0], ends[0]), distance(ends[0], { x: 3, y: 4 }));
});
