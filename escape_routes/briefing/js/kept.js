/**
 * What is kept while the page is reloaded; a browser may refuse it for files.
 */

/**
 * @param {string} key
 * @param {string} value
 */
export function keep(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Then it is not kept.
  }
}

/**
 * @param {string} key
 * @returns {string | null}
 */
export function kept(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
