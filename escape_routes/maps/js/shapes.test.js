/**
 * @import { Group, Strand } from "./types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNear } from "../../../tests/golden/read.js";
import { curve } from "./curves.js";
import { madePlace } from "./made.js";
import { shapesOf } from "./shapes.js";
import { style } from "./style.js";
import { distance, towards } from "./vectors.js";

/**
 * @param {string} id
 * @param {number} x
 * @param {number} y
 * @returns {Group}
 */
const groupAt = (id, x, y) => ({
  id,
  at: { x, y },
  hub: madePlace({ id }),
  country: "CN",
  name: id,
  second: "",
  members: [],
  isArea: false,
});

const A = groupAt("a", 0, 0);
const B = groupAt("b", 0, 200);
const C = groupAt("c", 200, 400);

/**
 * @param {Partial<Strand>} parts
 * @returns {Strand}
 */
const strand = (parts) => ({
  id: `${parts.family ?? "x"} ${parts.from?.id} ${parts.to?.id}`,
  family: "x",
  from: A,
  to: B,
  legs: [],
  isFront: true,
  isGhost: false,
  isMain: false,
  isTrunk: false,
  isOnward: false,
  certainty: "documented",
  sources: 1,
  isDisputed: false,
  ...parts,
});
const LOOK = { size: 1, width: () => 4 };

test("the main way passes each of its places in one direction", () => {
  const legs = [
    strand({ isMain: true, isTrunk: true }),
    strand({ isMain: true, isTrunk: true, from: B, to: C }),
  ];
  const [first, second] = shapesOf(legs, LOOK).values();
  assert.deepEqual(first.end, second.start);
  assert.equal(first.pull, style.strand.trunkPull);
});

test("there and back never coincide", () => {
  const there = strand({});
  const back = strand({ from: B, to: A });
  const shapes = shapesOf([there, back], LOOK);
  const middles = [there, back].map((one) => {
    const points = curve(one.from.at, one.to.at, /** @type {any} */ (shapes.get(one.id)));
    return points[Math.round(points.length / 2)].x;
  });
  assert.ok(middles[0] < -5 && middles[1] > 5, String(middles));
});

test("strands of other families run beside the first, each clear of the one before", () => {
  const legs = ["p", "q", "r"].map((family) => strand({ family }));
  const offsets = [...shapesOf(legs, LOOK).values()].map(({ aside }) => aside);
  const step = style.strand.apart + 4;
  assertNear(offsets, [0, step, 2 * step]);
});

test("what leads on from the south arrives along one line", () => {
  const shapes = shapesOf([strand({ from: B, to: A, isOnward: true })], LOOK);
  const [x, y] = style.strand.arrival.way;
  const { end } = [...shapes.values()][0];
  const { x: dx, y: dy } = towards({ x: 0, y: 0 }, { x, y });
  assertNear([end.x, end.y], [dx, dy]);
});

test("a line keeps away from a place with which it has nothing to do", () => {
  const long = strand({ to: groupAt("far", 0, 300) });
  const free = curve(long.from.at, long.to.at, [...shapesOf([long], LOOK).values()][0]);
  const inTheWay = groupAt("there", free[15].x, free[15].y);
  const short = strand({ family: "y", from: inTheWay, to: C });
  const shape = /** @type {any} */ (shapesOf([long, short], LOOK).get(long.id));
  const room = Math.min(
    ...curve(long.from.at, long.to.at, shape).map((point) => distance(point, inTheWay.at)),
  );
  assert.ok(room > style.strand.clear - 1, String(room));
});
