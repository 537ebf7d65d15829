/**
 * Scenes turned by a finger.
 *
 * @import { Point } from "../../maps/js/types.js"
 */

const SWIPE_PX = 60;

/**
 * By how many scenes a finger turns: a long way aside, and not up or down.
 *
 * @param {Point} from
 * @param {Point} to
 * @returns {-1 | 0 | 1}
 */
export function turn(from, to) {
  const x = to.x - from.x;
  const isAside = Math.abs(x) > SWIPE_PX && Math.abs(x) > 2 * Math.abs(to.y - from.y);
  if (!isAside) return 0;
  return x < 0 ? 1 : -1;
}

/** @param {TouchEvent} event */
const firstPoint = ({ changedTouches: [{ clientX: x, clientY: y }] }) => ({ x, y });

/**
 * Listens for a single finger anywhere but on the map and in dialogs.
 *
 * @param {(by: number) => void} act
 */
export function onSwipe(act) {
  /** @type {Point | null} */
  let start = null;
  const options = { passive: true };
  document.addEventListener(
    "touchstart",
    (event) => {
      const target = /** @type {Element} */ (event.changedTouches[0].target);
      const isOurs = event.touches.length <= 1 && !target.closest("#map, dialog");
      start = isOurs ? firstPoint(event) : null;
    },
    options,
  );
  document.addEventListener(
    "touchend",
    (event) => {
      const by = start ? turn(start, firstPoint(event)) : 0;
      start = null;
      if (by) act(by);
    },
    options,
  );
}
