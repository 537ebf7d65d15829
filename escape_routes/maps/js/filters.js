/**
 * The filters in the address of a page: `family`, `route` and `years`, all of them by keys.
 * escape_routes/routes/address.py reads and writes the same.
 *
 * @import { Family, Filters, Route, Years } from "./types.js"
 * @typedef {{families: Pick<Family, "id">[], routes: Pick<Route, "id" | "family" | "kind" | "name">[], span: Years}} Known
 */

/** The parameters that belong to the filters; `kind` is only read, from links of former editions. */
const KEYS = ["family", "route", "years", "kind"];
/** What the address tells of how the map stands. */
export const STAND = ["front", "walk", "at"];
/** What mail programs and web pages leave at the head of a parameter. */
const GARBLED = "amp;";

/**
 * The filters that an address asks for, as far as the data can follow.
 *
 * @param {string} search as in `location.search`
 * @param {Known} known
 * @returns {Filters}
 */
export function readFilters(search, known) {
  const fields = new URLSearchParams(search);
  const { families, routes, span } = known;
  const ids = new Set(routes.map(({ id }) => id));
  const kinds = new Set(named(values(fields, "kind"), new Set(routes.map(({ kind }) => kind))));
  const ofKind = new Set(routes.filter(({ kind }) => kinds.has(kind)).map(({ id }) => id));
  const byFamily = new Map(
    families.filter(({ id }) => id).map(({ id }) => [id, inFamily(known, id)]),
  );
  const asked = new Set(named(values(fields, "family"), new Set(byFamily.keys())));
  for (const [key, held] of byFamily) {
    if (!held.length || !held.every((id) => ofKind.has(id))) continue;
    asked.add(key);
    for (const id of held) ofKind.delete(id);
  }
  const labels = new Map(routes.map((route) => [labelOf(route), route.id]));
  const texts = new Set([...ids, ...labels.keys()]);
  const single = named(values(fields, "route"), texts).map((text) => labels.get(text) ?? text);
  const chosen = new Set([...ofKind, ...single]);
  return {
    families: [...byFamily.keys()].filter((key) => asked.has(key)),
    routes: [...ids].filter((id) => chosen.has(id)),
    years: windowOf(values(fields, "years"), span),
  };
}

/**
 * The routes that are chosen, with those of the families, in the order of the data; null for all.
 *
 * @param {Filters} filters
 * @param {Known} known
 */
export function chosenRoutes(filters, known) {
  const { families, routes } = filters;
  if (!families.length && !routes.length) return null;
  return known.routes
    .filter(({ id, family }) => routes.includes(id) || families.includes(family))
    .map(({ id }) => id);
}

/**
 * The address with these filters in place of its own; the rest of it stays.
 *
 * @param {string} search
 * @param {Filters} filters
 */
export function withFilters(search, { families, routes, years }) {
  const before = new URLSearchParams(search);
  const fields = new URLSearchParams();
  if (families.length) fields.set("family", families.join(" "));
  if (routes.length) fields.set("route", routes.join(" "));
  if (years) fields.set("years", [...new Set(years)].join("-"));
  for (const [key, value] of before) {
    if (!KEYS.includes(key.replace(GARBLED, ""))) fields.append(key, value);
  }
  return written(fields);
}

/**
 * The address without what it tells of the map, which begins anew with another choice of routes.
 *
 * @param {string} search
 */
export function withoutStand(search) {
  const fields = new URLSearchParams(search);
  for (const key of STAND) fields.delete(key);
  return written(fields);
}

/**
 * An address as it is written: a comma needs no sign for it.
 *
 * @param {URLSearchParams} fields
 */
export function written(fields) {
  const text = fields.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}

/**
 * @param {Known} known
 * @param {string} key
 */
function inFamily({ routes }, key) {
  return routes.filter(({ family }) => family === key).map(({ id }) => id);
}

/**
 * A route as former links named it.
 *
 * @param {Pick<Route, "kind" | "name">} route
 */
function labelOf({ kind, name }) {
  return `${kind.slice(0, 1).toUpperCase()}${kind.slice(1).toLowerCase()}: ${name}`;
}

/**
 * @param {URLSearchParams} fields
 * @param {string} key
 */
function values(fields, key) {
  return [...fields.getAll(GARBLED + key), ...fields.getAll(key)].filter(Boolean);
}

/**
 * What is known of the values: each as a whole, or else its parts.
 *
 * @param {string[]} texts
 * @param {Set<string>} known
 */
function named(texts, known) {
  return texts.flatMap((text) =>
    (known.has(text) ? [text] : text.split(/[\s,]+/)).filter((part) => known.has(part)),
  );
}

/**
 * @param {string[]} texts
 * @param {Years} span
 * @returns {Years | null}
 */
function windowOf(texts, span) {
  const parts = texts.flatMap((text) => text.split(/[\s,–-]+/)).filter(Boolean);
  if (!parts.length || parts.length > 2) return null;
  if (!parts.every((part) => /^[0-9]{4}$/.test(part))) return null;
  const years = parts.map(Number);
  const first = Math.max(Math.min(...years), span[0]);
  const last = Math.min(Math.max(...years), span[1]);
  if (first > last || (first === span[0] && last === span[1])) return null;
  return [first, last];
}
