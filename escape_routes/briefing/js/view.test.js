import assert from "node:assert/strict";
import { test } from "node:test";
import { golden } from "../../../tests/golden/read.js";
import { scaledZoom } from "./view.js";

const { given, expected } = golden("looks");

test("a scene shows the same part as its still map, to the next quarter of a zoom", () => {
  for (const [place, [zoom, x, y]] of given.views.entries()) {
    const found = scaledZoom(zoom, { x, y });
    assert.equal(found * 4, Math.round(found * 4));
    assert.ok(Math.abs(found - expected.views[place]) <= 0.125, `${zoom} on ${x} by ${y}`);
  }
});

test("a map without a size has the lowest zoom", () => {
  assert.equal(scaledZoom(2, { x: 0, y: 0 }), 2);
});
