/**
 * Starts the presenter on the page that holds its scenes.
 */
import { Presenter } from "./presenter.js";

const presenter = new Presenter(window.ESCAPE_BRIEFING);
presenter.start();
window.presenter = {
  map: presenter.map.map,
  layer: presenter.map.layer,
  go: (place) => presenter.scenes.go(place),
};
