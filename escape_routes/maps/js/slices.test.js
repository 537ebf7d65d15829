import assert from "node:assert/strict";
import { test } from "node:test";
import { later } from "./slices.js";

/** @type {(() => void)[]} */
const frames = [];
globalThis.requestAnimationFrame = (act) => frames.push(() => act(0));
const turn = () => new Promise((done) => setTimeout(done, 5));

// By a clock of our own: how long a busy machine takes says nothing here.
let clock = 0;
performance.now = () => clock;

test("what can wait is done after the next frame, in order, and lets others in between", async () => {
  /** @type {string[]} */
  const done = [];
  for (const name of ["a", "b", "c"]) {
    later(() => {
      clock += 8;
      done.push(name);
    });
  }
  await turn();
  assert.deepEqual([done, frames.length], [[], 1]);
  frames.shift()?.();
  setTimeout(() => done.push("other"));
  while (done.length < 4) await turn();
  assert.deepEqual(done, ["a", "b", "other", "c"]);
});

test("work that comes later waits for a frame of its own", async () => {
  let isDone = false;
  later(() => {
    isDone = true;
  });
  await turn();
  assert.deepEqual([isDone, frames.length], [false, 1]);
  frames.shift()?.();
  await turn();
  assert.equal(isDone, true);
});
