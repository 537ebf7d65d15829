/** What the presenter finds on the page, and what it leaves there. */

import type { RouteLayer } from "../../maps/js/route_layer.js";
import type { Briefing } from "./types.js";

declare global {
  interface Window {
    ESCAPE_BRIEFING: Briefing;
    presenter: { map: L.Map; layer: RouteLayer; go: (place: number) => void };
  }
}
