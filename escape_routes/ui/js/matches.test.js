import assert from "node:assert/strict";
import { test } from "node:test";
import { offers } from "./matches.js";

const ROUTES = [
  { id: "main", name: "China, Laos, Thailand", short: "Through Laos" },
  { id: "khai", name: "Thai entry: Nong Khai", short: "Nong Khai" },
  { id: "nine", name: "Nine young people returned", short: "Sent back from Laos" },
  { id: "rome", name: "Ambassador in Romé", short: "Rome" },
];

test("what holds the letters is offered at once, and then each of them", () => {
  assert.deepEqual(offers(ROUTES, " LAOS "), [
    { label: "All 2 with “LAOS”", ids: ["main", "nine"] },
    { label: "China, Laos, Thailand", ids: ["main"] },
    { label: "Nine young people returned", ids: ["nine"] },
  ]);
});

test("a single one needs no summary, and letters in another order are no match", () => {
  assert.deepEqual(offers(ROUTES, "khai"), [{ label: "Thai entry: Nong Khai", ids: ["khai"] }]);
  assert.deepEqual(offers(ROUTES, "soal"), []);
});

test("accents make no difference", () => {
  assert.deepEqual(offers(ROUTES, "rome")[0].ids, ["rome"]);
  assert.deepEqual(offers(ROUTES, "romé")[0].ids, ["rome"]);
});

test("without letters every route is offered by itself", () => {
  assert.deepEqual(
    offers(ROUTES, "  ").map(({ ids }) => ids),
    [["main"], ["khai"], ["nine"], ["rome"]],
  );
});
