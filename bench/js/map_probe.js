/**
 * What can be measured of a map that lies open: `mapProbe(map)` looks at its layer and answers with
 * numbers. Run in the page; the controls are put aside while it presses.
 */
window.mapProbe = (map) => {
  const layer = map.escapeRoutes;
  const root = map.getContainer();
  const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];
  const END_PX = 8;
  const EDGE_PX = 3;
  const INSIDE_PX = 2;

  const seen = ({ x, y }) => map.layerPointToContainerPoint([x, y]);
  const isInSight = ({ x, y }, edge = 0) => {
    const size = map.getSize();
    return x > edge && y > edge && x < size.x - edge && y < size.y - edge;
  };
  const inFullInk = () => layer.drawn().filter(({ strand }) => strand.isFront);

  function pointAt(curve, share) {
    const steps = curve.slice(1).map((p, i) => Math.hypot(p.x - curve[i].x, p.y - curve[i].y));
    let left = steps.reduce((sum, step) => sum + step, 0) * share;
    const i = steps.findIndex((step) => {
      left -= step;
      return left <= 0;
    });
    const t = 1 + left / steps[i];
    const [a, b] = [curve[i], curve[i + 1]];
    return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
  }

  function meeting(a, b, c, d) {
    const cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
    if (!cross) return null;
    const t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross;
    const u = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / cross;
    const isOnBoth = t > 0 && t < 1 && u > 0 && u < 1;
    return isOnBoth ? { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) } : null;
  }

  const isAway = (point, curve) =>
    [curve[0], curve.at(-1)].every((end) => Math.hypot(end.x - point.x, end.y - point.y) > END_PX);

  /** Points in sight where two lines in full ink cross, away from their ends. */
  function crossings() {
    const curves = inFullInk().map(({ curve }) => curve);
    let count = 0;
    curves.forEach((one, i) => {
      for (const two of curves.slice(i + 1)) {
        for (let j = 1; j < one.length; j++) {
          for (let k = 1; k < two.length; k++) {
            const at = meeting(one[j - 1], one[j], two[k - 1], two[k]);
            if (at && isAway(at, one) && isAway(at, two) && isInSight(seen(at))) count++;
          }
        }
      }
    });
    return count;
  }

  /** Names whose box, less two pixels, a line in full ink runs through. */
  function touched() {
    const curves = inFullInk().map(({ curve }) => curve);
    const names = [...map.getPane("escapeLabels").querySelectorAll(".escape-label")];
    const isUnder = (node) => {
      const { x, y } = L.DomUtil.getPosition(node);
      const right = x + node.offsetWidth - INSIDE_PX;
      const foot = y + node.offsetHeight - INSIDE_PX;
      return (p) => p.x > x + INSIDE_PX && p.y > y + INSIDE_PX && p.x < right && p.y < foot;
    };
    return names
      .filter((node) => {
        const isHit = isUnder(node);
        return curves.some((curve) => curve.some((b, i) => i && between(curve[i - 1], b, isHit)));
      })
      .map((node) => node.innerText);
  }

  function between(a, b, isHit) {
    for (let step = 0; step <= 6; step++) {
      const t = step / 6;
      if (isHit({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })) return true;
    }
    return false;
  }

  /** The subjects that a press on a point of the window opens or offers. */
  function press({ x, y }, picked) {
    const { left, top } = root.getBoundingClientRect();
    const at = { bubbles: true, clientX: left + x, clientY: top + y };
    document.elementFromPoint(at.clientX, at.clientY)?.dispatchEvent(new MouseEvent("click", at));
    const offered = [...root.querySelectorAll(".escape-choice [data-subject]")];
    const found = [...offered.map((node) => node.dataset.subject), ...picked];
    map.closePopup();
    picked.length = 0;
    return found;
  }

  /**
   * By line, whether its legs are opened or offered at its middle and at eight other points; null
   * for a point out of sight.
   */
  function presses() {
    const picked = [];
    // What is chosen is written down, and the map stays as it is.
    layer.pick = (id) => picked.push(id);
    root.classList.add("bare");
    const told = layer.drawn().map(({ strand, curve }) => {
      const hits = SHARES.map((share) => {
        const at = seen(pointAt(curve, share));
        if (!isInSight(at, EDGE_PX)) return null;
        const found = press(at, picked);
        return strand.legs.every(({ id }) => found.includes(`leg.${id}`));
      });
      return [strand.id, hits];
    });
    root.classList.remove("bare");
    delete layer.pick;
    return told;
  }

  const legs = () => new Set(layer.drawn().flatMap(({ strand }) => strand.legs)).size;
  const counts = () => ({ full: inFullInk().length, drawn: layer.drawn().length, legs: legs() });
  return { crossings, touched, presses, counts };
};
