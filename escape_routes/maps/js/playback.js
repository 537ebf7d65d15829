/**
 * The control that plays the years, over a strip of the arrivals in each.
 *
 * @import { Years } from "./types.js"
 */
import { button, element } from "./dom.js";
import { Player } from "./player.js";

const STRIP_PX = 30;
const PLAY = "▶ Years";
const PAUSE = "❚❚ Pause";

/** Shows one year of the layer at a time, and gives the years back at the end. */
export class Playback extends L.Control {
  /**
   * @param {[number, number][]} yearly year and number of arrivals
   * @param {(years: Years | null) => void} setYears
   */
  constructor(yearly, setYears) {
    super({ position: "bottomleft" });
    this._yearly = yearly;
    this._setYears = setYears;
    this._player = new Player(yearly.length, (place) => this._show(place));
    this._box = element("div", "escape-playback");
    // Who asks for less motion steps by hand.
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const row = element("div", "", this._box);
    this._addButtons(row, isCalm);
    this._label = element("output", "", row);
    this._end = button(row, "End playback", () => this.stop(), "×");
    this._strip = element("div", "escape-strip", this._box);
    this._strip.title = "Arrivals in South Korea per year";
    this._bars = this._addBars();
    this._tell(-1);
  }

  onAdd() {
    this._box.setAttribute("role", "group");
    this._box.setAttribute("aria-label", "Play the years");
    L.DomEvent.disableClickPropagation(this._box);
    this._box.addEventListener("keydown", (event) => this._onKey(event));
    return this._box;
  }

  stop() {
    this._player.stop();
    this._labelPlay();
  }

  /**
   * @param {HTMLElement} row
   * @param {boolean} isCalm
   */
  _addButtons(row, isCalm) {
    button(row, "Earlier year", () => this._step(-1), "◀");
    if (!isCalm) this._play = button(row, "Play the years", () => this._toggle(), PLAY);
    button(row, "Later year", () => this._step(1), "▶");
    if (isCalm) return;
    const pace = button(
      row,
      "Speed",
      () => {
        this._player.changeSpeed();
        pace.textContent = `${this._player.speed}×`;
      },
      "1×",
    );
  }

  _addBars() {
    const most = Math.max(...this._yearly.map(([, count]) => count));
    return this._yearly.map(([, count]) => {
      const bar = element("i", "", this._strip);
      bar.style.height = `${Math.max(2, Math.round((STRIP_PX * count) / most))}px`;
      return bar;
    });
  }

  /** @param {KeyboardEvent} event */
  _onKey(event) {
    if (event.key === "Escape") this.stop();
    else if (event.key === "ArrowLeft") this._step(-1);
    else if (event.key === "ArrowRight") this._step(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  _toggle() {
    this._player.toggle();
    this._labelPlay();
  }

  /** @param {1 | -1} by */
  _step(by) {
    this._player.step(by);
    this._labelPlay();
  }

  /** @param {number} place */
  _show(place) {
    const entry = this._yearly[place];
    this._setYears(entry ? [entry[0], entry[0]] : null);
    this._tell(place);
  }

  /** @param {number} place */
  _tell(place) {
    const entry = this._yearly[place];
    this._box.dataset.year = entry ? String(entry[0]) : "";
    this._label.textContent = entry ? `${entry[0]}: ${entry[1].toLocaleString("en")} arrivals` : "";
    this._strip.hidden = !entry;
    this._end.hidden = !entry;
    for (const [i, bar] of this._bars.entries()) bar.className = i === place ? "now" : "";
    this._labelPlay();
  }

  _labelPlay() {
    if (this._play) this._play.textContent = this._player.isPlaying ? PAUSE : PLAY;
  }
}
