import assert from "node:assert/strict";
import { test } from "node:test";
import { withState, withView } from "./address.js";

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
