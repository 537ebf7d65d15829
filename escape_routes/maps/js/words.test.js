import assert from "node:assert/strict";
import { test } from "node:test";
import { Features } from "./features.js";
import { madeData, madeLeg, madePlace, THAI } from "./made.js";
import { merge } from "./merging.js";
import { amount, counted, legFacts, placeLines, strandLines } from "./words.js";

/** @param {Partial<import("./types.js").Leg>[]} parts */
function strandOf(...parts) {
  const legs = parts.map((part, i) => madeLeg({ id: `thai-${i}`, ...part }));
  const features = new Features(madeData({ legs }));
  const groups = merge(features.places, features.standing, { zoom: 5 });
  const ends = { from: groups.get("hyesan"), to: groups.get("jilin") };
  const strand = { legs, ...ends, certainty: "documented", isDisputed: false };
  return { strand: /** @type {any} */ (strand), features };
}

test("a strand of one leg is told by its ends, route, years, certainty and sources", () => {
  const { strand, features } = strandOf({});
  assert.deepEqual(strandLines(strand, features).slice(0, 3), [
    "Hyesan → Jilin",
    "By way of Thailand",
    "2004–2012 · documented · 1 source",
  ]);
});

test("a strand of several legs says how many, and of which routes", () => {
  const { strand, features } = strandOf({}, { years: [[2016, 2018]] });
  assert.deepEqual(strandLines(strand, features).slice(0, 3), [
    "Hyesan → Jilin",
    THAI.name,
    "2004–2018 · documented · 2 legs",
  ]);
});

test("a leg says that sources disagree, and how many there are", () => {
  const facts = legFacts(madeLeg({ disputed: true, sources: 3, years: [] }));
  assert.equal(facts, "undated · documented · 3 sources · sources disagree");
});

test("legs together are told by routes, legs and years", () => {
  assert.equal(
    amount([madeLeg(), madeLeg({ years: [[2020, 2020]] })]),
    "1 route, 2 legs, 2004–2020",
  );
  assert.equal(counted(1, "leg"), "1 leg");
});

/** @param {Partial<import("./types.js").Place>} parts */
const linesOf = (parts) => placeLines(/** @type {any} */ ({ hub: madePlace(parts), members: [] }));

test("a place is told by each of its names once", () => {
  assert.equal(linesOf({ local: "慧山" })[0], "Hyesan  혜산  慧山");
  assert.equal(linesOf({ local: "혜산" })[0], "Hyesan  혜산");
  assert.equal(linesOf({ ko: "" })[0], "Hyesan");
});

test("a place says how precise it is, and for which others it stands", () => {
  assert.equal(linesOf({ precision: "province" })[1], "somewhere in the province");
  const hub = madePlace();
  const members = [hub, madePlace({ id: "musan", name: "Musan" })];
  assert.equal(placeLines(/** @type {any} */ ({ hub, members }))[2], "with Musan");
});
