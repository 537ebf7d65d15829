import assert from "node:assert/strict";
import { test } from "node:test";
import { golden } from "../../../tests/golden/read.js";
import { chosenRoutes, readFilters, withFilters } from "./filters.js";

const { given, expected } = golden("address");

for (const [place, search] of given.searches.entries()) {
  test(`the address ${search} asks for what Python reads in it`, () => {
    const { chosen, written, ...filters } = expected[place];
    const found = readFilters(search, given);
    assert.deepEqual(found, filters);
    assert.deepEqual(chosenRoutes(found, given), chosen);
    assert.equal(withFilters(search, found), written);
    assert.deepEqual(readFilters(written, given), filters);
  });
}
