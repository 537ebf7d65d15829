/**
 * The map inside Streamlit's component: it is as high as the window leaves it room, shares the finger
 * with the page, and its theme follows the page without a round trip.
 */

/** What scrolls in the page of Streamlit, and what is laid out in it. */
const PAGE = "[data-testid=stMain]";
const CONTENT = "[data-testid=stMainBlockContainer]";
/** Room below the map, in pixels. */
const EDGE_PX = 16;

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
