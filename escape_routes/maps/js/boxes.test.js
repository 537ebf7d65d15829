import assert from "node:assert/strict";
import { test } from "node:test";
import { golden } from "../../../tests/golden/read.js";
import { corner, isApart, isFree, isNear } from "./boxes.js";

const { given, expected } = golden("looks");
/** @type {import("./types.js").Box[]} */
const BOXES = given.boxes;

test("boxes are apart, and points near, as in Python", () => {
  assert.deepEqual(
    BOXES.map((a) => BOXES.map((b) => isApart(a, b))),
    expected.apart,
  );
  const near = BOXES.map(([, , x, y]) => BOXES.map((box) => isNear({ x, y }, box, 2)));
  assert.deepEqual(near, expected.near);
});

for (const [place, size] of given.names.entries()) {
  for (const [side, at] of Object.entries(expected.corners[place])) {
    test(`a box of ${size} ${side} of a point stands where Python puts it`, () => {
      const { x, y } = corner(/** @type {import("./types.js").Side} */ (side), size, [8, 4]);
      assert.deepEqual([x, y], at);
    });
  }
}

test("a box is free where it meets none of the others", () => {
  assert.ok(isFree([0, 0, 1, 1], []));
  assert.ok(isFree([0, 0, 1, 1], [[1, 0, 2, 1]]));
  assert.ok(
    !isFree(
      [0, 0, 1, 1],
      [
        [5, 5, 6, 6],
        [0.5, 0, 2, 1],
      ],
    ),
  );
});
