import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNear, golden } from "../../../tests/golden/read.js";
import { decode } from "./decode.js";
import { across, down } from "./mercator.js";
import { piecesOf } from "./pieces.js";

const { given, expected } = golden("ground");

test("lines of the basemap are decoded as in Python", () => {
  assert.ok(given.length > 20);
  for (const [place, text] of given.entries()) {
    const { xs, ys, zooms } = decode(text);
    /** @type {[number, number, number][]} */
    const vertices = expected[place];
    assertNear(
      xs,
      vertices.map(([x]) => x),
      text,
    );
    assertNear(
      ys,
      vertices.map(([, y]) => y),
      text,
    );
    assert.deepEqual(
      zooms,
      vertices.map(([, , zoom]) => zoom),
    );
  }
});

test("the square begins in the north-west", () => {
  assertNear([across(-180_000), across(0), across(180_000)], [0, 0.5, 1]);
  assertNear([down(0)], [0.5]);
  assert.ok(down(60_000) < 0.5 && down(-60_000) > 0.5);
});

test("an empty text has no vertex", () => {
  assert.equal(decode("").xs.length, 0);
});

test("a piece keeps its texts until it is drawn", () => {
  const [piece] = piecesOf([[3, -180_000, -1000, 180_000, 1000, given[0], given[1]]]);
  assert.deepEqual([piece.rank, piece.west, piece.east], [3, 0, 1]);
  assert.ok(piece.north < piece.south);
  assert.deepEqual(piece.texts, [given[0], given[1]]);
  assert.equal(piece.lines, undefined);
});
