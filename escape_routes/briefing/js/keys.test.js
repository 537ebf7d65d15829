import assert from "node:assert/strict";
import { test } from "node:test";
import { actOf, nameOf } from "./keys.js";

/**
 * What was done when a key is pressed.
 *
 * @param {string} key
 * @param {boolean} [shiftKey]
 */
function done(key, shiftKey = false) {
  /** @type {unknown[]} */
  const log = [];
  const acts = {
    ArrowRight: () => log.push("next"),
    " ": () => log.push("next"),
    b: () => log.push("black"),
    "?": () => log.push("help"),
  };
  const keys = {
    acts,
    back: () => log.push("back"),
    pan: (/** @type {unknown} */ way) => log.push(way),
  };
  actOf({ key, shiftKey }, keys)?.();
  return log;
}

test("letters work large and small", () => {
  assert.deepEqual([nameOf("B"), nameOf("?"), nameOf("PageDown")], ["b", "?", "PageDown"]);
  assert.deepEqual([done("b"), done("B", true)], [["black"], ["black"]]);
});

test("Shift turns arrows to the map and the space bar back", () => {
  assert.deepEqual(done("ArrowRight"), ["next"]);
  assert.deepEqual(done("ArrowRight", true), [[120, 0]]);
  assert.deepEqual(done("ArrowUp", true), [[0, -120]]);
  assert.deepEqual(done(" "), ["next"]);
  assert.deepEqual(done(" ", true), ["back"]);
});

test("signs that need Shift are keys of their own", () => {
  assert.deepEqual(done("?", true), ["help"]);
});

test("other keys do nothing", () => {
  assert.deepEqual([...done("x"), ...done("Tab"), ...done("ArrowUp")], []);
});
