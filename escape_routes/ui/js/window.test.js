import assert from "node:assert/strict";
import { test } from "node:test";
import { between, movedBy, told, yearAt } from "./window.js";

/** @type {import("../../maps/js/types.js").Years} */
const SPAN = [1997, 2026];

test("a place on the bars is a year, and beyond the ends the first or the last", () => {
  assert.equal(yearAt(0, SPAN), 1997);
  assert.equal(yearAt(0.999, SPAN), 2026);
  assert.equal(yearAt(0.5, SPAN), 2012);
  assert.equal(yearAt(-0.2, SPAN), 1997);
  assert.equal(yearAt(1.2, SPAN), 2026);
});

test("years that are dragged over backwards are put in order", () => {
  assert.deepEqual(between(2012, 2004), [2004, 2012]);
  assert.deepEqual(between(2009, 2009), [2009, 2009]);
});

test("keys move an end by a year, by five, or to the end of the data, never past the other", () => {
  assert.deepEqual(movedBy([2004, 2012], 0, "ArrowRight", SPAN), [2005, 2012]);
  assert.deepEqual(movedBy([2004, 2012], 1, "ArrowDown", SPAN), [2004, 2011]);
  assert.deepEqual(movedBy([2004, 2012], 1, "PageUp", SPAN), [2004, 2017]);
  assert.deepEqual(movedBy([2004, 2012], 0, "Home", SPAN), [1997, 2012]);
  assert.deepEqual(movedBy([2004, 2012], 0, "End", SPAN), [2012, 2012]);
  assert.deepEqual(movedBy([2012, 2012], 1, "ArrowLeft", SPAN), [2012, 2012]);
  assert.equal(movedBy([2004, 2012], 0, "a", SPAN), null);
});

test("all years are no window", () => {
  assert.equal(told([1997, 2026], SPAN), null);
  assert.deepEqual(told([1997, 2025], SPAN), [1997, 2025]);
});
