import assert from "node:assert/strict";
import { test } from "node:test";
import { madeData, madeLeg, madePlace, THAI } from "./made.js";
import { Standing } from "./standing.js";

const PART = { ...THAI, id: "part", part: "thai" };
const OTHER = { ...PART, id: "other" };
const PLACES = [
  madePlace(),
  madePlace({ id: "jilin", country: "CN" }),
  madePlace({ id: "laos", country: "LA", kind: "country" }),
  madePlace({ id: "chiang-rai", country: "TH" }),
  madePlace({ id: "bangkok", country: "TH", kind: "capital" }),
  madePlace({ id: "seoul", country: "KR", kind: "capital" }),
];

/**
 * @param {[string, string, string][]} legs route and both ends
 */
const standing = (...legs) =>
  new Standing(
    madeData({
      trunk: "thai",
      routes: [THAI, PART, OTHER],
      waypoints: PLACES,
      legs: legs.map(([route, from, to]) => madeLeg({ id: `${route} ${from}`, route, from, to })),
    }),
  );

test("a country is an end where many more legs end than begin", () => {
  const once = standing(["thai", "bangkok", "seoul"]);
  assert.equal(once.isEnd("KR"), false);
  const often = standing(
    ["thai", "bangkok", "seoul"],
    ["thai", "jilin", "seoul"],
    ["thai", "laos", "seoul"],
    ["thai", "hyesan", "seoul"],
  );
  assert.equal(often.isEnd("KR"), true);
  assert.equal(often.isEnd("nowhere"), false);
});

test("a place beyond the country in which a part begins is its entry, unless parts share it", () => {
  const parts = standing(
    ["part", "laos", "chiang-rai"],
    ["part", "chiang-rai", "bangkok"],
    ["other", "laos", "bangkok"],
  );
  assert.equal(parts.entryOf("chiang-rai"), "part");
  assert.equal(parts.entryOf("bangkok"), null);
  assert.equal(parts.entryOf("laos"), null);
});

test("a capital in which people arrive ranks first, then the main way", () => {
  const all = standing(
    ["thai", "bangkok", "seoul"],
    ["thai", "jilin", "seoul"],
    ["thai", "laos", "seoul"],
    ["part", "hyesan", "seoul"],
  );
  const ranks = ["seoul", "bangkok", "hyesan"].map((id) =>
    all.rank(/** @type {import("./types.js").Place} */ (PLACES.find((one) => one.id === id))),
  );
  assert.deepEqual(
    [...ranks].sort((a, b) => b - a),
    ranks,
  );
});
