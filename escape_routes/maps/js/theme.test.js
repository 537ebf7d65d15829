import assert from "node:assert/strict";
import { test } from "node:test";
import { themeOf } from "./theme.js";

for (const [background, theme] of [
  ["rgb(255, 255, 255)", "light"],
  ["rgb(14, 17, 23)", "dark"],
  ["rgba(14, 17, 23, 0.9)", "dark"],
  ["rgba(0, 0, 0, 0)", "light"],
  ["rgb(0, 128, 0)", "dark"],
  ["rgb(128, 255, 0)", "light"],
  ["", "light"],
]) {
  test(`a page of ${background || "no colour"} is ${theme}`, () => {
    assert.equal(themeOf(background), theme);
  });
}
