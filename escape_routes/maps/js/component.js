/**
 * The map inside Streamlit's component: what is chosen goes to Python by its identifier, and the
 * theme follows the page without a round trip.
 */

import { withState, withView } from "./address.js";

/** What scrolls in the page of Streamlit, and what is laid out in it. */
const PAGE = "[data-testid=stMain]";
const CONTENT = "[data-testid=stMainBlockContainer]";
/** Room below the map, in pixels. */
const EDGE_PX = 16;
/** A move that ends so long after a touch, in milliseconds, is of the reader. */
const OWN_MS = 1200;

/**
 * Nothing is chosen yet: an empty choice is news to the component, which would report it by itself
 * and have the whole page run once more.
 */
export function startSilent() {
  if (window.__GLOBAL_DATA__) window.__GLOBAL_DATA__.selected_tags = null;
}

/**
 * Tells Python what was chosen; `selected_tags` is the one value of the component that its own code
 * leaves alone. The time goes with it, so that the same choice twice is told twice, also by a frame
 * that was made anew in between.
 *
 * @param {string} id
 */
export function tellPage(id) {
  const state = window.__GLOBAL_DATA__;
  if (!window.Streamlit || !state) return;
  state.selected_tags = [id, String(Date.now())];
  state.previous_data = { selected_tags: state.selected_tags };
  window.Streamlit.setComponentValue(state.previous_data);
}

/**
 * Keeps the state of the map in the address of the page, so that a link shows the same.
 *
 * @param {L.Map} map
 * @param {import("./route_layer.js").RouteLayer} layer
 */
export function keepAddress(map, layer) {
  if (!window.Streamlit) return;
  const page = window.parent;
  const replace = (/** @type {string} */ search) => {
    const { pathname, hash } = page.location;
    page.history.replaceState(page.history.state, "", `${pathname}${search}${hash}`);
  };
  layer.options.onState = (state) =>
    replace(withState(page.location.search, state, layer.features.standing.main));
  let touched = 0;
  const touch = () => {
    touched = Date.now();
  };
  for (const name of ["pointerdown", "pointerup", "wheel", "keydown"]) {
    map.getContainer().addEventListener(name, touch, { capture: true, passive: true });
  }
  // What the layer moves by itself follows from the rest of the address.
  map.on("moveend", () => {
    if (Date.now() - touched > OWN_MS) return;
    replace(withView(page.location.search, map.getCenter(), map.getZoom()));
  });
}

/**
 * One finger that moves up or down scrolls the page, one that begins sideways moves the map; a map
 * that is as high as a phone would else hold the page fast.
 *
 * @param {L.Map} map
 */
export function sharePage(map) {
  if (!window.Streamlit) return;
  map.getContainer().classList.add("escape-in-page");
  /** @type {Touch | null} */
  let start = null;
  /** @type {boolean | null} */
  let isOfPage = null;
  const early = { capture: true, passive: true };
  window.addEventListener(
    "touchstart",
    ({ touches }) => {
      start = touches.length === 1 ? touches[0] : null;
      isOfPage = null;
    },
    early,
  );
  window.addEventListener(
    "touchmove",
    (event) => {
      if (!start || event.touches.length > 1 || document.fullscreenElement) return;
      const [{ clientX, clientY }] = event.touches;
      isOfPage ??= Math.abs(clientY - start.clientY) > Math.abs(clientX - start.clientX);
      // Leaflet would take it for a move of the map, and keep the browser from scrolling.
      if (isOfPage) event.stopImmediatePropagation();
    },
    early,
  );
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

/**
 * Makes the frame as high as the window leaves it room below what stands above it, and never lower
 * than Python asked for. The page is laid out in several steps, so it is measured whenever it moves.
 *
 * @param {L.Map} map
 * @param {() => void} refit called when the height has changed and the reader has not moved the map
 */
export function fillWindow(map, refit) {
  const component = window.Streamlit;
  const frame = window.frameElement;
  if (!component || !frame) return;
  const setHeight = component.setFrameHeight.bind(component);
  let asked = map.getSize().y;
  let isTouched = false;
  map.getContainer().addEventListener("pointerdown", () => {
    isTouched = true;
  });
  map.getContainer().addEventListener("wheel", () => {
    isTouched = true;
  });
  const fill = () => {
    const { innerHeight } = window.parent;
    const room = innerHeight - topOf(frame) - EDGE_PX;
    const high = Math.round(Math.max(asked, Math.min(room, innerHeight - 2 * EDGE_PX)));
    if (high === map.getContainer().offsetHeight && high === frame.clientHeight) return;
    map.getContainer().style.height = `${high}px`;
    setHeight(high);
    map.invalidateSize({ pan: false });
    if (!isTouched) refit();
  };
  component.setFrameHeight = (height) => {
    asked = height ?? asked;
    fill();
  };
  window.parent.addEventListener("resize", fill);
  const content = frame.ownerDocument.querySelector(CONTENT);
  if (content) new ResizeObserver(fill).observe(content);
  fill();
}

/**
 * Where a frame begins below the top of the page, however far the page is scrolled.
 *
 * @param {Element} frame
 */
function topOf(frame) {
  const scrolled = frame.ownerDocument.querySelector(PAGE)?.scrollTop ?? 0;
  return frame.getBoundingClientRect().top + scrolled;
}
