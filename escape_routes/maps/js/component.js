/**
 * The map inside Streamlit's component: what is chosen goes to Python by its identifier, and the
 * theme follows the page without a round trip.
 */

/**
 * Tells Python what was chosen; `selected_tags` is the one value of the component that its own code
 * leaves alone. A count goes with it, so that the same choice twice is told twice.
 *
 * @param {string} id
 */
export function tellPage(id) {
  const state = window.__GLOBAL_DATA__;
  if (!window.Streamlit || !state) return;
  const count = Number(state.selected_tags?.[1] ?? 0) + 1;
  state.selected_tags = [id, String(count)];
  state.previous_data = { selected_tags: state.selected_tags };
  window.Streamlit.setComponentValue(state.previous_data);
}

/**
 * Calls whenever the component is drawn anew; never outside of it.
 *
 * @param {() => void} act
 */
export function onRender(act) {
  const component = window.Streamlit;
  component?.events.addEventListener(component.RENDER_EVENT, act);
}

const EDGE_PX = 16;

/**
 * Makes the frame as high as the window leaves it room below what stands above it, and never lower
 * than Python asked for.
 *
 * @param {L.Map} map
 */
export function fillWindow(map) {
  const component = window.Streamlit;
  const frame = window.frameElement;
  if (!component || !frame) return;
  const setHeight = component.setFrameHeight.bind(component);
  let asked = map.getSize().y;
  const fill = () => {
    const room = window.parent.innerHeight - frame.getBoundingClientRect().top - EDGE_PX;
    const high = Math.max(asked, Math.min(room, window.parent.innerHeight - 2 * EDGE_PX));
    map.getContainer().style.height = `${high}px`;
    setHeight(high);
    map.invalidateSize({ pan: false });
  };
  component.setFrameHeight = (height) => {
    asked = height ?? asked;
    fill();
  };
  window.parent.addEventListener("resize", fill);
  fill();
}
