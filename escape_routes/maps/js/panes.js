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
/** @typedef {Record<Pane, Sheet>} Renderers */

/**
 * A sheet of paths. While it is held, a move of the map leaves them as they are; whoever holds it
 * draws them anew afterwards. Leaflet would work out each path three times for one move.
 */
export class Sheet extends L.SVG {
  isHeld = false;
  isStale = false;

  _onZoomEnd() {
    if (!this._waits()) super._onZoomEnd();
  }

  _updatePaths() {
    if (!this._waits()) super._updatePaths();
  }

  _reset() {
    if (!this._waits()) {
      super._reset();
      return;
    }
    this._update();
    this._updateTransform(this._center, this._zoom);
  }

  /** Works out all paths as the map lies now, if it has moved meanwhile. */
  renew() {
    if (this.isStale) for (const path of Object.values(this._layers)) path._reset();
  }

  _waits() {
    this.isStale ||= this.isHeld;
    return this.isHeld;
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

/** @returns {Renderers} */
export function makeRenderers() {
  const renderer = (/** @type {Pane} */ pane) => new Sheet({ pane, padding: 0.4 });
  return {
    escapeAreas: renderer("escapeAreas"),
    escapeContext: renderer("escapeContext"),
    escapeLegs: renderer("escapeLegs"),
    escapeNodes: renderer("escapeNodes"),
  };
}
