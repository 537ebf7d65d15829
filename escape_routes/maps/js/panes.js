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
  const renderer = (/** @type {Pane} */ pane) => L.svg({ pane, padding: 0.4 });
  return {
    escapeAreas: renderer("escapeAreas"),
    escapeContext: renderer("escapeContext"),
    escapeLegs: renderer("escapeLegs"),
    escapeNodes: renderer("escapeNodes"),
  };
}
