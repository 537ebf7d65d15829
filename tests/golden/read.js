/**
 * Golden files, as the tests of the JavaScript read them.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** How far a number may be from that of Python, unless a test says otherwise. */
const NEAR = 1e-9;

/**
 * What is given and what Python makes of it.
 *
 * @param {"address" | "ground" | "looks" | "picture" | "stand" | "years"} name
 */
export const golden = (name) =>
  JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));

/**
 * @param {Iterable<number>} found
 * @param {number[]} expected
 * @param {string} [words]
 * @param {number} [near]
 */
export function assertNear(found, expected, words = "", near = NEAR) {
  const numbers = [...found];
  assert.equal(numbers.length, expected.length, words);
  for (const [place, number] of numbers.entries()) {
    const isNear = Math.abs(number - expected[place]) <= near;
    assert.ok(isNear, `${words}: ${number} is not ${expected[place]}`);
  }
}
