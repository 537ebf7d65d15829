/**
 * The vectors of the basemap, where they lie in a file of their own beside our script: the routes
 * are drawn before it is read.
 *
 * @import { BasemapData } from "./types.js"
 */
import { later } from "./slices.js";

/** Where our script came from; empty in a page that holds it. */
const HERE = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";

/**
 * @param {string} name of the file
 * @returns {Promise<BasemapData>}
 */
export function readGround(name) {
  const src = new URL(name, HERE).href;
  // It travels at once, and is read when the routes stand.
  document.head.append(
    Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: src }),
  );
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.onload = () => done(window.ESCAPE_ROUTES_GROUND);
    script.onerror = () => fail(new Error(`the basemap cannot be read: ${src}`));
    script.src = src;
    later(() => document.head.append(script));
  });
}
