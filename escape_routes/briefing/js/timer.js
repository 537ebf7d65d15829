/**
 * How long one has spoken. Times are in milliseconds since 1970; knows no page.
 */

/** @param {number} number */
const padded = (number) => String(number).padStart(2, "0");

/** Runs on while the page is reloaded, since it is kept as text. */
export class Timer {
  /** @param {string | null} text as `toString` wrote it */
  constructor(text) {
    /** @type {[number | null, number]} */
    const [startedAt, elapsed] = JSON.parse(text || "[null, 0]");
    this._startedAt = startedAt;
    this._elapsed = elapsed;
  }

  get isRunning() {
    return this._startedAt !== null;
  }

  /** @param {number} now */
  toggle(now) {
    this._elapsed = this._total(now);
    this._startedAt = this.isRunning ? null : now;
  }

  /** @param {number} now */
  reset(now) {
    this._elapsed = 0;
    if (this.isRunning) this._startedAt = now;
  }

  /**
   * Minutes and seconds, as "07:30"; empty until it is first used.
   *
   * @param {number} now
   */
  words(now) {
    const seconds = Math.floor(this._total(now) / 1000);
    if (!this.isRunning && !seconds) return "";
    return `${padded(Math.floor(seconds / 60))}:${padded(seconds % 60)}`;
  }

  toString() {
    return JSON.stringify([this._startedAt, this._elapsed]);
  }

  /** @param {number} now */
  _total(now) {
    return this._elapsed + (this._startedAt === null ? 0 : now - this._startedAt);
  }
}
