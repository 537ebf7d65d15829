/**
 * Buttons beside the zoom: home, fit, crossings and full screen.
 */
import { button, drawing } from "./dom.js";

const ICONS = {
  home: "M3 9l6-5 6 5v7h-4v-4H7v4H3z",
  fit: "M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4M6 9h6M9 6v6",
  crossings: "M1 12c3-3 5 3 8 0s5 3 8 0M9 2v6M6 5l3 3 3-3",
  full: "M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4",
};

/** A bar of buttons that moves the map. */
export class Buttons extends L.Control {
  /** @param {{home: () => void, fit: () => void, crossings: (() => void) | null}} actions */
  constructor(actions) {
    super({ position: "topleft" });
    this._actions = actions;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    const bar = L.DomUtil.create("div", "leaflet-bar escape-buttons");
    const { home, fit, crossings } = this._actions;
    const add = (
      /** @type {string} */ d,
      /** @type {string} */ words,
      /** @type {() => void} */ act,
    ) => button(bar, words, act).append(drawing(18, 18, [{ d, width: 1.6 }]));
    add(ICONS.home, "Show the whole way", home);
    add(ICONS.fit, "Fit the map to what is shown", fit);
    if (crossings) add(ICONS.crossings, "Show the crossings of the Mekong", crossings);
    add(ICONS.full, "Full screen", () => toggleFullscreen(map.getContainer()));
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  }
}

/** @param {HTMLElement} box */
function toggleFullscreen(box) {
  if (document.fullscreenElement) document.exitFullscreen();
  else box.requestFullscreen();
}
