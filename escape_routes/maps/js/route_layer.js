/**
 * L.escapeRoutes(data, options): the living route layer.
 *
 * `data` holds every route, leg and waypoint once. What is shown changes by `show(command)`; the
 * same command twice changes nothing, so it may be sent again at will.
 *
 * @import { Command, Leg, LayerData, Theme, Years } from "./types.js"
 * @typedef {import("./basemap.js").Basemap} Basemap
 * @typedef {object} RouteOptions
 * @property {Theme} [theme]
 * @property {Basemap | null} [basemap] whose names keep away from ours
 * @property {boolean} [legend]
 * @property {boolean} [playback]
 * @property {boolean} [follow] whether the map moves to what was chosen elsewhere
 * @property {((id: string) => void) | null} [onPick]
 */
import { Buttons } from "./controls.js";
import { Features } from "./features.js";
import { Labels } from "./labels.js";
import { Legend } from "./legend.js";
import { fitTo, goHome, reveal } from "./moves.js";
import { makePanes } from "./panes.js";
import { Playback } from "./playback.js";
import { RouteDrawing } from "./route_drawing.js";
import { kept } from "./selection.js";
import { style } from "./style.js";
import { byDegree, degrees, isDim, marked, placesOf } from "./subjects.js";

/** All routes in one layer; `pick`, `fit`, `home` and `setYears` are for the page around it. */
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
      legend: true,
      playback: true,
      follow: true,
      onPick: null,
      ...options,
    };
    this._yearly = data.yearly;
    this._features = new Features(data);
    /** @type {Command} */
    this._state = { routes: null, years: null, focus: null, labels: true };
    /** @type {string | null} */
    this._isolated = null;
    /** @type {string | null} */
    this._hovered = null;
    /** @type {Years | null} */
    this._window = null;
    this._lastCommand = "";
  }

  /** The paths on the map, by subject. */
  get _drawn() {
    return this._drawing?.paths ?? {};
  }

  /** @param {L.Map} map */
  onAdd(map) {
    const names = makePanes(map);
    this._drawing = new RouteDrawing(map, this._features, (id) => this.pick(id));
    this._labels = new Labels(map, names);
    // Moved before anybody listens, since nothing is drawn yet that could be named.
    this.home();
    map.on("moveend resize", this._write, this);
    map.on("zoomend", this._refresh, this);
    this._addControls(map);
    this._refresh();
    return this;
  }

  /** @param {L.Map} map */
  onRemove(map) {
    map.off("moveend resize", this._write, this);
    map.off("zoomend", this._refresh, this);
    this._labels?.remove();
    this._drawing?.keep(new Set());
    return this;
  }

  /**
   * Tells the layer what to show; keeps the view, except that the first choice of routes fits it.
   *
   * @param {Command} command
   */
  show(command) {
    const isFirst = !this._lastCommand;
    const text = JSON.stringify(command);
    if (text === this._lastCommand) return this;
    this._lastCommand = text;
    const before = marked(this._state);
    const news = marked(command).filter((id) => !before.includes(id));
    this._state = command;
    this._isolated = null;
    this._playback?.stop();
    this._refresh();
    // The presenter moves the map itself.
    if (!this.options.follow) return this;
    if (isFirst && command.routes) this.fit();
    this._reveal(news, isFirst);
    return this;
  }

  /**
   * A window of years for a moment, over what the command says; null gives that back.
   *
   * @param {Years | null} years
   */
  setYears(years) {
    this._window = years;
    this._refresh();
    return this;
  }

  /** @param {Theme} theme */
  setTheme(theme) {
    if (theme === this.options.theme) return this;
    this.options.theme = theme;
    this.options.basemap?.setTheme(theme);
    this._refresh();
    return this;
  }

  /** @returns {Leg[]} */
  shownLegs() {
    const { routes, years } = this._state;
    const legs = kept(this._features.legs, { routes, years: this._window ?? years });
    return this._isolated ? legs.filter((leg) => leg.route === this._isolated) : legs;
  }

  /** Where the legs that are shown begin and end. */
  shownPoints() {
    return this._features.latlons(this.shownLegs().flatMap((leg) => [leg.from, leg.to]));
  }

  /** Moves the map to all that is shown. */
  fit() {
    fitTo(this._map, this.shownPoints());
    return this;
  }

  /** Moves the map to where all documented routes lie. */
  home() {
    goHome(this._map);
    return this;
  }

  /**
   * Marks a subject at once and tells the page about it by its identifier.
   *
   * @param {string} id
   */
  pick(id) {
    this._state = { ...this._state, focus: id };
    this._refresh();
    this.options.onPick?.(id);
  }

  /**
   * Moves the map to what was chosen elsewhere.
   *
   * @param {string[]} subjects
   * @param {boolean} isFirst
   */
  _reveal(subjects, isFirst) {
    const ids = subjects.flatMap((subject) => placesOf(subject, this._features.legs));
    reveal(this._map, this._features.latlons(ids), isFirst);
  }

  _refresh() {
    if (!this._map) return;
    const legs = this.shownLegs();
    const places = [...degrees(legs).keys()];
    this._draw(legs, places);
    this._write();
    this._fillLegend(legs);
    const told = this._map.getContainer().dataset;
    told.theme = this.options.theme;
    told.legs = String(legs.length);
    told.waypoints = String(places.length);
    told.focus = this._state.focus ?? "";
    this.fire("shown");
  }

  /**
   * @param {Leg[]} legs
   * @param {string[]} places
   */
  _draw(legs, places) {
    const subjects = marked(this._state);
    const shown = [...legs.map((leg) => `leg.${leg.id}`), ...places.map((id) => `waypoint.${id}`)];
    this._drawing?.keep(new Set(shown));
    this._drawLegs(legs);
    for (const id of places) {
      const isFocus = subjects.includes(`waypoint.${id}`);
      this._drawing?.drawPlace(id, { theme: this.options.theme, isFocus });
    }
  }

  /** @param {Leg[]} legs */
  _drawLegs(legs) {
    const { theme } = this.options;
    const zoom = this._map.getZoom();
    for (const leg of legs) {
      const colour = this._features.colour(this._features.routeOf(leg), theme);
      const isFocus = this._state.focus === `leg.${leg.id}`;
      this._drawing?.drawLeg(leg, { colour, theme, zoom, isFocus, isDim: this._isDim(leg) });
    }
  }

  /** @param {Leg} leg */
  _isDim(leg) {
    return isDim(leg, marked(this._state), this._hovered);
  }

  /** Names and codes; the basemap keeps its own names away from them. */
  _write() {
    if (!this._map || !this._labels) return;
    const legs = this.shownLegs();
    const places = byDegree(degrees(legs)).map((id) => this._features.place(id));
    const isWritten = this._state.labels !== false;
    this._labels.write(isWritten ? places : [], isWritten ? this._codes(legs) : []);
    const said = places.map((place) => place.name);
    this.options.basemap?.setReserved(this._labels.taken(), said);
  }

  /** @param {Leg[]} legs */
  _codes(legs) {
    if (this._map.getZoom() < style.zoom.codes) return [];
    return legs.flatMap((leg) => {
      const curve = this._isDim(leg) ? null : this._drawing?.curveOf(leg);
      const route = this._features.routeOf(leg);
      const colour = this._features.colour(route, this.options.theme);
      return curve ? [{ text: route.code, colour, curve }] : [];
    });
  }

  /** @param {L.Map} map */
  _addControls(map) {
    new Buttons({ home: () => this.home(), fit: () => this.fit() }).addTo(map);
    const { legend, playback } = this.options;
    if (playback && this._yearly.length) {
      this._playback = new Playback(this._yearly, (years) => this.setYears(years)).addTo(map);
    }
    if (!legend) return;
    const isolate = (/** @type {string} */ id) => this._isolate(id);
    const highlight = (/** @type {string | null} */ id) => this._highlight(id);
    this._legend = new Legend({ isolate, highlight }).addTo(map);
  }

  /** @param {Leg[]} legs */
  _fillLegend(legs) {
    const listed = new Set([...legs.map((leg) => leg.route), this._isolated]);
    const { theme } = this.options;
    this._legend?.fill({
      routes: this._features.routes.filter((route) => listed.has(route.id)),
      isolated: this._isolated,
      isEmpty: !legs.length,
      colour: (route) => this._features.colour(route, theme),
      theme,
    });
  }

  /** @param {string} routeId */
  _isolate(routeId) {
    this._isolated = this._isolated === routeId ? null : routeId;
    this._hovered = null;
    this._refresh();
  }

  /** @param {string | null} routeId */
  _highlight(routeId) {
    if (this._hovered === routeId) return;
    this._hovered = routeId;
    this._drawLegs(this.shownLegs());
  }
}
