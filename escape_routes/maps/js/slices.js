/**
 * Work that can wait: begun after the next frame, then done a few milliseconds at a time, so that
 * the map answers in between.
 */

const SLICE_MS = 12;

/** @type {(() => void)[]} */
const jobs = [];
let isWaiting = false;

/** @param {() => void} job */
export function later(job) {
  jobs.push(job);
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => setTimeout(work));
}

function work() {
  const end = performance.now() + SLICE_MS;
  do jobs.shift()?.();
  while (jobs.length && performance.now() < end);
  if (jobs.length) setTimeout(work);
  else isWaiting = false;
}
