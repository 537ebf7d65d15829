import assert from "node:assert/strict";
import { test } from "node:test";
import { madeLeg } from "./made.js";
import { byDegree, degrees, isDim, marked, placesOf } from "./subjects.js";

const LEGS = [
  madeLeg(),
  madeLeg({ id: "thai-2", from: "jilin", to: "bangkok" }),
  madeLeg({ id: "return-1", route: "return", from: "jilin", to: "hyesan" }),
];
const COMMAND = { routes: null, years: null };

test("a command marks its focus and what it highlights", () => {
  assert.deepEqual(marked({ ...COMMAND, focus: null }), []);
  const both = marked({ ...COMMAND, focus: "leg.thai-1", highlight: ["route.return"] });
  assert.deepEqual(both, ["route.return", "leg.thai-1"]);
});

test("a leg is pale when something else stands out", () => {
  assert.equal(isDim(LEGS[0], [], null), false);
  for (const own of ["leg.thai-1", "route.thai", "waypoint.hyesan", "waypoint.jilin"]) {
    assert.equal(isDim(LEGS[0], [own], null), false, own);
  }
  assert.equal(isDim(LEGS[0], ["leg.thai-2"], null), true);
});

test("what is not on the map makes nothing pale", () => {
  assert.equal(isDim(LEGS[0], ["event.law-2004"], null), false);
});

test("the route under the pointer goes before the focus", () => {
  assert.equal(isDim(LEGS[0], ["leg.thai-1"], "return"), true);
  assert.equal(isDim(LEGS[0], ["leg.thai-2"], "thai"), false);
});

test("a subject names the places where it lies", () => {
  assert.deepEqual(placesOf("waypoint.seoul", LEGS), ["seoul"]);
  assert.deepEqual(placesOf("leg.thai-2", LEGS), ["jilin", "bangkok"]);
  assert.deepEqual(placesOf("route.return", LEGS), ["jilin", "hyesan"]);
  assert.deepEqual(placesOf("event.law-2004", LEGS), []);
});

test("the most connected place is named first, and of two alike the first by its letters", () => {
  assert.deepEqual(byDegree(degrees(LEGS)), ["jilin", "hyesan", "bangkok"]);
  assert.deepEqual(byDegree(degrees(LEGS.slice(0, 1))), ["hyesan", "jilin"]);
});
