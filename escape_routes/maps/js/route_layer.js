/**
 * L.escapeRoutes(data, options): the living route layer. It asks nothing of the page around it but a
 * Leaflet map, and tells it what was chosen through its options.
 *
 * `data` holds every route, leg and waypoint once. What is shown changes by `show(command)`; the
 * same command twice changes nothing, so it may be sent again at will.
 *
 * @import { Areas as AreaRows, BasemapData, Command, Leg, LayerData, Picture, State, Theme, Years } from "./types.js"
 * @typedef {import("./basemap.js").Basemap} Basemap
 * @typedef {object} RouteOptions
 * @property {Theme} [theme]
 * @property {Basemap | null} [basemap] whose names keep away from ours
 * @property {AreaRows} [areas] outlines of countries
 * @property {BasemapData | Promise<BasemapData> | null} [ground] for the inset; none without it
 * @property {boolean} [legend] whether there is a panel
 * @property {boolean} [playback]
 * @property {boolean} [follow] whether the map moves to what was chosen elsewhere
 * @property {boolean} [presenting] whether it is seen from afar
 * @property {((id: string) => void) | null} [onPick]
 * @property {(state: State) => void} [onState] hears what the reader does to the map
 */
import { Camera } from "./camera.js";
import { Canvas } from "./canvas.js";
import { Features } from "./features.js";
import { Furniture } from "./furniture.js";
import { Light } from "./light_run.js";
import { compose, shownLegs } from "./picture.js";
import { sizeOf } from "./sizes.js";
import { commanded, isWhole, lookOf, opening, reach, walked, walkTo } from "./states.js";
import { marked, placesOf } from "./subjects.js";

/** All routes in one layer; `pick`, `fit`, `home`, `walk` and `setYears` are for the page around it. */
export class RouteLayer extends L.Layer {
  /**
   * @param {LayerData} data
   * @param {RouteOptions} [options]
   */
  constructor(data, options = {}) {
    super();
    /** @type {L.LayerOptions & Required<RouteOptions>} */
    this.options = {
      theme: "light",
      basemap: null,
      areas: {},
      ground: null,
      legend: true,
      playback: true,
      follow: true,
      presenting: false,
      onPick: null,
      onState: () => {},
      ...options,
    };
    this.features = new Features(data);
    this._yearly = data.yearly;
    /** @type {State} */
    this.state = opening(this.features);
    this._lastCommand = "";
    this._light = new Light();
    this._isHeld = false;
    this._due = false;
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.camera = new Camera(map, () => this._furniture?.room() ?? { left: 0, right: 0, foot: 0 });
    this._canvas = new Canvas(map, this);
    this._furniture = new Furniture(map, this, this._yearly);
    // Moved before anybody listens, since nothing is drawn yet that could be named.
    this.home();
    map.on("moveend resize", this._onMove, this);
    map.on("zoomend", this.refresh, this);
    this.refresh();
    this._furniture.open(() => this._onMove());
    return this;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("moveend resize", this._onMove, this);
    map.off("zoomend", this.refresh, this);
    this._canvas?.remove();
    this._furniture?.remove();
    return this;
  }

  /**
   * Tells the layer what to show; the map moves only as far as it must. Where it does not follow,
   * each command is a new beginning, whatever the reader has put in front since the last one.
   *
   * @param {Command} command
   */
  show(command) {
    const { follow } = this.options;
    const isFirst = !this._lastCommand || !follow;
    const text = JSON.stringify(command);
    if (follow && text === this._lastCommand) return this;
    this._lastCommand = text;
    const change = commanded(this.features, this.state, command, isFirst);
    this._furniture?.stop();
    this._set(change.state, () => follow && this._follow(change));
    return this;
  }

  /**
   * A window of years for a moment, over what the command says; null gives that back.
   *
   * @param {Years | null} years
   */
  setYears(years) {
    this._set({ ...this.state, window: years });
    return this;
  }

  /**
   * Puts a family or a route in front, or all alike.
   *
   * @param {string} front
   */
  setFront(front) {
    this._set({ ...this.state, front, hovered: null, walk: null }, () => this._frame(false));
    this.options.onState(this.state);
    return this;
  }

  /**
   * Goes to one leg of a route and says what is quoted for it.
   *
   * @param {string} route
   * @param {number} step from 0
   */
  walk(route, step) {
    this._set(walked(this.features, this.state, route, step));
    const { from, to } = this.features.legsOf(route)[this.state.walk?.step ?? 0];
    this.camera?.goToLeg(this.features.latlons([from, to]));
    this.options.onState(this.state);
    return this;
  }

  endWalk() {
    this._set({ ...this.state, walk: null });
    this.options.onState(this.state);
    return this;
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    if (theme === this.options.theme) return this;
    this.options.theme = theme;
    this.options.basemap?.setTheme(theme);
    this.refresh();
    return this;
  }

  /**
   * Takes another state, moves the map, and then draws once, however often the map has moved.
   *
   * @param {State} state
   * @param {() => void} [move]
   */
  _set(state, move = () => {}) {
    this._due ||= lookOf(state) !== lookOf(this.state);
    this.state = state;
    this._isHeld = true;
    this._canvas?.hold();
    move();
    this._isHeld = false;
    this._canvas?.release();
    if (this._due) this.refresh();
  }

  get map() {
    return this._map;
  }

  get renderer() {
    return this._canvas?.renderers.escapeLegs;
  }

  /** Whether the inset names some of the places. */
  get hasInset() {
    return this._furniture?.hasInset ?? false;
  }

  /** @returns {Leg[]} */
  shownLegs() {
    return shownLegs(this.features, this.state);
  }

  /** The lines that can be chosen, in pixels of the layer, with their ink from 0 to 1. */
  drawn() {
    return this._canvas?.drawn() ?? [];
  }

  shownPoints() {
    return reach(this.features, this.state);
  }

  fit() {
    this.camera?.fit(this.shownPoints());
  }

  /** Moves the map to the main way, or where there is none, to all that is shown. */
  home() {
    const { features } = this;
    if (features.trunk !== null) this.camera?.home();
    else this.camera?.fit(features.reachOf(features.legs));
    return this;
  }

  /** Moves the map to what it began with, or what was put in front since. */
  refit() {
    const { walk, command } = this.state;
    const news = marked(command);
    if (walk) this.walk(walk.route, walk.step);
    else if (!command.at && !news.length && isWhole(this.features, this.state)) this.home();
    else this._follow({ state: this.state, news, isFirst: true, isSame: false });
  }

  /**
   * Marks a subject at once and tells the page about it; on a walk, goes to a leg that is pressed.
   *
   * @param {string} id
   */
  pick(id) {
    const walk = walkTo(this.features, this.state, id);
    if (walk) {
      this.walk(walk.route, walk.step);
      return;
    }
    this._set({ ...this.state, command: { ...this.state.command, focus: id } });
    this.options.onPick?.(id);
  }

  /**
   * Shows a family or a route while it is pointed at.
   *
   * @param {string | null} key
   */
  preview(key) {
    if (this.state.hovered === key) return;
    this.state = { ...this.state, hovered: key };
    this._draw();
  }

  refresh() {
    this._due = this._isHeld;
    if (!this._map || this._isHeld) return;
    const picture = this._draw();
    this._furniture?.fill(picture);
    const told = this._map.getContainer().dataset;
    told.legs = String(picture.shown.length);
    told.front = this.state.front;
    told.focus = this.state.command.focus ?? "";
    this._light.show(this, picture);
    this.fire("shown");
  }

  /** @returns {Picture} */
  _draw() {
    const { presenting, theme } = this.options;
    const size = sizeOf(this._map, presenting);
    const container = this._map.getContainer();
    container.dataset.theme = theme;
    container.style.setProperty("--size", String(size));
    const look = { zoom: this._map.getZoom(), size, wide: this._map.getSize().x };
    const picture = compose(this.features, this.state, look);
    this._canvas?.draw(picture);
    return picture;
  }

  _onMove() {
    this._due ||= this._isHeld;
    if (this._due) return;
    this._canvas?.write();
    this._furniture?.place();
  }

  /** @param {import("./states.js").Change} change */
  _follow({ news, isFirst, isSame }) {
    const { features, state, camera } = this;
    const { at, walk } = state.command;
    const places = news.flatMap((subject) => placesOf(subject, features.legs));
    const points = features.latlons(places);
    if (at && isFirst) camera?.goTo(at);
    else if (walk && !isSame) this.walk(walk.route, walk.step);
    else if (points.length) camera?.reveal(points, isFirst);
    else if (!isSame) this._frame(isFirst);
  }

  /**
   * Shows what a new choice has put in front.
   *
   * @param {boolean} isFirst whether the map shows the main way already
   */
  _frame(isFirst) {
    if (!isWhole(this.features, this.state)) this.camera?.bringIntoView(this.shownPoints());
    else if (!isFirst) this.home();
  }
}
