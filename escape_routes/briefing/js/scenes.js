/**
 * The scenes of the page, one at a time.
 *
 * @import { Scene } from "./types.js"
 * @typedef {object} Shown
 * @property {HTMLElement} section
 * @property {Scene | undefined} scene none for the list of sources
 * @property {boolean} isFirst whether nothing was shown before
 */
import { announcement, placeOf, progress, within } from "./deck.js";
import { at, disable, titleOf } from "./page.js";

const NO_NOTES = "No notes for this scene.";
/** How small the text may become, in hundredths, before it scrolls. */
const SMALLEST = 64;

/** Turns the pages and tells the rest of the presenter. */
export class Scenes {
  /**
   * @param {Scene[]} scenes
   * @param {(shown: Shown) => void} onShow
   */
  constructor(scenes, onShow) {
    this._scenes = scenes;
    this._onShow = onShow;
    this.sections = Array.from(
      /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".scene")),
    );
    this.last = this.sections.length - 1;
    this.current = -1;
  }

  get section() {
    return this.sections[this.current];
  }

  /** @returns {HTMLElement | undefined} */
  get nextSection() {
    return this.sections[this.current + 1];
  }

  get notes() {
    return this._scenes[this.current]?.notes || NO_NOTES;
  }

  get progress() {
    return progress(this.current, this._scenes.length);
  }

  goToHash() {
    this.go(placeOf(location.hash, this.last));
  }

  /** @param {number} place */
  go(place) {
    document.body.classList.remove("black");
    const next = within(place, this.last);
    if (next === this.current) return;
    const isFirst = this.current < 0;
    const hadFocus = !isFirst && this.section.contains(document.activeElement);
    this.current = next;
    const { section } = this;
    for (const other of this.sections) other.hidden = other !== section;
    document.body.dataset.visual = section.dataset.visual;
    const hash = `#${next + 1}`;
    if (location.hash !== hash) history.replaceState(null, "", hash);
    this._tell(titleOf(section).textContent ?? "");
    if (hadFocus) titleOf(section).focus({ preventScroll: true });
    this.fit();
    this._onShow({ section, scene: this._scenes[next], isFirst });
  }

  /** Text that is too long for the screen becomes smaller, down to two thirds; then it scrolls. */
  fit() {
    const { section } = this;
    const words = /** @type {HTMLElement} */ (section.querySelector(".words"));
    section.scrollTop = 0;
    words.scrollTop = 0;
    if (this.current === this.last) return;
    for (let size = 100; size >= SMALLEST; size -= 4) {
      section.style.setProperty("--fit", String(size / 100));
      if (words.scrollHeight <= words.clientHeight + 1) break;
    }
  }

  /** @param {string} title */
  _tell(title) {
    at("progress").textContent = this.progress;
    disable("previous", this.current === 0);
    disable("next", this.current === this.last);
    at("announcer").textContent = announcement(this.current, this._scenes.length, title);
    at("notes-text").textContent = this.notes;
  }
}
