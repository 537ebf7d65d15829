/**
 * What the keys of the speaker do.
 *
 * @typedef {Record<string, () => void>} Acts by the name of the key, small letters
 * @typedef {object} Keys
 * @property {Acts} acts
 * @property {() => void} back for the space bar with Shift
 * @property {(way: [number, number]) => void} pan for arrows with Shift
 */

/** @type {Record<string, [number, number]>} */
const PANS = {
  ArrowLeft: [-120, 0],
  ArrowRight: [120, 0],
  ArrowUp: [0, -120],
  ArrowDown: [0, 120],
};
/** Keys that close the dialog that they opened. */
const OPENS = new Map([
  ["?", "help"],
  ["o", "overview"],
]);
const SPACE_IS_THEIRS = "button, a, summary, [role=button]";

/**
 * The name of a key, with letters small.
 *
 * @param {string} key
 */
export const nameOf = (key) => (key.length === 1 ? key.toLowerCase() : key);

/**
 * What a key does, or undefined where it is not ours.
 *
 * @param {{key: string, shiftKey: boolean}} pressed
 * @param {Keys} keys
 * @returns {(() => void) | undefined}
 */
export function actOf({ key, shiftKey }, { acts, back, pan }) {
  const name = nameOf(key);
  const way = PANS[name];
  if (shiftKey && way) return () => pan(way);
  if (shiftKey && name === " ") return back;
  return acts[name];
}

/**
 * Whether a key belongs to somebody else: the browser, an open dialog, a button with the focus.
 *
 * @param {KeyboardEvent} event
 */
function isTheirs(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const name = nameOf(event.key);
  const dialog = document.querySelector("dialog[open]");
  if (dialog && OPENS.get(name) !== dialog.id) return true;
  const target = /** @type {Partial<Element>} */ (event.target);
  return name === " " && Boolean(target.closest?.(SPACE_IS_THEIRS));
}

/**
 * The listener for keys.
 *
 * @param {Keys} keys
 */
export const listener = (keys) => (/** @type {KeyboardEvent} */ event) => {
  const act = isTheirs(event) ? undefined : actOf(event, keys);
  if (!act) return;
  act();
  event.preventDefault();
};
