import assert from "node:assert/strict";
import { test } from "node:test";
import { madeData, madeLeg, madePlace, THAI } from "./made.js";
import { merge } from "./merging.js";
import { Standing } from "./standing.js";

const PARTS = ["one", "two"].map((id) => ({ ...THAI, id, part: "thai" }));
const LAOS = madePlace({ id: "laos", name: "Laos", country: "LA", precision: "country" });
const VIENTIANE = madePlace({ id: "vientiane", country: "LA", latlon: [41.5, 128.2] });
const ENTRIES = [
  madePlace({ id: "nong-khai", country: "TH", latlon: [41.4, 129.2] }),
  madePlace({ id: "bueng-kan", country: "TH", latlon: [41.4, 130] }),
];
const PLACES = [LAOS, VIENTIANE, ...ENTRIES];
const STANDING = new Standing(
  madeData({
    trunk: "thai",
    routes: [THAI, ...PARTS],
    waypoints: PLACES,
    legs: [
      madeLeg({ id: "a", route: "one", from: "laos", to: "nong-khai" }),
      madeLeg({ id: "b", route: "two", from: "laos", to: "bueng-kan" }),
      madeLeg({ id: "c", from: "vientiane", to: "laos" }),
    ],
  }),
);

/** @param {import("./merging.js").Merging} merging */
const hubs = (merging) => PLACES.map(({ id }) => merge(PLACES, STANDING, merging).get(id)?.hub.id);

test("places of one country that lie close are one, entries of different parts are not", () => {
  assert.deepEqual(hubs({ zoom: 4.5 }), ["laos", "laos", "nong-khai", "bueng-kan"]);
});

test("closer in, and where things are drawn small, more places stand by themselves", () => {
  assert.equal(hubs({ zoom: 9 })[1], "vientiane");
  assert.equal(hubs({ zoom: 3 })[2], "bueng-kan");
  assert.equal(hubs({ zoom: 4.5, size: 2 })[2], "bueng-kan");
});

test("the inset keeps together what the map would part", () => {
  const zoom = 7.5;
  const apart = [madePlace(), madePlace({ id: "near", latlon: [41.4, 128.38] })];
  const count = (/** @type {boolean} */ isInset) =>
    new Set(merge(apart, STANDING, { zoom, isInset }).values()).size;
  assert.deepEqual([count(false), count(true)], [2, 1]);
});

test("a group bears the name of the whole country, too, if that is among its places", () => {
  const seoul = madePlace({ id: "seoul", country: "LA", kind: "capital" });
  const [group] = merge([seoul, { ...LAOS, id: "zone" }], STANDING, { zoom: 4 }).values();
  assert.deepEqual([group.hub.id, group.second, group.isArea], ["seoul", "Laos", false]);
});
