/**
 * The sheets on which the layer draws, from the circles below to the names on top.
 */

const HEIGHTS = { escapeHalos: 405, escapeLegs: 410, escapeNodes: 420, escapeLabels: 430 };
/** @typedef {"escapeHalos" | "escapeLegs" | "escapeNodes"} Pane */
/** @typedef {Record<Pane, L.Renderer>} Renderers */

/**
 * Makes the panes that the map does not have yet; the names let the pointer through.
 *
 * @param {L.Map} map
 * @returns {HTMLElement} the pane of the names
 */
export function makePanes(map) {
  for (const [name, height] of Object.entries(HEIGHTS)) {
    if (!map.getPane(name)) map.createPane(name).style.zIndex = String(height);
  }
  const names = /** @type {HTMLElement} */ (map.getPane("escapeLabels"));
  names.style.pointerEvents = "none";
  return names;
}

/** @returns {Renderers} */
export function makeRenderers() {
  const renderer = (/** @type {Pane} */ pane) => L.svg({ pane, padding: 0.4 });
  return {
    escapeHalos: renderer("escapeHalos"),
    escapeLegs: renderer("escapeLegs"),
    escapeNodes: renderer("escapeNodes"),
  };
}
