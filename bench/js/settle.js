/* Runs in every frame of a measured page, after `probe.js`. In the page itself `bench.settled()`
   gives the time from the input to the end of the frame of the last change; in each frame what the
   browser says of inputs is kept for `bench.takeInputs()`. */
() => {
  "use strict";
  const QUIET_MS = 200;
  const LOOK_MS = 25;
  // An answer that has not come by then is not awaited, since some messages have none.
  const ANSWER_MS = 2000;
  const LEAST_INPUT_MS = 16;
  const now = () => performance.timeOrigin + performance.now();
  const bench = window.top.bench;
  if (!bench) return;

  if (window === window.top) {
    bench.lastChange = bench.sent = bench.heard = 0;
    bench.inputs = new Map();

    // Changes, each counted at the end of the frame that shows it.
    let isNew = false, isWaiting = false;
    const follow = async () => {
      isNew = true;
      if (isWaiting) return;
      isWaiting = true;
      while (isNew) bench.lastChange = await window.benchAfterFrame(() => { isNew = false; });
      isWaiting = false;
    };
    const observer = new MutationObserver(follow);
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    const observe = () => observer.observe(document, everything);
    observe();
    addEventListener("DOMContentLoaded", observe);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      observer.observe(root, everything);
      return root;
    };

    // What goes to the server, and what comes from it.
    const send = WebSocket.prototype.send;
    const heard = () => { bench.heard = now(); };
    WebSocket.prototype.send = function (message) {
      bench.sent = now();
      this.addEventListener("message", heard);
      return send.call(this, message);
    };

    const isAnswered = () => {
      const { began, sent, heard: last } = bench;
      return sent < began || last > sent || now() - sent > ANSWER_MS;
    };
    const isRunning = () => {
      const app = document.querySelector("[data-test-script-state]");
      return !!app && app.dataset.testScriptState !== "notRunning";
    };
    const isQuiet = () => !isWaiting && now() - Math.max(bench.lastChange, bench.began) > QUIET_MS;

    bench.settled = () => new Promise((done) => {
      const look = () => {
        const isOver = bench.began && isQuiet() && isAnswered() && !isRunning();
        if (isOver) done(Math.max(0, bench.lastChange - bench.began));
        else setTimeout(look, LOOK_MS);
      };
      look();
    });

    // From each input to the next paint; the events of one press or key count as one.
    bench.takeInputs = () => {
      const found = [...bench.inputs.values()];
      bench.inputs.clear();
      return found;
    };
  }

  const frame = Math.random();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (!interactionId) continue;
      const key = `${frame} ${interactionId}`;
      bench.inputs.set(key, Math.max(duration, bench.inputs.get(key) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: LEAST_INPUT_MS });
}
