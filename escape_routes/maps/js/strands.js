/**
 * Legs of one family from one drawn place to another are one strand.
 *
 * @import { Group, Leg, Route, Strand } from "./types.js"
 * @typedef {import("./standing.js").Standing} Standing
 * @typedef {object} Told what the legs are gathered by
 * @property {Map<string, Group>} groups by the identifier of a place
 * @property {(leg: Leg) => Route} routeOf
 * @property {(leg: Leg) => boolean} isFront
 * @property {string[]} families in their order
 * @property {string | null} trunk the main way
 * @property {Standing} standing
 */
const CERTAINTIES = /** @type {const} */ (["documented", "reported", "inferred"]);

/**
 * The strands of what is shown, and of what is only hinted at, in the order of their families.
 *
 * @param {{shown: Leg[], ghosts: Leg[]}} legs
 * @param {Told} told
 * @returns {Strand[]}
 */
export function gather({ shown, ghosts }, told) {
  /** @type {Map<string, Strand>} */
  const strands = new Map();
  for (const leg of shown) put(strands, leg, told, told.isFront(leg) ? "" : "~");
  const taken = new Set([...strands.values()].filter((one) => one.isFront).map(way));
  for (const leg of ghosts) {
    const ends = endsOf(leg, told);
    if (ends && !taken.has(way({ ...ends, family: told.routeOf(leg).family }))) {
      put(strands, leg, told, "ghost ");
    }
  }
  for (const strand of strands.values()) finish(strand, told);
  const place = (/** @type {Strand} */ strand) => told.families.indexOf(strand.family);
  return [...strands.values()].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** @param {{family: string, from: Group, to: Group}} strand */
const way = ({ family, from, to }) => `${family} ${from.id} ${to.id}`;

/**
 * @param {Leg} leg
 * @param {Told} told
 */
function endsOf(leg, { groups }) {
  const from = /** @type {Group} */ (groups.get(leg.from));
  const to = /** @type {Group} */ (groups.get(leg.to));
  return from === to ? null : { from, to };
}

/**
 * @param {Map<string, Strand>} strands
 * @param {Leg} leg
 * @param {Told} told
 * @param {"" | "~" | "ghost "} kind
 */
function put(strands, leg, told, kind) {
  const ends = endsOf(leg, told);
  if (!ends) return;
  const { family } = told.routeOf(leg);
  const id = kind + way({ family, ...ends });
  const strand = strands.get(id) ?? newStrand(id, family, ends, kind);
  strands.set(id, strand);
  strand.legs.push(leg);
}

/**
 * @param {string} id
 * @param {string} family
 * @param {{from: Group, to: Group}} ends
 * @param {"" | "~" | "ghost "} kind
 * @returns {Strand}
 */
const newStrand = (id, family, ends, kind) => ({
  id,
  family,
  ...ends,
  legs: [],
  isFront: kind === "",
  isGhost: kind === "ghost ",
  isMain: false,
  isTrunk: false,
  isOnward: false,
  certainty: "inferred",
  sources: 0,
  isDisputed: false,
});

/**
 * What a strand says is the best that one of its legs says.
 *
 * @param {Strand} strand
 * @param {Told} told
 */
function finish(strand, { trunk, standing }) {
  const { legs, from, to } = strand;
  strand.certainty =
    CERTAINTIES.find((name) => legs.some(({ certainty }) => certainty === name)) ?? "inferred";
  strand.sources = Math.max(...legs.map(({ sources }) => sources));
  strand.isDisputed = legs.some(({ disputed }) => disputed);
  strand.isMain = strand.family === standing.main;
  strand.isOnward = standing.isEnd(to.country) && !standing.isEnd(from.country);
  const isSure = legs.some((leg) => leg.route === trunk && leg.certainty !== "inferred");
  strand.isTrunk = isSure && !strand.isOnward;
}

/**
 * Takes away what waits for a closer look: lines that only the legs beside them suggest, unless
 * their route would vanish or they are asked for, and pale ones where there is no room.
 *
 * @param {Strand[]} strands
 * @param {{isClose: boolean, isBare: boolean, isAsked: (strand: Strand) => boolean}} look
 */
export function inSight(strands, { isClose, isBare, isAsked }) {
  const sure = new Set(
    strands
      .filter(({ certainty, isGhost }) => certainty !== "inferred" && !isGhost)
      .flatMap(({ legs }) => legs.map(({ route }) => route)),
  );
  return strands.filter((strand) => {
    if (strand.isGhost || strand.certainty !== "inferred") {
      return strand.isGhost || strand.isFront || !isBare;
    }
    if (!strand.isFront) return false;
    return isClose || isAsked(strand) || strand.legs.some(({ route }) => !sure.has(route));
  });
}
