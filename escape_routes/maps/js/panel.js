/**
 * The panel beside the map: what stands in front, what else there is, and what the lines mean. On a
 * narrow map it is a sheet at the foot, closed at first, whose title says what is shown.
 *
 * @import { Picture, State, Theme } from "./types.js"
 * @typedef {import("./features.js").Features} Features
 * @typedef {object} Actions
 * @property {(front: string) => void} setFront
 * @property {(key: string | null) => void} preview shows a family or a route while it is pointed at
 * @property {(route: string, step: number) => void} walk
 * @property {() => void} endWalk
 * @property {(id: string) => void} pick
 * @typedef {{picture: Picture, state: State, theme: Theme}} Content
 */
import { element } from "./dom.js";
import { familyList, frontSwitch } from "./family_list.js";
import { ALL } from "./front.js";
import { lineKey } from "./line_key.js";
import { style } from "./style.js";
import { walkCard } from "./walk_card.js";
import { counted } from "./words.js";

/** Under this height the facts stand on the pressed row alone. */
const SHORT_PX = 430;

export class Panel extends L.Control {
  /**
   * @param {Features} features
   * @param {Actions} actions
   * @param {boolean} isSheet
   */
  constructor(features, actions, isSheet) {
    super({ position: isSheet ? "bottomleft" : "topright" });
    this._features = features;
    this._actions = actions;
    this._isSheet = isSheet;
    this._isKeyOpen = false;
    this._box = element("details", `escape-panel ${isSheet ? "sheet" : "side"}`);
    this._box.open = !isSheet;
    this._title = element("summary", "", this._box);
    this._content = element("div", "", this._box);
  }

  onAdd() {
    L.DomEvent.disableClickPropagation(this._box);
    L.DomEvent.disableScrollPropagation(this._box);
    return this._box;
  }

  /** In pixels. */
  get height() {
    return this._box.offsetHeight;
  }

  /**
   * @param {number} wide in pixels
   * @param {number} high at most, in pixels
   */
  setSize(wide, high) {
    if (!this._isSheet) this._box.style.width = `${wide}px`;
    this._box.style.maxHeight = `${high}px`;
    this._box.classList.toggle("short", high < SHORT_PX);
  }

  /** @param {Content} content */
  fill(content) {
    const { state } = content;
    const kept = this._focused();
    this._title.textContent = this._isSheet ? this._inFront(state) : style.words.screen.panel;
    if (state.walk) this._fillWalk(content, state.walk);
    else this._fillFamilies(content);
    if (kept) this._refocus(kept);
  }

  /**
   * @param {Content} content
   * @param {{route: string, step: number}} walk
   */
  _fillWalk({ theme }, walk) {
    if (this._isSheet) this._box.open = true;
    this._content.replaceChildren(walkCard(this._features, walk, theme, this._actions));
  }

  /** @param {Content} content */
  _fillFamilies(content) {
    const { picture, state, theme } = content;
    const words = style.words.screen;
    const { waiting, shown } = picture;
    this._content.replaceChildren();
    if (this._features.standing.main !== null && !state.command.routes) {
      this._content.append(frontSwitch(this._features, content, this._actions));
    }
    this._content.append(familyList(this._features, content, this._actions));
    if (!shown.length) element("p", "", this._content, words.none);
    if (waiting) {
      const text = `${counted(waiting, "leg")}, ${waiting === 1 ? words.waits : words.wait}`;
      element("p", "escape-waiting", this._content, text);
    }
    const key = lineKey(theme, this._isKeyOpen);
    key.addEventListener("toggle", () => {
      this._isKeyOpen = key.open;
    });
    this._content.append(key);
    element("p", "escape-notice", this._content, words.notice);
  }

  /** @param {State} state */
  _inFront({ front, walk }) {
    const { fronts } = this._features;
    if (walk) return this._features.route(walk.route).short;
    if (front === ALL) return style.words.screen.all;
    if (fronts.isRoute(front)) return this._features.route(front).short;
    return this._features.family(front).name;
  }

  /** What has the focus in the panel is made anew, so it is found again by its name. */
  _focused() {
    const node = document.activeElement;
    if (!(node instanceof HTMLElement) || !this._content.contains(node)) return "";
    return node.dataset.key ?? "";
  }

  /** @param {string} key */
  _refocus(key) {
    for (const node of this._content.querySelectorAll("button")) {
      if (node.dataset.key === key) node.focus({ preventScroll: true });
    }
  }
}
