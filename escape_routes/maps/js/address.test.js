import assert from "node:assert/strict";
import { test } from "node:test";
import { golden } from "../../../tests/golden/read.js";
import { readStand, withFocus, withStandOf, withState, withView } from "./address.js";
import { withoutStand } from "./filters.js";

const { given, expected } = golden("stand");

for (const [place, search] of given.searches.entries()) {
  test(`the address ${search} asks the map to stand as Python reads it`, () => {
    assert.deepEqual(readStand(search, given), expected[place]);
  });
}

const COMMAND = { routes: null, years: null, focus: null };
const STATE = { command: COMMAND, front: "mekong", hovered: null, window: null, walk: null };

test("what stands in front is told, unless it does so by itself", () => {
  assert.equal(
    withState("?years=2004", { ...STATE, front: "all" }, "mekong"),
    "?years=2004&front=all",
  );
  assert.equal(withState("?front=all", STATE, "mekong"), "");
});

test("a walk is told by its route and the number of its leg, and then nothing else in front", () => {
  const walk = { route: "thai", step: 1 };
  assert.equal(
    withState("?front=all", { ...STATE, front: "thai", walk }, "mekong"),
    "?walk=thai.2",
  );
});

test("the view is told no closer than a hundredth of a degree", () => {
  assert.equal(withView("", { lat: 18.2468, lng: 102.5 }, 6.25), "?at=18.25,102.50,6.25");
});

test("another choice of routes takes from the address what it tells of the map", () => {
  const search = "?family=mekong&front=all&walk=thai.2&at=18.25,102.50,6.25&focus=leg.a";
  assert.equal(withoutStand(search), "?family=mekong&focus=leg.a");
});

test("what the reader has done to the map comes back where an address has lost it", () => {
  const told = "?front=all&at=18.25,102.50,6.25";
  assert.equal(withStandOf("?focus=leg.a", told), "?focus=leg.a&front=all&at=18.25,102.50,6.25");
  assert.equal(withStandOf("?walk=thai.2", told), "?walk=thai.2");
});

test("the subject whose passages are open stands in the address once", () => {
  assert.equal(withFocus("?focus=leg.a&years=2004", "leg.b"), "?focus=leg.b&years=2004");
});
