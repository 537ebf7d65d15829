/**
 * @import { Box } from "./types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ink } from "./ink.js";
import { bestSpot } from "./spots.js";

const AT = { x: 100, y: 100 };
/** @type {[number, number]} */
const SIZE = [60, 16];
/** @type {Box} */
const VIEW = [0, 0, 400, 400];
const TOWN = { isArea: false, scale: 1 };

/** @param {Partial<import("./spots.js").Space>} [parts] */
const spot = (parts) =>
  bestSpot(AT, SIZE, TOWN, { view: VIEW, taken: [], ink: new Ink(), ...parts });

test("a name stands to the right of its place, as near as can be", () => {
  const found = spot();
  assert.equal(found?.ring, 0);
  assert.ok(found && found.box[0] > AT.x && found.box[1] < AT.y && found.box[3] > AT.y);
});

test("it goes elsewhere where another name stands, or a line runs", () => {
  const ink = new Ink();
  ink.add(
    [110, 120, 130, 140, 150, 160].map((x) => ({ x, y: 100 })),
    4,
  );
  for (const found of [spot({ taken: [[105, 90, 170, 110]] }), spot({ ink })]) {
    assert.ok(found);
    assert.ok(found.box[3] <= 97 || found.box[1] >= 103 || found.box[2] <= 105);
  }
});

test("it has no place where all are taken, or none can be seen", () => {
  assert.equal(spot({ taken: [VIEW] }), null);
  assert.equal(spot({ view: [300, 300, 400, 400] }), null);
});

test("an area is named at distances of its own", () => {
  const space = { view: VIEW, taken: [], ink: new Ink() };
  const area = bestSpot(AT, SIZE, { isArea: true, scale: 1 }, space);
  assert.ok(area && area.box[0] > (spot()?.box[0] ?? 0));
});
