/**
 * The page around a map or a strip of filters, as far as its address goes.
 *
 * Streamlit runs its script anew with the address whenever the browser goes back or forward in its
 * history. So a choice is written into the history, told to the map and the strip at once, and then
 * announced as if the browser had gone there. Streamlit hears of it one frame later: what it has to
 * do then would keep the map from being painted.
 */

/** Says that the page has gone to another address of its own. */
export const WENT = "escape-routes-went";

/** Announces an address that is only tried, such as while years are dragged over. */
export const TRIED = "escape-routes-tried";

/**
 * Goes to another address of the same page, as a new entry of the history.
 *
 * @param {Window} page
 * @param {string} search
 */
export function go(page, search) {
  if (search === page.location.search) return;
  page.history.pushState({}, "", addressOf(page, search));
  page.dispatchEvent(new Event(WENT));
  // A page that is not seen has no frames.
  if (page.document.hidden) announce(page);
  else page.requestAnimationFrame(() => page.setTimeout(() => announce(page)));
}

/**
 * Writes an address in place of the present one; nothing runs anew.
 *
 * @param {Window} page
 * @param {string} search
 */
export function replace(page, search) {
  if (search === page.location.search) return;
  page.history.replaceState(page.history.state, "", addressOf(page, search));
}

/**
 * Shows what an address would show, without going there; null gives the present one back.
 *
 * @param {Window} page
 * @param {string | null} search
 */
export function tryOut(page, search) {
  page.dispatchEvent(new CustomEvent(TRIED, { detail: search ?? page.location.search }));
}

/** @param {Window} page */
export function announce(page) {
  page.dispatchEvent(new PopStateEvent("popstate", { state: page.history.state }));
}

/**
 * @param {Window} page
 * @param {string} search
 */
function addressOf({ location }, search) {
  return `${location.pathname}${search}${location.hash}`;
}
