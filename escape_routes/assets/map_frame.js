/* Puts basemap and routes on a Leaflet map and ties them to the page around it.

   Inside Streamlit's component frame the choice of a leg or place is sent to Python by its
   identifier, and the theme follows the page without a round trip. */
(function () {
  "use strict";

  function pageTheme() {
    var colour = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g);
    if (!colour || colour.length < 3 || colour[3] === "0") return "light";
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] < 128 ? "dark" : "light";
  }

  // `selected_tags` is the one value of the component that its own code leaves alone.
  function tellPage(id) {
    var state = window.__GLOBAL_DATA__;
    if (!window.Streamlit || !state) return;
    var count = Number((state.selected_tags || [])[1] || 0) + 1;
    state.selected_tags = [id, String(count)];
    state.previous_data = { selected_tags: state.selected_tags };
    window.Streamlit.setComponentValue(state.previous_data);
  }

  window.escapeRoutesOn = function (map, data, options) {
    options = options || {};
    var theme = options.theme || pageTheme();
    document.documentElement.lang = "en";
    map.attributionControl.setPrefix("Leaflet");
    var basemap = L.escapeBasemap(data.basemap, { theme: theme }).addTo(map);
    var layer = L.escapeRoutes(options.routes || data.routes, {
      theme: theme, basemap: basemap, legend: options.legend !== false,
      playback: options.playback !== false, onPick: options.onPick || tellPage,
      follow: options.follow !== false,
    }).addTo(map);
    map.escapeRoutes = layer;
    map.getContainer().setAttribute("role", "application");
    map.getContainer().setAttribute("aria-label", "Map of documented routes");
    if (window.Streamlit) {
      window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, function () {
        layer.setTheme(pageTheme());
      });
    }
    return layer;
  };
})();
