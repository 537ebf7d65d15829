import assert from "node:assert/strict";
import { test } from "node:test";
import { Clearance } from "./clearance.js";
import { distance } from "./vectors.js";

/** The same numbers each time, as by chance. */
function* numbers() {
  let seed = 7;
  for (;;) {
    seed = (seed * 16807) % 2147483647;
    yield (seed / 2147483647) * 600 - 300;
  }
}

test("a line is as near to places as each of its points is, and never counts those left out", () => {
  const some = numbers();
  const next = () => Number(some.next().value);
  const places = new Map(
    Array.from({ length: 200 }, (_, i) => [`p${i}`, { x: next(), y: next() }]),
  );
  const near = new Clearance(places, 9);
  for (let i = 0; i < 100; i += 1) {
    const line = Array.from({ length: 5 }, () => ({ x: next(), y: next() }));
    const counts = (/** @type {string} */ id) => id !== `p${i}`;
    const each = [...places].filter(([id]) => counts(id)).map(([, at]) => at);
    const least = Math.min(9, ...each.flatMap((at) => line.map((point) => distance(at, point))));
    assert.equal(near.of(line, counts), least);
  }
});
