/**
 * The sheets on which the layer draws, from the tinted countries below to the names on top.
 */

const HEIGHTS = {
  escapeAreas: 260,
  escapeContext: 407,
  escapeLegs: 410,
  escapeNodes: 420,
  escapeLabels: 430,
};
/** @typedef {"escapeAreas" | "escapeContext" | "escapeLegs" | "escapeNodes"} Pane */
/** @typedef {Record<Pane, L.Renderer>} Renderers */
/** More legs than these are painted as pixels: a page of so many elements moves no more. */
const MOST_ELEMENTS = 1000;

/**
 * What can be told to wait: while it is held, a move of the map leaves its paths as they are, and
 * whoever holds it draws them anew afterwards. Leaflet would work out each path three times.
 */
export class Holder {
  /** @param {L.Renderer} renderer */
  constructor(renderer) {
    this._renderer = renderer;
    this._isHeld = false;
    this._isStale = false;
    const { _onZoomEnd, _updatePaths, _reset } = renderer;
    renderer._onZoomEnd = () => {
      if (!this._waits()) _onZoomEnd.call(renderer);
    };
    renderer._updatePaths = () => {
      if (!this._waits()) _updatePaths.call(renderer);
    };
    renderer._reset = () => {
      if (!this._waits()) {
        _reset.call(renderer);
        return;
      }
      renderer._update();
      renderer._updateTransform(renderer._center, renderer._zoom);
    };
  }

  hold() {
    this._isHeld = true;
    this._isStale = false;
  }

  release() {
    this._isHeld = false;
  }

  /** Works out all paths as the map lies now, if it has moved meanwhile. */
  renew() {
    if (!this._isStale) return;
    for (const path of Object.values(this._renderer._layers)) path._reset();
  }

  _waits() {
    this._isStale ||= this._isHeld;
    return this._isHeld;
  }
}

/**
 * Makes the panes that the map does not have yet; all let the pointer through.
 *
 * @param {L.Map} map
 * @returns {HTMLElement} the pane of the names
 */
export function makePanes(map) {
  for (const [name, height] of Object.entries(HEIGHTS)) {
    const pane = map.getPane(name) ?? map.createPane(name);
    pane.style.zIndex = String(height);
    pane.style.pointerEvents = "none";
  }
  return /** @type {HTMLElement} */ (map.getPane("escapeLabels"));
}

/**
 * @param {number} legs how many there are
 * @returns {Renderers}
 */
export function makeRenderers(legs) {
  const make = legs > MOST_ELEMENTS ? L.canvas : L.svg;
  const renderer = (/** @type {Pane} */ pane) => make({ pane, padding: 0.4 });
  return {
    escapeAreas: renderer("escapeAreas"),
    escapeContext: renderer("escapeContext"),
    escapeLegs: renderer("escapeLegs"),
    escapeNodes: renderer("escapeNodes"),
  };
}
