/**
 * What Streamlit calls whenever it draws the strip of filters.
 *
 * @import { Component, Known } from "./types.js"
 */
import css from "../static/filters.css";
import { Strip } from "./strip.js";

/** @type {WeakMap<ShadowRoot, Strip>} */
const strips = new WeakMap();

/**
 * @param {Component} component
 * @param {Known} served what the served dataset holds
 */
export function draw({ data, parentElement, setTriggerValue }, served) {
  let strip = strips.get(parentElement);
  if (!strip) {
    const box = /** @type {Element} */ (parentElement.querySelector(".strip"));
    const style = parentElement.ownerDocument.createElement("style");
    style.textContent = css;
    parentElement.prepend(style);
    strip = new Strip(box, data.own ?? served, setTriggerValue);
    strips.set(parentElement, strip);
  }
  strip.show(data);
}

/** @param {ShadowRoot} parentElement */
export function remove(parentElement) {
  strips.get(parentElement)?.remove();
  strips.delete(parentElement);
}
