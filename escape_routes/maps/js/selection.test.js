import assert from "node:assert/strict";
import { test } from "node:test";
import { golden } from "../../../tests/golden/read.js";
import { kept } from "./selection.js";
import { yearsInWords } from "./words.js";

const { given, expected } = golden("years");
/** @type {import("./types.js").Leg[]} */
const LEGS = given.legs;

for (const [place, choice] of given.choices.entries()) {
  test(`the choice ${JSON.stringify(choice)} keeps the legs that Python keeps`, () => {
    assert.deepEqual(
      kept(LEGS, choice).map((leg) => leg.id),
      expected.kept[place],
    );
  });
}

test("years are written as Python writes them", () => {
  assert.deepEqual(
    LEGS.map((leg) => yearsInWords(leg.years)),
    expected.words,
  );
});
