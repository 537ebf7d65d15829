import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement, placeOf, progress, within } from "./deck.js";

test("an address names a scene, or the first one", () => {
  assert.deepEqual(
    ["#1", "#3", "#4", "#5", "#0", "#x", "#1.5", ""].map((hash) => placeOf(hash, 3)),
    [0, 2, 3, 0, 0, 0, 0, 0],
  );
});

test("nothing lies before the first scene or behind the sources", () => {
  assert.deepEqual(
    [-1, 0, 3, 4].map((place) => within(place, 3)),
    [0, 0, 3, 3],
  );
});

test("the place of a scene is shown and read aloud, and the sources by their name", () => {
  assert.equal(progress(0, 3), "1 / 3");
  assert.equal(progress(3, 3), "Sources");
  assert.equal(announcement(2, 3, "Title"), "Scene 3 of 3: Title");
  assert.equal(announcement(3, 3, "Sources"), "Sources");
});
