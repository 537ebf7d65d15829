/* L.escapeRoutes(data, options): the living route layer.

   `data` holds every route, leg and waypoint once. What is shown changes by `show(command)`, where
   command = {routes: null | [route ids], years: null | [first, last], focus: null | "leg.<id>",
   highlight: [] | ["route.<id>", ...], labels: true | false}. The same command twice changes
   nothing, so it may be sent again at will.

   Lines are schematic arcs between two places; their shape carries no information. Positions are
   [latitude, longitude]. Text from the data reaches the page through `element` alone, as text. */
(function () {
  "use strict";

  var STYLES = {
    light: { ink: "#1f2933", faint: "#52606d", halo: "#ffffff", panel: "#ffffff", edge: "#cbd2d9" },
    dark: { ink: "#f0f4f8", faint: "#b3bec9", halo: "#10171f", panel: "#18212b", edge: "#3e4c59" },
  };
  var DASHES = { documented: null, reported: "9 6", inferred: "2 6" };
  var CERTAINTY_WORDS = {
    documented: "documented: a source names the movement",
    reported: "reported: named more broadly, or by hearsay",
    inferred: "inferred from the legs beside it",
  };
  var HALO_PX = { city: 0, county: 9, province: 14, country: 20 };
  var PRECISION_WORDS = {
    city: "town or city", county: "somewhere in the county",
    province: "somewhere in the province", country: "somewhere in the country",
  };
  var HOME = [[8, 96], [47, 134]];
  var WIDE_PX = 1000;

  // The one place where text becomes part of the page.
  function element(tag, className, parent, text) {
    var node = L.DomUtil.create(tag, className || "", parent);
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // A small picture of lines: [{d, width, dash, colour}].
  function drawing(wide, high, lines) {
    var svg = "http://www.w3.org/2000/svg", picture = document.createElementNS(svg, "svg");
    picture.setAttribute("width", wide);
    picture.setAttribute("height", high);
    picture.setAttribute("aria-hidden", "true");
    lines.forEach(function (line) {
      var path = document.createElementNS(svg, "path");
      path.setAttribute("d", line.d);
      path.setAttribute("fill", "none");
      path.setAttribute("stroke", line.colour || "currentColor");
      path.setAttribute("stroke-width", line.width);
      if (line.dash) path.setAttribute("stroke-dasharray", line.dash);
      picture.appendChild(path);
    });
    return picture;
  }

  function width(sources) {
    return sources >= 5 ? 5 : sources >= 3 ? 4 : sources === 2 ? 3 : 2.2;
  }

  function yearsInWords(spans) {
    if (!spans.length) return "undated";
    var first = Math.min.apply(null, spans.map(function (s) { return s[0]; }));
    var last = Math.max.apply(null, spans.map(function (s) { return s[1]; }));
    return first === last ? String(first) : first + "–" + last;
  }

  // The selection rule, as in escape_routes/selection.py: one interval that overlaps is enough,
  // and what has no year is kept.
  function overlaps(spans, years) {
    return !years || !spans.length || spans.some(function (span) {
      return span[0] <= years[1] && span[1] >= years[0];
    });
  }

  function arcPoints(from, to, bow) {
    var mid = from.add(to).divideBy(2), way = to.subtract(from);
    var length = Math.max(1, Math.hypot(way.x, way.y));
    var control = mid.add(L.point(-way.y, way.x).multiplyBy(bow / length));
    var steps = Math.max(8, Math.min(48, Math.round(length / 12))), points = [];
    for (var i = 0; i <= steps; i++) {
      var t = i / steps, u = 1 - t;
      points.push(L.point(
        u * u * from.x + 2 * u * t * control.x + t * t * to.x,
        u * u * from.y + 2 * u * t * control.y + t * t * to.y));
    }
    return points;
  }

  // A line whose curve lives in screen pixels, so that neighbours keep their distance at any zoom.
  var Arc = L.Polyline.extend({
    options: { lane: 0, flipped: false, smoothFactor: 0.5 },
    _curve: function () {
      var map = this._map;
      var ends = this._latlngs.map(function (p) { return map.latLngToLayerPoint(p); });
      var length = ends[0].distanceTo(ends[1]);
      var bow = Math.min(length * 0.14, 90) + this.options.lane * Math.min(15, length * 0.12);
      return arcPoints(ends[0], ends[1], this.options.flipped ? -bow : bow);
    },
    _projectLatlngs: function (latlngs, result, projectedBounds) {
      var points = this._shape(this._curve());
      points.forEach(function (p) { projectedBounds.extend(p); });
      result.push(points);
    },
    _shape: function (points) { return points; },
  });

  // The direction of a leg: a small triangle a little past the middle of its arc.
  var Arrow = Arc.extend({
    _shape: function (points) {
      var i = Math.floor(points.length * 0.58), tip = points[i], before = points[i - 2];
      var way = tip.subtract(before), length = Math.max(0.001, Math.hypot(way.x, way.y));
      var along = way.divideBy(length), across = L.point(-along.y, along.x), size = this.options.size;
      var back = tip.subtract(along.multiplyBy(size * 1.9));
      return [back.add(across.multiplyBy(size)), tip, back.subtract(across.multiplyBy(size)),
        back.add(across.multiplyBy(size))];
    },
  });

  // Steps a window of one year through all years; ends where it began.
  var Playback = L.Control.extend({
    options: { position: "bottomleft" },

    initialize: function (layer, yearly) {
      this._layer = layer;
      this._yearly = yearly;
      this._speed = 1;
      this._at = -1;
      this._calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    },

    onAdd: function () {
      var box = element("div", "escape-playback"), row = element("div", "", box);
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Play the years");
      this._button("Earlier year", "◀", row, function () { this._step(-1); });
      // Who asks for less motion steps by hand.
      if (!this._calm) this._play = this._button("Play the years", "▶ Years", row, this._toggle);
      this._button("Later year", "▶", row, function () { this._step(1); });
      if (!this._calm) {
        this._pace = this._button("Speed", "1×", row, function () {
          this._speed = this._speed === 4 ? 1 : this._speed * 2;
          this._pace.textContent = this._speed + "×";
        });
      }
      this._label = element("output", "", row);
      this._end = this._button("End playback", "×", row, this.stop);
      this._strip = element("div", "escape-strip", box);
      this._strip.title = "Arrivals in South Korea per year";
      var most = Math.max.apply(null, this._yearly.map(function (y) { return y[1]; }));
      this._bars = this._yearly.map(function (y) {
        var bar = element("i", "", this._strip);
        bar.style.height = Math.max(2, Math.round(30 * y[1] / most)) + "px";
        return bar;
      }, this);
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.on(box, "keydown", this._keys, this);
      this._box = box;
      this._show();
      return box;
    },

    _button: function (words, text, parent, act) {
      var button = element("button", "", parent, text);
      button.type = "button";
      button.title = words;
      button.setAttribute("aria-label", words);
      L.DomEvent.on(button, "click", act, this);
      return button;
    },

    _keys: function (event) {
      var steps = { ArrowLeft: -1, ArrowRight: 1 };
      if (event.key === "Escape") this.stop();
      else if (steps[event.key]) this._step(steps[event.key]);
      else return;
      L.DomEvent.stop(event);
    },

    _toggle: function () {
      if (this._timer) return this._pause();
      this._play.textContent = "❚❚ Pause";
      this._tick();
    },

    _tick: function () {
      if (this._at === this._yearly.length - 1) return this.stop();
      this._go(this._at + 1);
      this._timer = setTimeout(this._tick.bind(this), 1100 / this._speed);
    },

    _step: function (by) {
      this._pause();
      var first = this._at < 0 ? (by > 0 ? 0 : this._yearly.length - 1) : this._at + by;
      if (first < 0 || first >= this._yearly.length) return this.stop();
      this._go(first);
    },

    _go: function (place) {
      this._at = place;
      var year = this._yearly[place][0];
      this._layer.setYears([year, year]);
      this._show();
    },

    _pause: function () {
      clearTimeout(this._timer);
      this._timer = null;
      if (this._play) this._play.textContent = "▶ Years";
    },

    stop: function () {
      this._pause();
      if (this._at < 0) return;
      this._at = -1;
      this._layer.setYears(null);
      this._show();
    },

    _show: function () {
      var entry = this._yearly[this._at];
      this._box.dataset.year = entry ? entry[0] : "";
      this._label.textContent = entry ? entry[0] + ": " + entry[1].toLocaleString("en") + " arrivals" : "";
      this._strip.hidden = this._end.hidden = !entry;
      this._bars.forEach(function (bar, i) { bar.className = i === this._at ? "now" : ""; }, this);
    },
  });

  L.EscapeRoutes = L.Layer.extend({
    options: { theme: "light", onPick: null, basemap: null, legend: true, playback: true, follow: true },

    initialize: function (data, options) {
      L.setOptions(this, options);
      this._data = data;
      this._state = { routes: null, years: null, focus: null, labels: true };
      this._waypoints = {};
      this._routes = {};
      this._drawn = {};
      this._isolated = null;
      this._window = null;
      data.waypoints.forEach(function (w) { this._waypoints[w.id] = w; }, this);
      data.routes.forEach(function (r) { this._routes[r.id] = r; }, this);
      this._lanes = this._assignLanes(data.legs);
    },

    // Legs between the same two places lie side by side, wherever their routes lead.
    _assignLanes: function (legs) {
      var corridors = {}, lanes = {};
      legs.forEach(function (leg) {
        var key = [leg.from, leg.to].sort().join(" ");
        (corridors[key] = corridors[key] || []).push(leg);
      });
      Object.keys(corridors).forEach(function (key) {
        corridors[key].forEach(function (leg, i, all) {
          lanes[leg.id] = { lane: i - (all.length - 1) / 2, flipped: leg.from > leg.to };
        });
      });
      return lanes;
    },

    onAdd: function (map) {
      [["escapeHalos", 405], ["escapeLegs", 410], ["escapeNodes", 420], ["escapeLabels", 430]]
        .forEach(function (pane) {
          if (!map.getPane(pane[0])) map.createPane(pane[0]).style.zIndex = pane[1];
        });
      map.getPane("escapeLabels").style.pointerEvents = "none";
      this._renderers = {};
      ["escapeHalos", "escapeLegs", "escapeNodes"].forEach(function (pane) {
        this._renderers[pane] = L.svg({ pane: pane, padding: 0.4 });
      }, this);
      this._labelBox = element("div", "escape-labels leaflet-zoom-hide", map.getPane("escapeLabels"));
      map.on("moveend resize", this._place, this);
      map.on("zoomend", this._refresh, this);
      map.fitBounds(HOME, { animate: false });
      this._addControls();
      this._refresh();
    },

    onRemove: function (map) {
      map.off("moveend resize", this._place, this);
      map.off("zoomend", this._refresh, this);
      this._labelBox.remove();
      Object.keys(this._drawn).forEach(this._erase, this);
    },

    // Tells the layer what to show; keeps the view, except that the first choice of routes fits it.
    show: function (command) {
      var first = !this._shownOnce;
      this._shownOnce = true;
      if (JSON.stringify(command) === this._lastCommand) return this;
      this._lastCommand = JSON.stringify(command);
      var news = this._subjects(command).filter(function (id) {
        return this._subjects(this._state).indexOf(id) < 0;
      }, this);
      this._state = command;
      this._isolated = null;
      if (this._playback) this._playback.stop();
      this._refresh();
      // The presenter moves the map itself.
      if (!this.options.follow) return this;
      if (first && command.routes) this.fit();
      this._reveal(news, first);
      return this;
    },

    // A window of years for a moment, over what the command says; null gives that back.
    setYears: function (years) {
      this._window = years;
      this._refresh();
      return this;
    },

    _years: function () { return this._window || this._state.years; },

    _subjects: function (state) {
      return (state.highlight || []).concat(state.focus || []);
    },

    // Moves the map only when what was chosen elsewhere lies outside of it, or for a first look;
    // then it leaves room on the right, where the page opens the passages.
    _reveal: function (subjects, first) {
      var points = [];
      subjects.forEach(function (id) {
        var dot = id.indexOf("."), noun = id.slice(0, dot), key = id.slice(dot + 1);
        if (noun === "waypoint" && this._waypoints[key]) points.push(this._waypoints[key].latlon);
        this._data.legs.forEach(function (leg) {
          if ((noun === "leg" && leg.id === key) || (noun === "route" && leg.route === key))
            points.push(this._waypoints[leg.from].latlon, this._waypoints[leg.to].latlon);
        }, this);
      }, this);
      if (!points.length || (!first && this._map.getBounds().contains(points))) return;
      var aside = first ? Math.min(420, this._map.getSize().x * 0.45) : 60;
      this._map.fitBounds(points, { paddingTopLeft: [60, 60], paddingBottomRight: [aside, 60],
        maxZoom: 6, animate: false });
    },

    setTheme: function (theme) {
      if (theme === this.options.theme) return this;
      this.options.theme = theme;
      if (this.options.basemap) this.options.basemap.setTheme(theme);
      this._refresh();
      return this;
    },

    shownLegs: function () {
      var state = this._state, isolated = this._isolated, years = this._years();
      return this._data.legs.filter(function (leg) {
        return (!state.routes || state.routes.indexOf(leg.route) >= 0) &&
          (!isolated || leg.route === isolated) && overlaps(leg.years, years);
      });
    },

    fit: function () {
      var points = [];
      this.shownLegs().forEach(function (leg) {
        [leg.from, leg.to].forEach(function (id) { points.push(this._waypoints[id].latlon); }, this);
      }, this);
      if (points.length) this._map.fitBounds(points, { padding: [48, 48], maxZoom: 8, animate: false });
      return this;
    },

    home: function () { this._map.fitBounds(HOME, { animate: false }); return this; },

    _colour: function (route) {
      return this._data.palette[this.options.theme][route.colour - 1];
    },

    _refresh: function () {
      if (!this._map) return;
      var legs = this.shownLegs(), wanted = {}, degree = {};
      var container = this._map.getContainer();
      container.dataset.theme = this.options.theme;
      legs.forEach(function (leg) {
        wanted["leg." + leg.id] = true;
        [leg.from, leg.to].forEach(function (id) { degree[id] = (degree[id] || 0) + 1; });
      });
      Object.keys(degree).forEach(function (id) { wanted["waypoint." + id] = true; });
      Object.keys(this._drawn).forEach(function (id) { if (!wanted[id]) this._erase(id); }, this);
      legs.forEach(this._drawLeg, this);
      Object.keys(degree).forEach(function (id) { this._drawWaypoint(this._waypoints[id]); }, this);
      this._degree = degree;
      this._place();
      if (this._legend) this._fillLegend(legs);
      container.dataset.legs = legs.length;
      container.dataset.waypoints = Object.keys(degree).length;
      container.dataset.focus = this._state.focus || "";
      this.fire("shown");
    },

    _erase: function (id) {
      this._drawn[id].forEach(function (path) { path.remove(); });
      delete this._drawn[id];
    },

    _drawLeg: function (leg) {
      var id = "leg." + leg.id, route = this._routes[leg.route];
      if (!this._drawn[id]) this._drawn[id] = this._createLeg(leg, id);
      var colour = this._colour(route), halo = STYLES[this.options.theme].halo;
      var focused = this._state.focus === id, dim = this._isDim(id, leg);
      var weight = width(leg.sources) * this._scale() + (focused ? 3 : 0), opacity = dim ? 0.28 : 1;
      var paths = this._drawn[id];
      paths[0].setStyle({ color: halo, weight: weight + (focused ? 5 : 3), opacity: dim ? 0.2 : 0.85 });
      paths[1].setStyle({ color: colour, weight: weight, opacity: opacity });
      paths[2].setStyle({ fillColor: colour, color: halo, fillOpacity: opacity, opacity: opacity });
      if (paths[4]) paths[4].setStyle({ color: STYLES[this.options.theme].ink, opacity: opacity });
    },

    // Far out, lines are thinner, so that a region stays legible.
    _scale: function () {
      var zoom = this._map.getZoom();
      return zoom < 4 ? 0.6 : zoom < 5.5 ? 0.8 : 1;
    },

    _isDim: function (id, leg) {
      if (this._hovered) return leg.route !== this._hovered;
      var own = [id, "route." + leg.route, "waypoint." + leg.from, "waypoint." + leg.to];
      var marked = this._subjects(this._state).filter(function (subject) {
        return /^(leg|route|waypoint)\./.test(subject);
      });
      return marked.length > 0 && !marked.some(function (subject) { return own.indexOf(subject) >= 0; });
    },

    _createLeg: function (leg, id) {
      var ends = [this._waypoints[leg.from].latlon, this._waypoints[leg.to].latlon];
      var base = L.extend({ pane: "escapeLegs", renderer: this._renderers.escapeLegs,
        interactive: false, lineCap: "butt" }, this._lanes[leg.id]);
      function style(extra) { return L.extend({}, base, extra); }
      var paths = [
        new Arc(ends, style({})),
        new Arc(ends, style({ dashArray: DASHES[leg.certainty] })),
        new Arrow(ends, style({ size: 3 + width(leg.sources) * 0.5, weight: 1, fill: true })),
        new Arc(ends, style({ interactive: true, weight: 16, opacity: 0, className: "escape-leg" })),
      ];
      // A disputed leg carries a thin dark core, so that the mark does not rest on colour.
      if (leg.disputed) paths.push(new Arc(ends, style({ weight: 1, dashArray: "1 5" })));
      paths.forEach(function (path) { path.addTo(this._map); }, this);
      this._makeActive(paths[3], id, this._legLines(leg), this._legWords(leg));
      return paths;
    },

    _legLines: function (leg) {
      var route = this._routes[leg.route];
      return [
        this._waypoints[leg.from].name + " → " + this._waypoints[leg.to].name,
        route.name,
        yearsInWords(leg.years) + " · " + leg.certainty + " · " +
          (leg.sources === 1 ? "1 source" : leg.sources + " sources") +
          (leg.disputed ? " · sources disagree" : ""),
        "Schematic line. Select it to read the passages.",
      ];
    },

    _legWords: function (leg) { return "Leg: " + this._legLines(leg).slice(0, 3).join(", "); },

    _drawWaypoint: function (place) {
      var id = "waypoint." + place.id, style = STYLES[this.options.theme];
      if (!this._drawn[id]) this._drawn[id] = this._createWaypoint(place, id);
      var focused = this._subjects(this._state).indexOf(id) >= 0, paths = this._drawn[id];
      paths[0].setStyle({ color: style.ink, fillColor: focused ? style.ink : style.halo,
        weight: focused ? 4 : 2, fillOpacity: 1, opacity: 1 });
      if (paths[1]) paths[1].setStyle({ color: style.faint, fillColor: style.faint });
    },

    _createWaypoint: function (place, id) {
      var dot = L.circleMarker(place.latlon, { pane: "escapeNodes", radius: place.precision === "city" ? 5 : 3.5,
        renderer: this._renderers.escapeNodes, className: "escape-waypoint" }).addTo(this._map);
      var names = [place.ko, place.local].filter(function (n, i, all) { return n && all.indexOf(n) === i; });
      var lines = [place.name + (names.length ? "  " + names.join("  ") : ""),
        PRECISION_WORDS[place.precision], "Select it to read the passages."];
      this._makeActive(dot, id, lines, "Place: " + lines.slice(0, 2).join(", "));
      if (!HALO_PX[place.precision]) return [dot];
      return [dot, L.circleMarker(place.latlon, { pane: "escapeHalos", radius: HALO_PX[place.precision],
        renderer: this._renderers.escapeHalos, interactive: false, weight: 1, dashArray: "2 3",
        opacity: 0.8, fillOpacity: 0.12 }).addTo(this._map)];
    },

    // Hover, click, touch and keyboard, the same for legs and waypoints.
    _makeActive: function (path, id, lines, words) {
      path.bindTooltip(function () {
        var box = element("div", "escape-tip");
        lines.forEach(function (line, i) { element(i ? "div" : "strong", "", box, line); });
        return box;
      }, { sticky: true, className: "escape-tooltip", direction: "top", opacity: 1 });
      path.on("click", function (event) { L.DomEvent.stopPropagation(event); this.pick(id); }, this);
      var node = path.getElement();
      node.setAttribute("tabindex", "0");
      node.setAttribute("role", "button");
      node.setAttribute("aria-label", words);
      node.dataset.subject = id;
      L.DomEvent.on(node, "keydown", function (event) {
        if (event.key !== "Enter" && event.key !== " ") return;
        L.DomEvent.stop(event);
        this.pick(id);
      }, this);
      L.DomEvent.on(node, "focus", function () { path.openTooltip(); });
      L.DomEvent.on(node, "blur", function () { path.closeTooltip(); });
    },

    // Marks a subject at once and tells the page about it by its identifier.
    pick: function (id) {
      this._state = L.extend({}, this._state, { focus: id });
      this._refresh();
      if (this.options.onPick) this.options.onPick(id);
    },

    // Names of places: most connected first, none on top of another.
    _place: function () {
      if (!this._map || !this._degree) return;
      var box = this._labelBox, taken = [], map = this._map, degree = this._degree;
      L.DomUtil.empty(box);
      if (this._state.labels !== false) {
        var size = map.getSize();
        Object.keys(degree).sort(function (a, b) { return degree[b] - degree[a] || (a < b ? -1 : 1); })
          .forEach(function (id) { this._label(this._waypoints[id], box, taken, size); }, this);
        this.shownLegs().forEach(function (leg) { this._mark(leg, box, taken); }, this);
      }
      if (this.options.basemap && this.options.basemap.setReserved) {
        this.options.basemap.setReserved(taken.map(function (r) {
          var p = map.layerPointToContainerPoint([r[0], r[1]]);
          return [p.x, p.y, p.x + r[2] - r[0], p.y + r[3] - r[1]];
        }), Object.keys(degree).map(function (id) { return this._waypoints[id].name; }, this));
      }
    },

    _label: function (place, box, taken, size) {
      var at = this._map.latLngToLayerPoint(place.latlon);
      var inView = this._map.layerPointToContainerPoint(at);
      if (inView.x < 0 || inView.y < 0 || inView.x > size.x || inView.y > size.y) return;
      var label = element("div", "escape-label", box), gap = 8;
      element("span", "", label, place.name);
      var second = place.ko || place.local;
      if (second && this._map.getZoom() >= 6) element("small", "", label, second);
      var w = label.offsetWidth, h = label.offsetHeight;
      var spots = [[gap, -h / 2], [-w - gap, -h / 2], [-w / 2, -h - gap], [-w / 2, gap]];
      for (var i = 0; i < spots.length; i++) {
        var x = at.x + spots[i][0], y = at.y + spots[i][1], rect = [x - 2, y, x + w + 2, y + h];
        var left = inView.x + spots[i][0];
        if (left < 0 || left + w > size.x) continue;
        if (taken.some(function (t) {
          return rect[0] < t[2] && rect[2] > t[0] && rect[1] < t[3] && rect[3] > t[1];
        })) continue;
        taken.push(rect);
        L.DomUtil.setPosition(label, L.point(Math.round(x), Math.round(y)));
        return;
      }
      label.remove();
    },

    // The code of the route on its line, so that it is told by more than its colour.
    _mark: function (leg, box, taken) {
      if (this._map.getZoom() < 4 || this._isDim("leg." + leg.id, leg)) return;
      var route = this._routes[leg.route], curve = this._drawn["leg." + leg.id][1]._curve();
      var at = curve[Math.floor(curve.length * 0.4)], w = 9 * route.code.length + 4, h = 14;
      if (curve[0].distanceTo(curve[curve.length - 1]) < 70) return;
      var rect = [at.x - w / 2, at.y - h / 2, at.x + w / 2, at.y + h / 2];
      if (taken.some(function (t) {
        return rect[0] < t[2] && rect[2] > t[0] && rect[1] < t[3] && rect[3] > t[1];
      })) return;
      taken.push(rect);
      var mark = element("div", "escape-code", box, route.code);
      mark.style.color = this._colour(route);
      mark.style.width = w + "px";
      L.DomUtil.setPosition(mark, L.point(Math.round(rect[0]), Math.round(rect[1])));
    },

    _addControls: function () {
      var self = this;
      var Buttons = L.Control.extend({
        options: { position: "topleft" },
        onAdd: function () {
          var bar = element("div", "leaflet-bar escape-buttons");
          [["M3 9l6-5 6 5v7h-4v-4H7v4H3z", "Show north-east and south-east Asia", function () { self.home(); }],
            ["M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4M6 9h6M9 6v6", "Fit the map to what is shown", function () { self.fit(); }],
            ["M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4", "Full screen", function () { self._fullscreen(); }],
          ].forEach(function (b) {
            var button = element("button", "", bar);
            button.appendChild(drawing(18, 18, [{ d: b[0], width: 1.6 }]));
            button.type = "button";
            button.title = b[1];
            button.setAttribute("aria-label", b[1]);
            L.DomEvent.on(button, "click", b[2]);
          });
          L.DomEvent.disableClickPropagation(bar);
          return bar;
        },
      });
      new Buttons().addTo(this._map);
      if (this.options.playback && this._data.yearly.length) {
        this._playback = new Playback(this, this._data.yearly).addTo(this._map);
      }
      if (!this.options.legend) return;
      var Legend = L.Control.extend({
        options: { position: "topright" },
        onAdd: function (map) {
          var box = element("details", "escape-legend");
          box.open = map.getSize().x >= WIDE_PX;
          element("summary", "", box, "Legend");
          self._legend = element("div", "", box);
          L.DomEvent.disableClickPropagation(box);
          L.DomEvent.disableScrollPropagation(box);
          return box;
        },
      });
      new Legend().addTo(this._map);
    },

    _fullscreen: function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else this._map.getContainer().requestFullscreen();
    },

    _fillLegend: function (legs) {
      var box = this._legend, list, present = {};
      L.DomUtil.empty(box);
      legs.forEach(function (leg) { present[leg.route] = true; });
      if (this._isolated) present[this._isolated] = true;
      list = element("ul", "", box);
      this._data.routes.forEach(function (route) {
        if (present[route.id]) this._legendRoute(route, list);
      }, this);
      if (!legs.length) element("p", "", box, "No route is documented in this choice.");
      list = element("ul", "escape-keys", box);
      Object.keys(DASHES).forEach(function (certainty) {
        this._legendLine(list, CERTAINTY_WORDS[certainty], { dash: DASHES[certainty], width: 3 });
      }, this);
      this._legendLine(list, "sources disagree", { width: 4, core: true });
      this._legendLine(list, "the wider, the more publishers", { width: 5 });
      var halo = element("li", "", list);
      element("i", "escape-halo", halo);
      element("span", "", halo, "stands for a whole county, province or country");
      element("p", "", box, "Lines are schematic, never roads, rivers or paths. Past cases, incomplete; not travel advice.");
    },

    _legendRoute: function (route, list) {
      var item = element("li", "", list), button = element("button", "", item);
      button.type = "button";
      button.setAttribute("aria-pressed", String(this._isolated === route.id));
      button.title = "Show this route alone";
      var mark = element("b", "", button, route.code);
      mark.style.borderColor = this._colour(route);
      element("span", "", button, route.name);
      L.DomEvent.on(button, "click", function () {
        this._isolated = this._isolated === route.id ? null : route.id;
        this._hovered = null;
        this._refresh();
      }, this);
      ["mouseenter", "focus"].forEach(function (name) {
        L.DomEvent.on(button, name, function () { this._highlight(route.id); }, this);
      }, this);
      ["mouseleave", "blur"].forEach(function (name) {
        L.DomEvent.on(button, name, function () { this._highlight(null); }, this);
      }, this);
    },

    _highlight: function (routeId) {
      if (this._hovered === routeId) return;
      this._hovered = routeId;
      this.shownLegs().forEach(this._drawLeg, this);
    },

    _legendLine: function (list, words, line) {
      var item = element("li", "", list), style = STYLES[this.options.theme];
      var lines = [{ d: "M1 4H33", width: line.width, dash: line.dash, colour: style.faint }];
      if (line.core) lines.push({ d: "M1 4H33", width: 1.2, dash: "1 4", colour: style.ink });
      item.appendChild(drawing(34, 8, lines));
      element("span", "", item, words);
    },
  });

  L.escapeRoutes = function (data, options) { return new L.EscapeRoutes(data, options); };
})();
