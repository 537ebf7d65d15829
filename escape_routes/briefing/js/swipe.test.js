import assert from "node:assert/strict";
import { test } from "node:test";
import { turn } from "./swipe.js";

const FROM = { x: 200, y: 200 };

for (const [to, by, words] of /** @type {[{x: number, y: number}, number, string][]} */ ([
  [{ x: 100, y: 210 }, 1, "to the left turns on"],
  [{ x: 300, y: 190 }, -1, "to the right turns back"],
  [{ x: 150, y: 200 }, 0, "a short way turns nothing"],
  [{ x: 100, y: 260 }, 0, "downwards turns nothing"],
])) {
  test(`a finger ${words}`, () => assert.equal(turn(FROM, to), by));
}
