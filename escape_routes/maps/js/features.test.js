import assert from "node:assert/strict";
import { test } from "node:test";
import { Features } from "./features.js";
import { madeData, madeLeg, madePlace, THAI } from "./made.js";

const FEATURES = new Features(madeData());

test("features are found by their identifiers", () => {
  const [leg] = FEATURES.legs;
  assert.equal(FEATURES.routeOf(leg), THAI);
  assert.deepEqual(
    FEATURES.endsOf(leg).map((place) => place.id),
    ["hyesan", "jilin"],
  );
  assert.equal(FEATURES.colour("overland", "dark"), "#7fc79a");
});

test("places that the data do not hold are passed over in a list, and an error by themselves", () => {
  assert.deepEqual(FEATURES.latlons(["jilin", "nowhere"]), [[43, 126]]);
  assert.throws(() => FEATURES.place("nowhere"), RangeError);
});

test("the reach of legs leaves out what is only inferred, unless there is nothing else", () => {
  const inferred = madeLeg({ id: "guess", to: "jilin", from: "jilin", certainty: "inferred" });
  assert.deepEqual(FEATURES.reachOf([inferred]), [
    [43, 126],
    [43, 126],
  ]);
  assert.deepEqual(FEATURES.reachOf([madeLeg({ to: "hyesan" }), inferred]), [
    [41.4, 128.18],
    [41.4, 128.18],
  ]);
});

test("where a leg leads over the Pacific, the Americas lie in the east", () => {
  const waypoints = [madePlace(), madePlace({ id: "us", latlon: [39.8, -98.6], country: "US" })];
  const over = new Features(madeData({ waypoints, legs: [madeLeg({ to: "us" })] }));
  assert.deepEqual(over.latlons(["hyesan", "us"]), [
    [41.4, 128.18],
    [39.8, 261.4],
  ]);
  const none = new Features(madeData({ waypoints, legs: [] }));
  assert.deepEqual(none.latlons(["us"]), [[39.8, -98.6]]);
});

test("stops of the main way are counted once, in its order", () => {
  const legs = [
    madeLeg({ id: "a", from: "hyesan", to: "jilin" }),
    madeLeg({ id: "b", from: "jilin", to: "seoul" }),
  ];
  const waypoints = [
    ...madeData().waypoints,
    madePlace({ id: "seoul", latlon: [37.5, 127], country: "KR", kind: "capital" }),
  ];
  const { numbers } = new Features(madeData({ trunk: "thai", legs, waypoints }));
  assert.deepEqual(
    [...numbers],
    [
      ["hyesan", 1],
      ["jilin", 2],
      ["seoul", 3],
    ],
  );
});
