/**
 * Puts basemap and routes on a Leaflet map and ties them to the page around it; this is what the
 * page calls.
 *
 * @import { BasemapData, MapOptions, PageData, Theme } from "./types.js"
 * @typedef {import("./route_layer.js").RouteOptions} RouteOptions
 */
import { Basemap } from "./basemap.js";
import {
  fillWindow,
  keepAddress,
  onRender,
  sharePage,
  startSilent,
  tellPage,
} from "./component.js";
import { readGround } from "./ground.js";
import { RouteLayer } from "./route_layer.js";
import { later } from "./slices.js";
import { groundOf } from "./style.js";
import { pageTheme } from "./theme.js";

/**
 * @param {L.Map} map
 * @param {PageData} data
 * @param {MapOptions} [options]
 */
function escapeRoutesOn(map, data, options = {}) {
  const { theme = pageTheme(), routes = data.routes, onPick = tellPage } = options;
  const { legend = true, playback = true, follow = true, presenting = false, onState } = options;
  document.documentElement.lang = "en";
  map.attributionControl.setPrefix("Leaflet");
  startSilent();
  const ground = data.basemap ?? readGround(data.ground ?? "");
  const basemap = new Basemap(ground, { theme });
  const layer = new RouteLayer(routes, {
    theme,
    basemap,
    areas: data.areas.areas,
    ground,
    legend,
    playback,
    follow,
    presenting,
    onPick,
    ...(onState ? { onState } : {}),
  });
  // The keyboard reaches places and lines by a list of their own; a press on the map takes no focus,
  // which would scroll the page under the pointer.
  map.keyboard?.disable();
  map.getContainer().removeAttribute("tabindex");
  if (options.fills) fillWindow(map, () => map.escapeRoutes?.refit());
  map.getContainer().style.background = groundOf(theme).sea;
  layer.addTo(map);
  map.escapeRoutes = layer;
  // After the routes, and after their view: laid out for another one, it would be painted twice.
  basemap.once("load", () => performance.mark("escape-basemap"));
  later(() => basemap.addTo(map));
  map.getContainer().setAttribute("role", "application");
  map.getContainer().setAttribute("aria-label", "Map of documented routes");
  if (!options.onState) keepAddress(map, layer);
  sharePage(map);
  onRender(() => layer.setTheme(pageTheme()));
  return layer;
}

window.escapeRoutesOn = escapeRoutesOn;
L.EscapeRoutes = RouteLayer;
L.EscapeBasemap = Basemap;
L.escapeRoutes = (data, options) => new RouteLayer(data, options);
L.escapeBasemap = Object.assign(
  (
    /** @type {BasemapData | Promise<BasemapData>} */ data,
    /** @type {{theme?: Theme} | undefined} */ options,
  ) => new Basemap(data, options),
  { styleOf: groundOf },
);
