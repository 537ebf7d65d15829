/**
 * @import { LayerData, Picture, State, Stop, Strand } from "./types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNear, golden } from "../../../tests/golden/read.js";
import { along, arrow, chevrons, curve, evenly } from "./curves.js";
import { Features } from "./features.js";
import { Ink } from "./ink.js";
import { wordsOf } from "./line_words.js";
import { arrowSize, dashOf, inkOf, isBold, widthOf } from "./looks.js";
import { compose } from "./picture.js";
import { bestSpot } from "./spots.js";
import { commanded, opening } from "./states.js";
import { minus, plus, times } from "./vectors.js";

/** Python writes its numbers to the sixth place. */
const NEAR = 1e-6;
const SHARES = [0.3, 0.6];
/** @type {[number, number]} */
const NAME_PX = [90, 18];
const SAMPLE_PX = 9;
/** @type {[number, number, number, number]} */
const EVERYWHERE = [-1e9, -1e9, 1e9, 1e9];

const { given, expected } = golden("picture");
const FEATURES = new Features(/** @type {LayerData} */ (given));

/** @param {import("./types.js").Command} command */
const told = (command) => commanded(FEATURES, opening(FEATURES), command, true).state;

/** @param {Strand} strand */
function roleOf({ isFront, isGhost }) {
  if (isGhost) return "ghost";
  return isFront ? "front" : "context";
}

/**
 * @param {Strand} strand
 * @param {State} state
 */
function wordsUpon(strand, state) {
  return wordsOf(strand, {
    shortOf: ({ legs }) => [...new Set(legs.map((leg) => FEATURES.routeOf(leg).short))],
    familyName: FEATURES.family(strand.family).name,
    isAlone: FEATURES.fronts.isRoute(state.front),
    isAll: state.front === "all",
  });
}

/**
 * Both ends of a curve and the points that pull it.
 *
 * @param {Strand} strand
 * @param {import("./types.js").Shape} shape
 */
function controls({ from, to }, shape) {
  const way = minus(to.at, from.at);
  const reach = Math.hypot(way.x, way.y) * shape.pull;
  return [
    from.at,
    plus(from.at, times(shape.start, reach)),
    minus(to.at, times(shape.end, reach)),
    to.at,
  ];
}

/**
 * @param {Strand} strand
 * @param {Picture} picture
 */
function numbersOf(strand, { scale, shapes, isDim }) {
  const shape = /** @type {import("./types.js").Shape} */ (shapes.get(strand.id));
  const points = curve(strand.from.at, strand.to.at, shape);
  const size = arrowSize(strand, scale);
  const head = isBold(strand, scale.isAlone)
    ? chevrons(points, size).map(([, tip]) => tip)
    : arrow(points, size);
  const spots = SHARES.map((share) => along(points, share).at);
  return [
    widthOf(strand, scale),
    inkOf(strand, isDim(strand)),
    shape.aside,
    points.length,
    ...[...controls(strand, shape), ...spots, ...head].flatMap(({ x, y }) => [x, y]),
  ];
}

/**
 * @param {Stop} stop
 * @param {Picture} picture
 */
const stopNumbers = ({ group, degree }, { numbers }) => [
  group.at.x,
  group.at.y,
  degree,
  numbers.get(group.id) ?? 0,
];

/** @param {Stop} stop */
const flagsOf = ({ group, isFront, isGhost, isTrunk, isFocus }) =>
  [isFront, isGhost, isTrunk, isFocus, group.isArea].map(Number);

/** @param {Picture} picture */
function namesOf({ scale, strands, shapes, stops }) {
  const ink = new Ink();
  /** @type {import("./types.js").Box[]} */
  const taken = [];
  for (const strand of strands) {
    const shape = /** @type {import("./types.js").Shape} */ (shapes.get(strand.id));
    const points = curve(strand.from.at, strand.to.at, shape);
    ink.add(evenly(points, SAMPLE_PX), widthOf(strand, scale));
  }
  return [...stops.values()].flatMap(({ group }) => {
    const kind = { isArea: group.isArea, scale: scale.size };
    const spot = bestSpot(group.at, NAME_PX, kind, { view: EVERYWHERE, taken, ink });
    if (!spot) return [];
    taken.push(spot.box);
    return [[spot.box[0], spot.box[1], spot.cost, spot.ring]];
  });
}

for (const [name, command] of Object.entries(given.commands)) {
  for (const [place, [zoom, size, wide, isInset]] of given.looks.entries()) {
    const state = told(command);
    const picture = compose(FEATURES, state, { zoom, size, wide, isInset });
    const known = expected[name][place];

    test(`strands of ${name} at zoom ${zoom} are those of Python`, () => {
      assert.equal(state.front, known.front);
      assert.deepEqual(
        picture.strands.map((strand) => [
          strand.id,
          roleOf(strand),
          strand.certainty,
          dashOf(strand.certainty, widthOf(strand, picture.scale)),
          wordsUpon(strand, state),
          strand.legs.map(({ id }) => id),
        ]),
        known.strands.map((/** @type {unknown[]} */ row) => row.slice(0, 6)),
      );
      for (const [i, strand] of picture.strands.entries()) {
        assertNear(numbersOf(strand, picture), known.strands[i][6], strand.id, NEAR);
      }
    });

    test(`stops of ${name} at zoom ${zoom} are those of Python`, () => {
      const stops = [...picture.stops.values()];
      assert.deepEqual(
        stops.map((stop) => [
          stop.group.id,
          stop.group.second,
          stop.group.members.map(({ id }) => id).sort(),
          flagsOf(stop),
        ]),
        known.stops.map((/** @type {unknown[]} */ row) => row.slice(0, 4)),
      );
      for (const [i, stop] of stops.entries()) {
        assertNear(stopNumbers(stop, picture), known.stops[i][4], stop.group.id, NEAR);
      }
    });

    test(`names of ${name} at zoom ${zoom} stand where Python puts them`, () => {
      assertNear(namesOf(picture).flat(), known.names.flat(), name, NEAR);
    });
  }
}
