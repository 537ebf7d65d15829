/* The presenter: one scene of a briefing at a time over one living map.

   The page holds every scene as HTML; `window.ESCAPE_BRIEFING` = {title, scenes: [{title, notes,
   command, view}], evidence: {subjects, excerpts, sources}} says what the map shows in each and
   which passages stand behind what is drawn. Text reaches the page through `element` alone.
   The second window is an empty one that this script fills, so that it works from a file, too. */
(function () {
  "use strict";

  const REFERENCE = [800, 560], HOME = [[8, 96], [47, 134]], SWIPE_PX = 60, FLIGHT_S = 1.6;
  const WINDOW_NAME = "escape-routes-notes";
  const briefing = window.ESCAPE_BRIEFING;
  const sections = Array.from(document.querySelectorAll(".scene"));
  const last = sections.length - 1;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const at = (id) => document.getElementById(id);
  let current = -1, notesWindow = null, startedAt = null, elapsed = 0;

  function element(tag, parent, text, className) {
    const node = parent.ownerDocument.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (className) node.className = className;
    return parent.appendChild(node);
  }

  function button(parent, text, words, act) {
    const node = element("button", parent, text);
    node.type = "button";
    node.title = words;
    node.setAttribute("aria-label", words);
    node.addEventListener("click", act);
    return node;
  }

  // What is kept while the page is reloaded; a browser may refuse it for files.
  function keep(key, value) {
    try { sessionStorage.setItem(key, value); } catch { /* then it is not kept */ }
  }

  function kept(key) {
    try { return sessionStorage.getItem(key); } catch { return null; }
  }

  // --- the map ------------------------------------------------------------------------------

  // First of all, since Leaflet looks at how its box is placed.
  document.body.classList.add("presenting");
  const map = L.map("map", {
    minZoom: 2, maxZoom: 9, zoomSnap: 0.25, keyboard: false,
    maxBounds: [[-62, -190], [83, 190]], maxBoundsViscosity: 0.8, center: [29, 112], zoom: 4,
  });
  const language = document.documentElement.lang;
  const layer = window.escapeRoutesOn(map, window.ESCAPE_ROUTES_DATA, {
    theme: dark.matches ? "dark" : "light", follow: false, onPick: showEvidence,
  });
  document.documentElement.lang = language;
  L.control.scale({ position: "bottomright" }).addTo(map);
  // Names are placed for one zoom; while the map flies they are away.
  map.on("movestart", () => map.getContainer().classList.add("flying"));
  map.on("moveend", () => map.getContainer().classList.remove("flying"));

  // The same part of the map as in the dashboard, whatever the size of the screen.
  function target(view) {
    if (view) {
      const size = map.getSize(), factor = Math.min(size.x / REFERENCE[0], size.y / REFERENCE[1]);
      const zoom = view[2] + Math.log2(Math.max(factor, 0.1));
      return [L.latLng(view[0], view[1]), Math.max(2, Math.min(9, Math.round(zoom * 4) / 4))];
    }
    const places = {};
    window.ESCAPE_ROUTES_DATA.routes.waypoints.forEach((place) => { places[place.id] = place.latlon; });
    const chosen = layer.shownLegs().flatMap((leg) => [places[leg.from], places[leg.to]]);
    const isAll = !briefing.scenes[current].command.routes || !chosen.length;
    const bounds = L.latLngBounds(isAll ? HOME : chosen), padding = L.point(80, 80);
    return [bounds.getCenter(), Math.max(2, Math.min(8, map.getBoundsZoom(bounds, false, padding)))];
  }

  function showMap(scene, isFirst) {
    map.stop();
    map.invalidateSize({ pan: false });
    layer.show(scene.command);
    const [center, zoom] = target(scene.view);
    if (isFirst || calm.matches) map.setView(center, zoom, { animate: false });
    else map.flyTo(center, zoom, { duration: FLIGHT_S });
  }

  // --- scenes -------------------------------------------------------------------------------

  function fromHash() {
    const number = Number(location.hash.slice(1));
    return Number.isInteger(number) && number >= 1 && number <= last + 1 ? number - 1 : 0;
  }

  function go(place) {
    document.body.classList.remove("black");
    const next = Math.max(0, Math.min(last, place));
    if (next === current) return;
    const isFirst = current < 0, hadFocus = !isFirst && sections[current].contains(document.activeElement);
    current = next;
    const section = sections[current], scene = briefing.scenes[current];
    sections.forEach((other) => { other.hidden = other !== section; });
    document.body.dataset.visual = section.dataset.visual;
    if (location.hash !== "#" + (current + 1)) history.replaceState(null, "", "#" + (current + 1));
    at("progress").textContent = scene ? current + 1 + " / " + briefing.scenes.length : "Sources";
    at("previous").disabled = current === 0;
    at("next").disabled = current === last;
    const title = section.querySelector("h2");
    at("announcer").textContent = scene
      ? "Scene " + (current + 1) + " of " + briefing.scenes.length + ": " + title.textContent
      : title.textContent;
    at("notes-text").textContent = (scene && scene.notes) || "No notes for this scene.";
    if (hadFocus) title.focus({ preventScroll: true });
    fit();
    if (scene && section.dataset.visual !== "none" && section.dataset.visual !== "chart") showMap(scene, isFirst);
    fillNotesWindow();
  }

  // Text that is too long for the screen becomes smaller, down to two thirds; then it scrolls.
  function fit() {
    const section = sections[current], words = section.querySelector(".words");
    section.scrollTop = words.scrollTop = 0;
    if (current === last) return;
    for (let size = 100; size >= 64; size -= 4) {
      section.style.setProperty("--fit", size / 100);
      if (words.scrollHeight <= words.clientHeight + 1) break;
    }
  }

  // --- passages -----------------------------------------------------------------------------

  function showEvidence(id) {
    const box = at("evidence-body"), found = briefing.evidence.subjects[id];
    if (!found) return;
    box.replaceChildren();
    at("evidence-title").textContent = found[0];
    const stances = [["supports", "What the sources say"], ["disputes", "What other sources say instead"], ["context", "Context"]];
    stances.forEach(([stance, words]) => {
      const group = found[1].filter((link) => link[1] === stance);
      if (group.length) element("h3", box, words);
      group.forEach((link) => showPassage(box, briefing.evidence.excerpts[link[0]]));
    });
    if (!found[1].length) element("p", box, "No passage of its own; see the lines that lead to it.");
    open("evidence");
  }

  function showPassage(box, [quote, summary, sourceId]) {
    const [publisher, date, title, url, code] = briefing.evidence.sources[sourceId];
    const block = element("blockquote", box);
    element("p", block, "“" + quote + "”").lang = code;
    if (code !== "en") element("p", block, summary, "summary");
    const foot = element("footer", block, publisher + ", " + date + " · "), link = element("a", foot, title);
    link.href = url;
    link.target = "_blank";
    link.rel = "noreferrer noopener";
  }

  // --- dialogs, blackout, timer -------------------------------------------------------------

  function open(name) {
    const dialog = at(name);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  }

  function toggle(name) {
    const dialog = at(name);
    if (dialog.open) dialog.close(); else open(name);
  }

  function toggleNotes() {
    at("notes").hidden = !at("notes").hidden;
  }

  function seconds() {
    return Math.floor((elapsed + (startedAt ? Date.now() - startedAt : 0)) / 1000);
  }

  function toggleTimer() {
    if (startedAt) {
      elapsed += Date.now() - startedAt;
      startedAt = null;
    } else startedAt = Date.now();
    keepTimer();
  }

  function resetTimer() {
    elapsed = 0;
    startedAt = startedAt ? Date.now() : null;
    keepTimer();
  }

  function keepTimer() {
    keep("timer", JSON.stringify([startedAt, elapsed]));
    showTimer();
  }

  function showTimer() {
    const total = seconds(), pad = (n) => String(n).padStart(2, "0");
    const isUsed = startedAt || total > 0;
    const words = isUsed ? pad(Math.floor(total / 60)) + ":" + pad(total % 60) : "";
    at("timer").textContent = words;
    at("timer").classList.toggle("paused", !startedAt);
    if (isNotesOpen()) notesWindow.document.getElementById("clock").textContent = words || "00:00";
  }

  function toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen();
  }

  function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    layer.setTheme(theme);
    if (current >= 0) fillNotesWindow();
  }

  // --- the second window --------------------------------------------------------------------

  function isNotesOpen() {
    return notesWindow !== null && !notesWindow.closed;
  }

  function openWindow(name) {
    return window.open("", name, "width=760,height=620");
  }

  // After a reload, a page from a disk may not touch the window that it opened before.
  function documentOf(opened) {
    try { return opened.document; } catch { return null; }
  }

  function openNotesWindow() {
    notesWindow = openWindow(WINDOW_NAME);
    if (notesWindow && !documentOf(notesWindow)) {
      notesWindow.close();
      notesWindow = openWindow("_blank");
    }
    keep("second", notesWindow ? "yes" : "");
    if (!notesWindow) {
      at("announcer").textContent = "The second window is closed; S opens it.";
      return;
    }
    const page = notesWindow.document;
    page.title = "Notes: " + briefing.title;
    page.documentElement.lang = language;
    page.head.replaceChildren();
    page.body.replaceChildren();
    page.body.className = "speaker";
    element("style", page.head, document.querySelector("style").textContent);
    const bar = element("p", page.body);
    button(bar, "◀", "Previous scene", () => go(current - 1));
    button(bar, "▶", "Next scene", () => go(current + 1));
    element("strong", bar).id = "place";
    element("span", bar).id = "clock";
    ["now", "said", "label", "then"].forEach((id) => { element(id === "now" ? "h1" : "div", page.body).id = id; });
    // Reloading this page fills the same window again; the listener must not be there twice.
    page.onkeydown = onKey;
    fillNotesWindow();
    showTimer();
  }

  function fillNotesWindow() {
    if (!isNotesOpen()) return;
    const page = notesWindow.document, scene = briefing.scenes[current], next = sections[current + 1];
    page.documentElement.dataset.theme = layer.options.theme;
    page.getElementById("place").textContent = at("progress").textContent;
    page.getElementById("now").textContent = sections[current].querySelector("h2").textContent;
    page.getElementById("said").textContent = (scene && scene.notes) || "No notes for this scene.";
    page.getElementById("label").textContent = next ? "Next" : "This is the last page.";
    const box = page.getElementById("then");
    box.replaceChildren();
    if (!next) return;
    element("h2", box, next.querySelector("h2").textContent);
    const text = next.querySelector(".text");
    if (text) element("p", box, text.textContent);
  }

  // --- keys and touch -----------------------------------------------------------------------

  const KEYS = {
    ArrowRight: () => go(current + 1), ArrowDown: () => go(current + 1), PageDown: () => go(current + 1),
    ArrowLeft: () => go(current - 1), ArrowUp: () => go(current - 1), PageUp: () => go(current - 1),
    Home: () => go(0), End: () => go(last), " ": () => go(current + 1),
    b: () => document.body.classList.toggle("black"), ".": () => document.body.classList.toggle("black"),
    n: toggleNotes, t: toggleTimer, r: resetTimer, f: toggleFullscreen, s: openNotesWindow,
    o: () => toggle("overview"), d: () => setTheme(layer.options.theme === "dark" ? "light" : "dark"),
    "?": () => toggle("help"),
  };
  const PANS = { ArrowLeft: [-120, 0], ArrowRight: [120, 0], ArrowUp: [0, -120], ArrowDown: [0, 120] };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const dialog = document.querySelector("dialog[open]");
    if (dialog && !((key === "?" && dialog.id === "help") || (key === "o" && dialog.id === "overview"))) return;
    // A button that has the focus keeps the space bar.
    if (key === " " && event.target.closest && event.target.closest("button, a, summary, [role=button]")) return;
    if (event.shiftKey && PANS[key]) map.panBy(PANS[key], { animate: !calm.matches });
    else if (event.shiftKey && key === " ") go(current - 1);
    else if (KEYS[key]) KEYS[key]();
    else return;
    event.preventDefault();
  }

  let touch = null;
  function onTouchStart(event) {
    const first = event.changedTouches[0];
    touch = event.touches.length > 1 || first.target.closest("#map, dialog") ? null : [first.clientX, first.clientY];
  }

  function onTouchEnd(event) {
    if (!touch) return;
    const end = event.changedTouches[0], x = end.clientX - touch[0], y = end.clientY - touch[1];
    touch = null;
    if (Math.abs(x) > SWIPE_PX && Math.abs(x) > 2 * Math.abs(y)) go(current + (x < 0 ? 1 : -1));
  }

  // --- start --------------------------------------------------------------------------------

  function buildBar() {
    const list = at("overview-list");
    sections.forEach((section, place) => {
      button(element("li", list), section.querySelector("h2").textContent, "Go to " + section.querySelector("h2").textContent, () => {
        at("overview").close();
        go(place);
      });
    });
    const acts = {
      previous: KEYS.ArrowLeft, next: KEYS.ArrowRight, "open-overview": KEYS.o, "open-notes": toggleNotes,
      "open-second": openNotesWindow, "open-fullscreen": toggleFullscreen, "open-theme": KEYS.d, "open-help": KEYS["?"],
      blackout: KEYS.b, timer: toggleTimer,
    };
    Object.keys(acts).forEach((id) => at(id).addEventListener("click", acts[id]));
    document.querySelectorAll("dialog .close").forEach((node) => {
      node.addEventListener("click", () => node.closest("dialog").close());
    });
    document.querySelectorAll(".to-sources").forEach((node) => {
      node.addEventListener("click", (event) => {
        event.preventDefault();
        go(last);
      });
    });
  }

  buildBar();
  setTheme(dark.matches ? "dark" : "light");
  dark.addEventListener("change", () => setTheme(dark.matches ? "dark" : "light"));
  document.addEventListener("keydown", onKey);
  document.addEventListener("touchstart", onTouchStart, { passive: true });
  document.addEventListener("touchend", onTouchEnd, { passive: true });
  window.addEventListener("hashchange", () => go(fromHash()));
  let waiting = 0;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      map.invalidateSize({ pan: false });
      fit();
    }, 120);
  });
  const timer = JSON.parse(kept("timer") || "[null, 0]");
  startedAt = timer[0];
  elapsed = timer[1];
  go(fromHash());
  showTimer();
  setInterval(showTimer, 1000);
  // A second window that was open before a reload is filled again.
  if (kept("second") === "yes") openNotesWindow();
  window.presenter = { map, layer, go };
})();
