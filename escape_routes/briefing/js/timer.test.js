import assert from "node:assert/strict";
import { test } from "node:test";
import { Timer } from "./timer.js";

test("a timer that was never used says nothing", () => {
  assert.equal(new Timer(null).words(5000), "");
});

test("it counts while it runs, and keeps what it counted", () => {
  const timer = new Timer(null);
  timer.toggle(1000);
  assert.equal(timer.words(1000), "00:00");
  assert.equal(timer.words(451_900), "07:30");
  timer.toggle(61_000);
  assert.ok(!timer.isRunning);
  assert.equal(timer.words(999_000), "01:00");
  timer.toggle(1_000_000);
  assert.equal(timer.words(1_005_000), "01:05");
});

test("set to zero it runs on, or stands still as before", () => {
  const timer = new Timer(null);
  timer.toggle(0);
  timer.reset(9000);
  assert.equal(timer.words(10_000), "00:01");
  timer.toggle(10_000);
  timer.reset(11_000);
  assert.equal(timer.words(12_000), "");
});

test("it goes on after it was kept as text", () => {
  const timer = new Timer(null);
  timer.toggle(1000);
  assert.equal(new Timer(String(timer)).words(4000), "00:03");
});
