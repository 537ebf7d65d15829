/**
 * Whether the page around the map is light or dark.
 *
 * @import { Theme } from "./types.js"
 */

/**
 * The theme that goes with a background such as "rgb(14, 17, 23)"; one that lets everything
 * through is light.
 *
 * @param {string} background
 * @returns {Theme}
 */
export function themeOf(background) {
  const parts = background.match(/[\d.]+/g);
  if (!parts || parts.length < 3 || parts[3] === "0") return "light";
  const [red, green, blue] = parts.map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

/** The theme of this page. */
export const pageTheme = () => themeOf(getComputedStyle(document.body).backgroundColor);
