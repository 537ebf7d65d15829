import assert from "node:assert/strict";
import { test } from "node:test";
import { Player } from "./player.js";

/** @param {number} count */
function watched(count) {
  /** @type {number[]} */
  const shown = [];
  return { player: new Player(count, (place) => shown.push(place)), shown };
}

test("steps go through all years and end where they began", () => {
  const { player, shown } = watched(3);
  for (let i = 0; i < 4; i++) player.step(1);
  assert.deepEqual(shown, [0, 1, 2, -1]);
});

test("a first step back shows the last year", () => {
  const { player, shown } = watched(3);
  player.step(-1);
  assert.deepEqual(shown, [2]);
});

test("a step back from the first year ends", () => {
  const { player, shown } = watched(3);
  player.step(1);
  player.step(-1);
  assert.deepEqual(shown, [0, -1]);
});

test("playing shows every year once and stops by itself", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { player, shown } = watched(3);
  player.toggle();
  assert.ok(player.isPlaying);
  context.mock.timers.tick(1100);
  context.mock.timers.tick(1100);
  assert.deepEqual(shown, [0, 1, 2]);
  context.mock.timers.tick(1100);
  assert.deepEqual(shown, [0, 1, 2, -1]);
  assert.ok(!player.isPlaying);
});

test("a pause keeps the year, and playing goes on from there", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { player, shown } = watched(5);
  player.toggle();
  player.toggle();
  context.mock.timers.tick(9000);
  assert.deepEqual(shown, [0]);
  player.toggle();
  assert.deepEqual(shown, [0, 1]);
});

test("speed doubles twice and begins anew", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { player, shown } = watched(5);
  const speeds = [0, 1, 2].map(() => {
    player.changeSpeed();
    return player.speed;
  });
  assert.deepEqual(speeds, [2, 4, 1]);
  player.changeSpeed();
  player.toggle();
  context.mock.timers.tick(550);
  assert.deepEqual(shown, [0, 1]);
});

test("stopping what does not play tells nobody", () => {
  const { player, shown } = watched(3);
  player.stop();
  assert.deepEqual(shown, []);
});
