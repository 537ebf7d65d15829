import assert from "node:assert/strict";
import { test } from "node:test";
import { madeLeg } from "./made.js";
import { isMarked, marked, placesOf } from "./subjects.js";

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

test("a leg is marked by itself, by its route and by its ends", () => {
  for (const own of ["leg.thai-1", "route.thai", "waypoint.hyesan", "waypoint.jilin"]) {
    assert.equal(isMarked(LEGS[0], [own]), true, own);
  }
  assert.equal(isMarked(LEGS[0], ["leg.thai-2", "event.law-2004"]), false);
  assert.equal(isMarked(LEGS[0], []), false);
});

test("a subject names the places where it lies", () => {
  assert.deepEqual(placesOf("waypoint.seoul", LEGS), ["seoul"]);
  assert.deepEqual(placesOf("leg.thai-2", LEGS), ["jilin", "bangkok"]);
  assert.deepEqual(placesOf("route.return", LEGS), ["jilin", "hyesan"]);
  assert.deepEqual(placesOf("event.law-2004", LEGS), []);
});
