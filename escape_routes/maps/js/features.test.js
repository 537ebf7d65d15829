import assert from "node:assert/strict";
import { test } from "node:test";
import { Features } from "./features.js";
import { madeFamily, madeLeg, madePlace, OVERLAND, THAI } from "./made.js";

const FEATURES = new Features({
  families: [madeFamily({ id: "near" }), OVERLAND],
  trunk: "thai",
  yearly: [],
  routes: [THAI],
  legs: [madeLeg(), madeLeg({ id: "back", from: "jilin", to: "hyesan" })],
  waypoints: [madePlace(), madePlace({ id: "jilin", latlon: [43, 126] })],
});

test("features are found by their identifiers", () => {
  const [leg] = FEATURES.legs;
  assert.equal(FEATURES.routeOf(leg), THAI);
  assert.deepEqual(
    FEATURES.endsOf(leg).map((place) => place.id),
    ["hyesan", "jilin"],
  );
  assert.equal(FEATURES.colour(THAI, "light"), "#00745c");
  assert.equal(FEATURES.colour(THAI, "dark"), "#7fc79a");
});

test("legs there and back lie in lanes of their own", () => {
  const [there, back] = FEATURES.legs.map((leg) => FEATURES.laneOf(leg));
  assert.deepEqual(there, { lane: -0.5, flipped: false });
  assert.deepEqual(back, { lane: 0.5, flipped: true });
});

test("places that the data do not hold are passed over in a list, and an error by themselves", () => {
  assert.deepEqual(FEATURES.latlons(["jilin", "nowhere"]), [[43, 126]]);
  assert.throws(() => FEATURES.place("nowhere"), RangeError);
  assert.throws(() => FEATURES.colour({ ...THAI, family: "work" }, "light"), RangeError);
});
