/** What the scripts put on the page, and what they find there. */

import type { Basemap } from "./basemap.js";
import type { RouteLayer, RouteOptions } from "./route_layer.js";
import type { BasemapData, Ground, LayerData, MapOptions, PageData, Theme } from "./types.js";

interface StreamlitComponent {
  RENDER_EVENT: string;
  events: EventTarget;
  setFrameHeight(height?: number): void;
}

declare global {
  interface Window {
    escapeRoutesOn(map: L.Map, data: PageData, options?: MapOptions): RouteLayer;
    ESCAPE_ROUTES_DATA: PageData;
    ESCAPE_ROUTES_GROUND: BasemapData;
    Streamlit?: StreamlitComponent;
  }
}

declare module "leaflet" {
  interface Map {
    escapeRoutes: RouteLayer;
  }
  interface GridLayer {
    /** Called for every tile before it is placed. */
    _initTile(tile: HTMLElement): void;
  }
  interface Renderer {
    /** The paths that it draws. */
    _layers: Record<string, { _reset(): void }>;
    _center: LatLng;
    _zoom: number;
    _onZoomEnd(): void;
    _updatePaths(): void;
    _reset(): void;
    _update(): void;
    _updateTransform(center: LatLng, zoom: number): void;
  }
  let EscapeRoutes: typeof RouteLayer;
  let EscapeBasemap: typeof Basemap;
  let escapeRoutes: (data: LayerData, options?: RouteOptions) => RouteLayer;
  let escapeBasemap: {
    (data: BasemapData | Promise<BasemapData>, options?: { theme?: Theme }): Basemap;
    styleOf(theme: Theme): Ground;
  };
}
