/**
 * Steps a window of one year through all years; ends where it began. Knows no page and no map.
 *
 * @typedef {(place: number) => void} Show
 */

const YEAR_MS = 1100;

/** `place` is the number of the year that is shown, and -1 while none is. */
export class Player {
  /**
   * @param {number} count of years
   * @param {Show} show called with every new place
   */
  constructor(count, show) {
    this.count = count;
    this.place = -1;
    this.speed = 1;
    this._show = show;
    /** @type {ReturnType<typeof setTimeout> | null} */
    this._timer = null;
  }

  get isPlaying() {
    return this._timer !== null;
  }

  /** Twice as fast, and after four times as slow as at first. */
  changeSpeed() {
    this.speed = this.speed === 4 ? 1 : this.speed * 2;
  }

  toggle() {
    if (this.isPlaying) this.pause();
    else this._tick();
  }

  pause() {
    if (this._timer !== null) clearTimeout(this._timer);
    this._timer = null;
  }

  /** @param {1 | -1} by */
  step(by) {
    this.pause();
    const first = by > 0 ? 0 : this.count - 1;
    const next = this.place < 0 ? first : this.place + by;
    if (next < 0 || next >= this.count) this.stop();
    else this._go(next);
  }

  stop() {
    this.pause();
    if (this.place >= 0) this._go(-1);
  }

  _tick() {
    if (this.place === this.count - 1) {
      this.stop();
      return;
    }
    this._timer = setTimeout(() => this._tick(), YEAR_MS / this.speed);
    this._go(this.place + 1);
  }

  /** @param {number} place */
  _go(place) {
    this.place = place;
    this._show(place);
  }
}
