/* The offline basemap: a Leaflet layer drawn from the files in data/basemap, with no request.

     L.escapeBasemap({osm, gshhg, natural_earth, labels}, {theme: "light"}).addTo(map)

   setTheme("light" | "dark") repaints in place; setLabels(true | false) shows or hides the names,
   labelsVisible says which; setReserved(boxes, words) leaves out names that others show as `words`
   and keeps the rest out of boxes of [left, top, right,
   bottom] in container pixels. L.escapeBasemap.styleOf(theme).sea is the background of the map.
   How the files are written is told in scripts/build_basemap.py. */
(function () {
  "use strict";

  const STYLES = {
    light: {
      sea: "#dce6eb", land: "#f7f5f0", coast: "#b4c3cb", lake: "#d3e0e7", river: "#8fb3c9",
      province: "#cfc8bd", border: "#85798c", halo: "#fbfaf7", water: "#3f6c85",
      towns: "#37393d", countries: "#574e60", provinces: "#726b60"
    },
    dark: {
      sea: "#141c24", land: "#242d36", coast: "#42525f", lake: "#18232d", river: "#3c637f",
      province: "#434e59", border: "#8d97a5", halo: "#161d24", water: "#7fabc8",
      towns: "#dde3ea", countries: "#b9c2ce", provinces: "#9aa4af"
    }
  };
  const FONT = "px system-ui, 'Segoe UI', 'Noto Sans', sans-serif", HEIGHT = 16;
  // Kinds of names: weight, size, letter spacing in em, colour, last zoom; the first goes first.
  const KINDS = {
    country: ["600", 13, 0.06, "countries", 7], town: ["500", 12, 0, "towns", 20],
    sea: ["italic 400", 12, 0.02, "water", 8], river: ["italic 400", 11, 0, "water", 20],
    province: ["400", 11, 0.04, "provinces", 20]
  };
  // Rivers by rank: first zoom; width up to zoom 5, at 6 and 7, and from 8 on.
  const RIVERS = [
    [4, 0.9, 1.3, 1.9], [4, 0.9, 1.3, 1.9], [5, 0.7, 1, 1.4], [6, 0.5, 0.7, 1], [7, 0.4, 0.5, 0.8]
  ];

  const across = (lon) => 0.5 + lon / 360000;
  const down = (lat) => 0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360000)) / 2 / Math.PI;

  /* One ring or line: places on the Mercator square of side 1, and the lowest zoom of each. */
  function decode(text) {
    const xs = [], ys = [], zooms = [];
    let at = 0, lon = 0, lat = 0, pair = 0;
    const digit = () => {
      const code = text.charCodeAt(at++);
      return code - (code < 60 ? 35 : code < 92 ? 36 : 37);
    };
    const step = () => {
      let value = digit(), rest = value & 31;
      for (let shift = 5; value > 31; shift += 5) {
        value = digit();
        rest |= (value & 31) << shift;
      }
      return rest & 1 ? -(rest + 1) / 2 : rest / 2;
    };
    while (at < text.length) {
      const isFirst = xs.length % 2 === 0;
      if (isFirst) pair = digit();
      zooms.push(2 + (isFirst ? pair >> 3 : pair & 7));
      xs.push(across(lon += step()));
      ys.push(down(lat += step()));
    }
    return {xs: Float64Array.from(xs), ys: Float64Array.from(ys), zooms};
  }

  const readPieces = (rows) => rows.map(([rank, west, south, east, north, ...texts]) =>
    ({rank, west: across(west), south: down(south), east: across(east), north: down(north), texts}));

  /* Makes the pieces that meet a tile the path of its canvas, without what the zoom cannot show. */
  function trace(pen, pieces, view, isArea) {
    pen.beginPath();
    for (const piece of pieces) {
      if (piece.east < view.west || piece.west > view.east) continue;
      if (piece.south < view.north || piece.north > view.south) continue;
      piece.lines = piece.lines || piece.texts.map(decode);
      for (const {xs, ys, zooms} of piece.lines) {
        let count = 0;
        for (let i = 0; i < xs.length; i++) {
          if (zooms[i] > view.zoom) continue;
          const x = (xs[i] - view.left) * view.scale, y = (ys[i] - view.top) * view.scale;
          if (count++) pen.lineTo(x, y); else pen.moveTo(x, y);
        }
        if (isArea && count) pen.closePath();
      }
    }
  }

  function stroke(pen, colour, width) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  }

  /* Outline first and fill over it: where two cells meet, the fill hides the outline of both. */
  function paintArea(pen, pieces, view, fill, outline) {
    trace(pen, pieces, view, true);
    stroke(pen, outline, view.zoom < 5 ? 1.2 : 2);
    pen.fillStyle = fill;
    pen.fill("nonzero");
  }

  function paintRivers(pen, pieces, view, colour, extraWidth) {
    RIVERS.forEach(([firstZoom, ...widths], rank) => {
      if (view.zoom < firstZoom) return;
      trace(pen, pieces.filter((piece) => piece.rank === rank), view);
      stroke(pen, colour, widths[view.zoom < 6 ? 0 : view.zoom < 8 ? 1 : 2] + extraWidth);
    });
  }

  function paint(pen, layers, view, style) {
    pen.fillStyle = style.sea;
    pen.fillRect(0, 0, view.size, view.size);
    pen.lineJoin = pen.lineCap = "round";
    paintArea(pen, layers.land, view, style.land, style.coast);
    if (view.zoom >= 4) paintArea(pen, layers.lakes, view, style.lake, style.coast);
    // A river that is the border is drawn wider, to show on both sides of it.
    paintRivers(pen, layers.borderRivers, view, style.river, view.zoom < 6 ? 1 : 2);
    paintRivers(pen, layers.rivers, view, style.river, 0);
    if (view.zoom >= 5) {
      trace(pen, layers.provinces, view);
      stroke(pen, style.province, view.zoom < 7 ? 0.7 : 1);
    }
    trace(pen, layers.borders, view);
    stroke(pen, style.border, view.zoom < 4 ? 0.7 : view.zoom < 6 ? 1 : 1.4);
  }

  const isApart = (a, b) => a[0] >= b[2] || a[2] <= b[0] || a[1] >= b[3] || a[3] <= b[1];
  const isNear = (point, box) => point.x > box[0] - 12 && point.x < box[2] + 12 &&
    point.y > box[1] - 12 && point.y < box[3] + 12;

  const dotOf = (name, {x, y}) => name.kind === "town" ? [x - 2, y - 2, x + 2, y + 2] : [x, y, x, y];

  /* The names, in a pane of their own: the more important name first, none upon another. */
  const Names = L.Layer.extend({
    initialize(rows, style) {
      const order = Object.keys(KINDS);
      this._names = rows.map(([kind, text, lat, lon, zoom]) => ({kind, text, lat, lon, zoom}));
      this._names.sort((a, b) => a.zoom - b.zoom || order.indexOf(a.kind) - order.indexOf(b.kind));
      this._style = style;
      this._reserved = [];
      this._said = new Set();
    },
    onAdd(map) {
      const pane = map.getPane("basemapNames") || map.createPane("basemapNames");
      L.extend(pane.style, {zIndex: 350, pointerEvents: "none"});
      this._box = L.DomUtil.create("div", "leaflet-zoom-hide", pane);
      this._box.setAttribute("aria-hidden", "true");
      map.on("moveend resize", this.redraw, this);
      this.redraw();
    },
    onRemove(map) {
      map.off("moveend resize", this.redraw, this);
      L.Util.cancelAnimFrame(this._frame);
      this._box.remove();
    },
    // A move, and the boxes that follow from it, arrive together: lay out once, in the next frame.
    redraw() {
      L.Util.cancelAnimFrame(this._frame);
      if (this._map) this._frame = L.Util.requestAnimFrame(this._layOut, this);
    },
    _layOut() {
      const map = this._map, zoom = map.getZoom(), size = map.getSize(), middle = map.getCenter().lng;
      const taken = this._reserved.slice(), elements = [];
      for (const name of this._names) {
        if (zoom < name.zoom || zoom > KINDS[name.kind][4] || this._said.has(name.text)) continue;
        // The world repeats; a name stands once, in the copy nearest to the middle.
        const lon = name.lon + 360 * Math.round((middle - name.lon) / 360);
        const point = map.latLngToContainerPoint([name.lat, lon]);
        if (Math.abs(2 * point.x - size.x) > size.x + 120) continue;
        if (Math.abs(2 * point.y - size.y) > size.y + 40) continue;
        const element = name.element || this._create(name), box = this._fit(name, point, taken);
        if (!box) continue;
        taken.push(box, dotOf(name, point));
        elements.push(element);
        L.DomUtil.setPosition(element, map.containerPointToLayerPoint(point).round());
        L.DomUtil.setPosition(name.words, L.point(box[0] - point.x, box[1] - point.y).round());
      }
      this._box.replaceChildren(...elements);
    },
    /* The first free box: for a town right, left, above or below its dot; for others around it. */
    _fit(name, {x, y}, taken) {
      const width = name.width, h = HEIGHT / 2, isTown = name.kind === "town";
      // A town beside a reserved box is most likely the place whose name stands in it.
      if (isTown && this._reserved.some((box) => isNear({x, y}, box))) return null;
      const isFree = (box) => taken.every((other) => isApart(box, other));
      if (isTown && !isFree(dotOf(name, {x, y}))) return null;
      const corners = isTown
        ? [[x + 6, y - h], [x - 6 - width, y - h], [x - width / 2, y - 4 - HEIGHT], [x - width / 2, y + 4]]
        : [[x - width / 2, y - h]];
      return corners.map(([left, top]) => [left, top, left + width + 3, top + HEIGHT]).find(isFree);
    },
    _create(name) {
      const [weight, size, spacing] = KINDS[name.kind], font = `${weight} ${size}${FONT}`;
      const pen = this._pen = this._pen || document.createElement("canvas").getContext("2d");
      pen.font = font;
      name.width = pen.measureText(name.text).width + spacing * size * name.text.length;
      name.element = L.DomUtil.create("div");
      if (name.kind === "town") {
        L.DomUtil.create("i", "", name.element).style.cssText = "position:absolute;left:-2px;" +
          "top:-2px;width:4px;height:4px;border-radius:50%;background:currentColor";
      }
      name.words = L.DomUtil.create("span", "", name.element);
      name.words.textContent = name.text;
      L.extend(name.words.style, {
        position: "absolute", whiteSpace: "nowrap", font, lineHeight: HEIGHT + "px",
        letterSpacing: spacing + "em"
      });
      this._colour(name);
      return name.element;
    },
    _colour(name) {
      const halo = this._style.halo, blurs = [1, 2, 2, 3, 4];
      L.extend(name.element.style, {
        position: "absolute", color: this._style[KINDS[name.kind][3]],
        textShadow: blurs.map((blur) => `0 0 ${blur}px ${halo}`).join()
      });
    },
    setStyle(style) {
      this._style = style;
      this._names.filter((name) => name.element).forEach(this._colour, this);
    },
    setReserved(boxes, words) {
      this._reserved = boxes;
      this._said = new Set(words);
      this.redraw();
    }
  });

  L.EscapeBasemap = L.GridLayer.extend({
    options: {
      theme: "light", minZoom: 2, keepBuffer: 4, className: "escape-basemap",
      attribution: "© OpenStreetMap contributors · GSHHG · Natural Earth · GeoNames · " +
        "Boundaries are approximate and imply no endorsement"
    },
    initialize({osm, gshhg, natural_earth: naturalEarth, labels}, options) {
      L.setOptions(this, options);
      const sources = {
        land: osm.land, lakes: osm.lakes, borders: osm.borders, borderRivers: osm.rivers,
        rivers: gshhg.rivers, provinces: naturalEarth.provinces
      };
      this._layers = {};
      for (const [name, rows] of Object.entries(sources)) this._layers[name] = readPieces(rows);
      this._names = new Names(labels.labels.concat(naturalEarth.labels), STYLES[this.options.theme]);
      this.labelsVisible = true;
    },
    onAdd(map) {
      L.GridLayer.prototype.onAdd.call(this, map);
      if (map.attributionControl) map.attributionControl.setPrefix("Leaflet");
      this.setTheme(this.options.theme).setLabels(this.labelsVisible);
    },
    onRemove(map) {
      this._names.remove();
      L.GridLayer.prototype.onRemove.call(this, map);
    },
    createTile(coords) {
      const tile = L.DomUtil.create("canvas"), ratio = Math.min(window.devicePixelRatio || 1, 2);
      tile.width = tile.height = Math.round((this.getTileSize().x + 1) * ratio);
      this._paintTile(tile, coords);
      return tile;
    },
    // A tile is one pixel larger than its place, so that no line shows between scaled tiles.
    _initTile(tile) {
      L.GridLayer.prototype._initTile.call(this, tile);
      tile.style.width = tile.style.height = this.getTileSize().x + 1 + "px";
    },
    _paintTile(tile, {x, y, z}) {
      const side = this.getTileSize().x, count = 2 ** z, ratio = tile.width / (side + 1), edge = 4 / side;
      const view = {
        zoom: z, left: x / count, top: y / count, scale: side * count, size: side + 1,
        west: (x - edge) / count, east: (x + 1 + edge) / count,
        north: (y - edge) / count, south: (y + 1 + edge) / count
      };
      const pen = tile.getContext("2d");
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint(pen, this._layers, view, STYLES[this.options.theme]);
    },
    setTheme(theme) {
      const isNew = theme !== this.options.theme, style = STYLES[theme];
      this.options.theme = theme;
      this._names.setStyle(style);
      if (!this._map) return this;
      this._map.getContainer().style.background = style.sea;
      if (isNew) {
        Object.values(this._tiles).forEach(({el, coords}) =>
          this._paintTile(el, this._wrapCoords(coords)));
      }
      return this;
    },
    setLabels(visible) {
      this.labelsVisible = visible;
      if (!visible) this._names.remove(); else if (this._map) this._names.addTo(this._map);
      return this;
    },
    setReserved(boxes, words = []) {
      this._names.setReserved(boxes, words);
      return this;
    }
  });

  L.escapeBasemap = (data, options) => new L.EscapeBasemap(data, options);
  L.escapeBasemap.styleOf = (theme) => STYLES[theme];
})();
