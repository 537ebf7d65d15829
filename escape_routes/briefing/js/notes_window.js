/**
 * The second window for the speaker: notes, next scene and timer. It is an empty one that this
 * script fills, so that it works from a file, too.
 *
 * @import { Theme } from "../../maps/js/types.js"
 * @typedef {object} NotesContent
 * @property {Theme} theme
 * @property {string} place
 * @property {string} title
 * @property {string} notes
 * @property {{title: string, text: string | null} | null} next
 * @typedef {object} NotesActions
 * @property {() => void} previous
 * @property {() => void} next
 * @property {(event: KeyboardEvent) => void} onKey
 */
import { button, element } from "../../maps/js/dom.js";
import { keep, kept } from "./kept.js";
import { at } from "./page.js";

const NAME = "escape-routes-notes";
const KEPT = "second";
const CLOSED = "The second window is closed; S opens it.";
const LAST = "This is the last page.";

/** @param {string} name */
const openWindow = (name) => window.open("", name, "width=760,height=620");

/**
 * After a reload, a page from a disk may not touch the window that it opened before.
 *
 * @param {Window} opened
 */
function mayFill(opened) {
  try {
    return Boolean(opened.document);
  } catch {
    return false;
  }
}

/** Is open after a reload of the page if it was before. */
export class NotesWindow {
  /**
   * @param {string} title of the briefing
   * @param {NotesActions} actions
   */
  constructor(title, actions) {
    this._title = title;
    this._actions = actions;
    /** @type {Window | null} */
    this._window = null;
  }

  get wasOpen() {
    return kept(KEPT) === "yes";
  }

  /** Opens the window, and says whether the browser allowed it. */
  open() {
    this._window = openWindow(NAME);
    if (this._window && !mayFill(this._window)) {
      this._window.close();
      this._window = openWindow("_blank");
    }
    keep(KEPT, this._window ? "yes" : "");
    if (this._window) this._build(this._window.document);
    else at("announcer").textContent = CLOSED;
    return this._window !== null;
  }

  /** @param {NotesContent} content */
  fill({ theme, place, title, notes, next }) {
    const page = this._page();
    if (!page) return;
    page.documentElement.dataset.theme = theme;
    at("place", page).textContent = place;
    at("now", page).textContent = title;
    at("said", page).textContent = notes;
    at("label", page).textContent = next ? "Next" : LAST;
    const box = at("then", page);
    box.replaceChildren();
    if (!next) return;
    element("h2", "", box, next.title);
    if (next.text !== null) element("p", "", box, next.text);
  }

  /** @param {string} words of the timer */
  tell(words) {
    const page = this._page();
    if (page) at("clock", page).textContent = words || "00:00";
  }

  /** @returns {Document | null} */
  _page() {
    return this._window && !this._window.closed ? this._window.document : null;
  }

  /** @param {Document} page */
  _build(page) {
    page.title = `Notes: ${this._title}`;
    page.documentElement.lang = document.documentElement.lang;
    page.head.replaceChildren();
    page.body.replaceChildren();
    page.body.className = "speaker";
    element("style", "", page.head, document.querySelector("style")?.textContent ?? "");
    const bar = element("p", "", page.body);
    button(bar, "Previous scene", this._actions.previous, "◀");
    button(bar, "Next scene", this._actions.next, "▶");
    element("strong", "", bar).id = "place";
    element("span", "", bar).id = "clock";
    element("h1", "", page.body).id = "now";
    for (const id of ["said", "label", "then"]) element("div", "", page.body).id = id;
    // Reloading this page fills the same window again; the listener must not be there twice.
    page.onkeydown = this._actions.onKey;
  }
}
