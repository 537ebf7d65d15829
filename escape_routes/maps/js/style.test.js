import assert from "node:assert/strict";
import { test } from "node:test";
import { golden } from "../../../tests/golden/read.js";
import { groundOf, KINDS, stepped, style } from "./style.js";

const { given, expected } = golden("looks");

for (const [name, steps] of Object.entries(style.outlines)) {
  test(`the line of ${name} is as wide as in Python`, () => {
    const widths = given.zooms.map((/** @type {number} */ zoom) => stepped(zoom, steps));
    assert.deepEqual(widths, expected.outlines[name]);
  });
}

test("a step holds below its end, and one without an end for the rest", () => {
  assert.equal(stepped(1.9, [[2, 7]]), 7);
  assert.equal(
    stepped(2, [
      [2, 7],
      [null, 8],
    ]),
    8,
  );
  assert.throws(() => stepped(2, [[2, 7]]), RangeError);
});

test("both themes colour all that the ground shows", () => {
  assert.deepEqual(Object.keys(groundOf("light")), Object.keys(groundOf("dark")));
  for (const kind of KINDS)
    assert.match(groundOf("dark")[style.names[kind].colour], /^#[0-9a-f]{6}$/);
});
