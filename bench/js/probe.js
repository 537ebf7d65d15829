/* Runs first in every frame of a measured page. `read.painted()` and `read.changed()` give a text
   that stands for what the map, or the filtered part of the page, shows now; empty for nothing.

   All times are milliseconds since 1970 by the clock of `performance`, the same in every frame. */
(read) => {
  "use strict";
  const now = () => performance.timeOrigin + performance.now();
  const LEAST_PX = 100;
  const first = window === window.top;

  // Elements of the page, those in open shadow roots among them.
  window.benchAll = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot ? window.benchAll(selector, shadowRoot) : []),
  ];

  // After the frame that shows what has just changed: its callbacks, then layout and painting,
  // then messages.
  const afterFrame = (inFrame = () => {}) => new Promise((done) => requestAnimationFrame(() => {
    inFrame();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(now());
    channel.port2.postMessage(0);
  }));
  window.benchAfterFrame = afterFrame;

  if (first) {
    const bench = window.bench = { shown: "", round: 0, blankMs: 0, began: null };
    bench.painted = new Promise((done) => { bench.tellPainted = done; });

    bench.note = (shown, time) => {
      const before = bench.shown;
      bench.shown = shown;
      if (bench.start && shown !== before) bench.finish(time - bench.start);
    };

    // Waits for the next input; `bench.done` is the time from that input to the changed frame.
    bench.arm = (sample, events = ["pointerup", "click"]) => {
      bench.start = bench.began = null;
      bench.armed = events;
      bench.blankMs = 0;
      bench.round += 1;
      bench.done = new Promise((done) => {
        bench.finish = (ms) => { bench.start = null; done(ms); };
      });
      if (sample) watchBlank();
    };

    bench.clickAt = (time, element) => {
      bench.arm(false);
      setTimeout(() => element.click(), time - Date.now());
    };

    ["pointermove", "pointerup", "click"].forEach((name) => addEventListener(name, (event) => {
      if (!bench.armed?.includes(name)) return;
      bench.armed = null;
      bench.start = bench.began = performance.timeOrigin + event.timeStamp;
    }, true));

    // Frame by frame: how long no map with something on it is there.
    const hasMap = () => window.benchPainted() || [...document.querySelectorAll("iframe")]
      .some((frame) => frame.clientHeight >= LEAST_PX && frame.contentWindow.benchPainted &&
        frame.contentWindow.benchPainted());
    const watchBlank = () => {
      const round = bench.round;
      let previous = now();
      const look = () => {
        if (bench.round !== round) return;
        const time = now();
        if (!hasMap()) bench.blankMs += time - previous;
        previous = time;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
  }

  // A page of another site has no `bench`, and a frame of it must not fail.
  const bench = window.top.bench;
  if (!bench) return;

  // A frame that has not got its height yet shows nothing.
  window.benchPainted = () => (innerHeight < LEAST_PX ? "" : read.painted());

  window.benchSteps = async (step, count) => {
    const steps = [];
    for (let i = 0; i < count; i++) {
      // At another point between two frames each time, as a timer or a finger would be.
      await new Promise((done) => setTimeout(done, 40 + 16.7 * ((i * 0.618) % 1)));
      const start = now(), year = 1990 + (i * 7) % 30;
      step([year, year]);
      const ran = now();
      steps.push([await afterFrame() - start, ran - start]);
    }
    return steps;
  };

  let painted = "", changed = "";
  const check = () => {
    const map = window.benchPainted(), part = innerHeight < LEAST_PX ? "" : read.changed();
    if (map && !painted) afterFrame().then(bench.tellPainted);
    if (part && part !== changed) afterFrame().then((time) => bench.note(part, time));
    painted = map;
    changed = part;
  };
  const options = { subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["data-legs"] };
  const observer = new MutationObserver(check);
  const observe = () => { observer.observe(document, options); check(); };
  observe();
  // A new frame begins with an empty document, and the next one comes into the same window.
  addEventListener("DOMContentLoaded", observe);
  addEventListener("resize", check);
}
