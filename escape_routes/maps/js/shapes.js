/**
 * The shapes of strands: the main way is one line with common tangents, its branches leave along it,
 * what leads on arrives along one line, and all others bend to the right of their direction, so that
 * there and back never coincide.
 *
 * @import { Point, Shape, Strand } from "./types.js"
 */
import { Clearance } from "./clearance.js";
import { curve } from "./curves.js";
import { style } from "./style.js";
import { distance, mirrored, plus, times, towards, turned, unit } from "./vectors.js";

/** @typedef {Map<string, Point>} Directions by the identifier of a group */

/**
 * Gives every strand its shape; `at` of its groups is where they lie at this zoom.
 *
 * @param {Strand[]} strands in the order in which they lie beside each other
 * @param {{size: number, width: (strand: Strand) => number}} look width in pixels
 * @returns {Map<string, Shape>} by the identifier of the strand
 */
export function shapesOf(strands, { size, width }) {
  const tangent = tangents(strands.filter(isOfMainWay));
  const places = new Map(
    strands.flatMap(({ from, to }) => [
      [from.id, from.at],
      [to.id, to.at],
    ]),
  );
  const clearance = new Clearance(places, style.strand.clear * size);
  /** @type {Map<string, Shape>} */
  const shapes = new Map();
  /** @type {Map<string, {shape: Shape, reach: number}>} */
  const ways = new Map();
  for (const strand of strands) {
    const way = `${strand.from.id} ${strand.to.id}`;
    const half = width(strand) / 2;
    const beside = ways.get(way);
    if (beside) {
      const aside = beside.reach + style.strand.apart * size + half;
      shapes.set(strand.id, { ...beside.shape, aside });
      beside.reach = aside + half;
      continue;
    }
    const shape = isFixed(strand)
      ? bent(strand, tangent)
      : kept(strand, bent(strand, tangent), clearance, style.strand.clear * size);
    shapes.set(strand.id, shape);
    ways.set(way, { shape, reach: half });
  }
  return shapes;
}

/** @param {Strand} strand */
const isOfMainWay = ({ isMain, isOnward, certainty }) =>
  isMain && !isOnward && certainty !== "inferred";

/** @param {Strand} strand */
const isFixed = ({ isTrunk, isGhost }) => isTrunk || isGhost;

/**
 * The direction in which the main way passes each of its places; none where it begins or ends.
 *
 * @param {Strand[]} strands
 * @returns {Directions}
 */
function tangents(strands) {
  /** @type {Directions} */
  const ins = new Map();
  /** @type {Directions} */
  const outs = new Map();
  for (const { from, to, isTrunk } of strands) {
    const way = times(towards(from.at, to.at), isTrunk ? style.strand.trunkWeight : 1);
    outs.set(from.id, plus(outs.get(from.id) ?? { x: 0, y: 0 }, way));
    ins.set(to.id, plus(ins.get(to.id) ?? { x: 0, y: 0 }, way));
  }
  /** @type {Directions} */
  const found = new Map();
  for (const [id, way] of ins) {
    const out = outs.get(id);
    if (out) found.set(id, unit(plus(unit(way), unit(out))));
  }
  return found;
}

/**
 * @param {Strand} strand
 * @param {Directions} tangent
 * @returns {Shape}
 */
function bent(strand, tangent) {
  const { bend, pull, trunkPull, arrival } = style.strand;
  const { from, to, isOnward } = strand;
  const chord = towards(from.at, to.at);
  const angle = bend.least + bend.more * Math.min(1, distance(from.at, to.at) / bend.full);
  const plain = { start: turned(chord, angle), end: turned(chord, -angle), pull, aside: 0 };
  if (isOfMainWay(strand)) return { ...onMainWay(strand, plain, chord, tangent), pull: trunkPull };
  if (!isOnward || chord.y >= -arrival.slope) return plain;
  const [x, y] = arrival.way;
  return { ...plain, start: turned(chord, angle + arrival.turn), end: unit({ x, y }) };
}

/**
 * @param {Strand} strand
 * @param {Shape} plain
 * @param {Point} chord
 * @param {Directions} tangent
 * @returns {Shape}
 */
function onMainWay({ from, to, isTrunk }, plain, chord, tangent) {
  const before = tangent.get(from.id);
  const after = tangent.get(to.id);
  let start = before ?? plain.start;
  let end = after ?? plain.end;
  if (before && !after) end = mirrored(before, chord);
  if (after && !before) start = mirrored(after, chord);
  if (isTrunk) return { ...plain, start, end };
  // A branch leaves the main way along it and soon turns its own way.
  const { fork, end: last } = style.strand.branch;
  start = unit(plus(start, times(chord, fork)));
  end = unit(plus(end, times(chord, last)));
  return { ...plain, start, end };
}

/**
 * No line passes under a place with which it has nothing to do: it bends a little more, or less.
 *
 * @param {Strand} strand
 * @param {Shape} shape
 * @param {Clearance} clearance
 * @param {number} clear in pixels
 */
function kept({ from, to }, shape, clearance, clear) {
  if (distance(from.at, to.at) < style.strand.shortest) return shape;
  const counts = (/** @type {string} */ id, /** @type {Point} */ at) =>
    id !== from.id && id !== to.id && isAway(at, [from.at, to.at], clear);
  let best = { room: -1, shape };
  for (const angle of style.strand.tries) {
    const tried = {
      ...shape,
      start: turned(shape.start, angle),
      end: turned(shape.end, -angle),
    };
    const room = clearance.of(curve(from.at, to.at, tried), counts);
    if (room > best.room) best = { room, shape: tried };
    if (room >= clear) break;
  }
  return best.shape;
}

/**
 * @param {Point} at
 * @param {Point[]} ends
 * @param {number} clear
 */
const isAway = (at, ends, clear) => ends.every((end) => distance(at, end) >= clear);
