/**
 * The presenter: one scene of a briefing at a time over one living map.
 *
 * The page holds every scene as HTML; the briefing says what the map shows in each, and which
 * passages stand behind what is drawn.
 *
 * @import { Theme } from "../../maps/js/types.js"
 * @import { Briefing } from "./types.js"
 * @typedef {import("./scenes.js").Shown} Shown
 */
import { buildBar } from "./bar.js";
import { toggle } from "./dialogs.js";
import { keep, kept } from "./kept.js";
import { listener } from "./keys.js";
import { LivingMap } from "./living_map.js";
import { NotesWindow } from "./notes_window.js";
import { at, titleOf, toggleFullscreen } from "./page.js";
import { showPassages } from "./passages.js";
import { Scenes } from "./scenes.js";
import { onSwipe } from "./swipe.js";
import { Timer } from "./timer.js";

const SETTLED_MS = 120;

/** Ties scenes, map, notes and timer to each other, and to keys and buttons. */
export class Presenter {
  /** @param {Briefing} briefing */
  constructor(briefing) {
    // First of all, since Leaflet looks at how its box is placed.
    document.body.classList.add("presenting");
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const preferred = () => /** @type {Theme} */ (dark.matches ? "dark" : "light");
    const { evidence, scenes, title } = briefing;
    this.map = new LivingMap(preferred(), (id) => showPassages(evidence, id));
    this.scenes = new Scenes(scenes, (shown) => this._onShow(shown));
    this._timer = new Timer(kept("timer"));
    this._onKey = listener({
      acts: this._acts(),
      back: () => this.turn(-1),
      pan: (way) => this.map.pan(way),
    });
    this._notes = new NotesWindow(title, {
      previous: () => this.turn(-1),
      next: () => this.turn(1),
      onKey: this._onKey,
    });
    this._bindBar();
    this.setTheme(preferred());
    dark.addEventListener("change", () => this.setTheme(preferred()));
    this._listen();
  }

  /** Shows the scene that the address names. */
  start() {
    this.scenes.goToHash();
    this._showTimer();
    setInterval(() => this._showTimer(), 1000);
    // A second window that was open before a reload is filled again.
    if (this._notes.wasOpen) this._openNotes();
  }

  /**
   * To the next scene, or the next leg of a scene that goes through a route.
   *
   * @param {number} by
   */
  turn(by) {
    if (!this.map.step(by)) this.scenes.go(this.scenes.current + by);
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    this.map.layer.setTheme(theme);
    if (this.scenes.current >= 0) this._fillNotes();
  }

  _acts() {
    const next = () => this.turn(1);
    const previous = () => this.turn(-1);
    const black = () => document.body.classList.toggle("black");
    return {
      ArrowRight: next,
      ArrowDown: next,
      PageDown: next,
      " ": next,
      ArrowLeft: previous,
      ArrowUp: previous,
      PageUp: previous,
      Home: () => this.scenes.go(0),
      End: () => this.scenes.go(this.scenes.last),
      b: black,
      ".": black,
      n: toggleNotes,
      t: () => this._changeTimer(() => this._timer.toggle(Date.now())),
      r: () => this._changeTimer(() => this._timer.reset(Date.now())),
      f: toggleFullscreen,
      s: () => this._openNotes(),
      o: () => toggle("overview"),
      d: () => this.setTheme(this.map.layer.options.theme === "dark" ? "light" : "dark"),
      "?": () => toggle("help"),
    };
  }

  _bindBar() {
    const acts = this._acts();
    buildBar(this.scenes, {
      previous: acts.ArrowLeft,
      next: acts.ArrowRight,
      "open-overview": acts.o,
      "open-notes": acts.n,
      "open-second": acts.s,
      "open-fullscreen": acts.f,
      "open-theme": acts.d,
      "open-help": acts["?"],
      blackout: acts.b,
      timer: acts.t,
    });
  }

  _listen() {
    document.addEventListener("keydown", this._onKey);
    onSwipe((by) => this.turn(by));
    window.addEventListener("hashchange", () => this.scenes.goToHash());
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    window.addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        this.map.map.invalidateSize({ pan: false });
        this.scenes.fit();
      }, SETTLED_MS);
    });
  }

  /** @param {Shown} shown */
  _onShow({ section, scene, isFirst }) {
    const visual = section.dataset.visual ?? "";
    if (scene && !["none", "chart"].includes(visual)) this.map.show(scene, isFirst);
    else this.map.rest();
    this._fillNotes();
  }

  _openNotes() {
    if (!this._notes.open()) return;
    this._fillNotes();
    this._showTimer();
  }

  _fillNotes() {
    const { nextSection: next, notes, progress, section } = this.scenes;
    this._notes.fill({
      theme: this.map.layer.options.theme,
      place: progress,
      title: titleOf(section).textContent ?? "",
      notes,
      next: next
        ? {
            title: titleOf(next).textContent ?? "",
            text: next.querySelector(".text")?.textContent ?? null,
          }
        : null,
    });
  }

  /** @param {() => void} change */
  _changeTimer(change) {
    change();
    keep("timer", String(this._timer));
    this._showTimer();
  }

  _showTimer() {
    const words = this._timer.words(Date.now());
    at("timer").textContent = words;
    at("timer").classList.toggle("paused", !this._timer.isRunning);
    this._notes.tell(words);
  }
}

function toggleNotes() {
  at("notes").hidden = !at("notes").hidden;
}
