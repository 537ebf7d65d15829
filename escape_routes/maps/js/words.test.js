import assert from "node:assert/strict";
import { test } from "node:test";
import { madeLeg, madePlace, THAI } from "./made.js";
import { legLines, placeLines } from "./words.js";

const ENDS = /** @type {[any, any]} */ ([madePlace(), madePlace({ name: "Jilin Province" })]);

test("a leg is told by its ends, route, years, certainty and sources", () => {
  assert.deepEqual(legLines(madeLeg(), THAI, ENDS).slice(0, 3), [
    "Hyesan → Jilin Province",
    "By way of Thailand",
    "2004–2012 · documented · 1 source",
  ]);
});

test("a leg says that sources disagree, and how many there are", () => {
  const [, , facts] = legLines(madeLeg({ disputed: true, sources: 3, years: [] }), THAI, ENDS);
  assert.equal(facts, "undated · documented · 3 sources · sources disagree");
});

test("a place is told by each of its names once", () => {
  assert.equal(placeLines(madePlace({ local: "慧山" }))[0], "Hyesan  혜산  慧山");
  assert.equal(placeLines(madePlace({ local: "혜산" }))[0], "Hyesan  혜산");
  assert.equal(placeLines(madePlace({ ko: "" }))[0], "Hyesan");
});

test("a place says how precise it is", () => {
  assert.equal(placeLines(madePlace({ precision: "province" }))[1], "somewhere in the province");
});
