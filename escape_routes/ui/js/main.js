/**
 * What Streamlit calls whenever it draws the strip of filters.
 *
 * @import { Component, Known } from "./types.js"
 */
import css from "../static/filters.css";
import { Strip } from "./strip.js";

/** @type {WeakMap<ShadowRoot, {strip: Strip, own: string}>} */
const drawn = new WeakMap();

/**
 * @param {Component} component
 * @param {Known} served what the served dataset holds
 */
export function draw({ data, parentElement, setTriggerValue }, served) {
  const own = JSON.stringify(data.own);
  // A dataset of the visitor's own offers other routes.
  if (drawn.get(parentElement)?.own !== own) {
    remove(parentElement);
    const strip = new Strip(emptied(parentElement), data.own ?? served, setTriggerValue);
    drawn.set(parentElement, { strip, own });
  }
  drawn.get(parentElement)?.strip.show(data);
}

/** @param {ShadowRoot} parentElement */
export function remove(parentElement) {
  drawn.get(parentElement)?.strip.remove();
  drawn.delete(parentElement);
}

/**
 * The box of the strip with nothing in it, and its styles beside it.
 *
 * @param {ShadowRoot} parentElement
 */
function emptied(parentElement) {
  const box = /** @type {Element} */ (parentElement.querySelector(".strip"));
  if (!box.childElementCount) {
    const style = parentElement.ownerDocument.createElement("style");
    style.textContent = css;
    parentElement.prepend(style);
  }
  box.replaceChildren();
  return box;
}
