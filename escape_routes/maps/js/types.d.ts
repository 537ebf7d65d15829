/** What the modules of the map hand to each other. Latitude stands before longitude, in degrees. */

export type Theme = "light" | "dark";
export type Certainty = "documented" | "reported" | "inferred";
export type Mode = "land" | "air" | "sea" | "mixed" | "not stated";
export type Precision = "city" | "county" | "province" | "country";
export type PlaceKind = "capital" | "city" | "border town" | "county" | "province" | "country";
export type LatLon = [number, number];
/** First and last year, both included. */
export type Years = [number, number];
/** Pixels from the left and from the top. */
export type Point = { x: number; y: number };
/** Left, top, right and bottom in pixels. */
export type Box = [number, number, number, number];
export type Side = "right" | "left" | "above" | "below";
/** Up to which value, and the number below it; the last one, without an end, holds from then on. */
export type Steps = [number | null, number][];

export interface Leg {
  id: string;
  route: string;
  from: string;
  to: string;
  mode: Mode;
  certainty: Certainty;
  years: Years[];
  sources: number;
  disputed: boolean;
}

export interface Route {
  id: string;
  code: string;
  name: string;
  /** A name of at most 24 characters. */
  short: string;
  kind: string;
  family: string;
  /** The route of which it is a part. */
  part: string | null;
}

/** Routes that look alike. */
export interface Family {
  id: string;
  name: string;
  /** What its routes share. */
  words: string;
  colours: Record<Theme, string>;
}

export interface Place {
  id: string;
  name: string;
  ko: string;
  local: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  kind: PlaceKind;
  latlon: LatLon;
  precision: Precision;
}

/** What `layer_data` of escape_routes/maps/folium_map.py writes. */
export interface LayerData {
  /** Those that routes of the data belong to, in the order in which they are listed. */
  families: Family[];
  /** The route that others are parts of, or the first documented one. */
  trunk: string | null;
  /** Year and number of arrivals. */
  yearly: [number, number][];
  routes: Route[];
  legs: Leg[];
  waypoints: Place[];
}

/** What is shown: null stands for all routes, all years, no focus. */
export interface Command {
  routes: string[] | null;
  years: Years | null;
  focus: string | null;
  highlight?: string[];
  labels?: boolean;
}

/** Where a leg lies among those between the same two places. */
export interface Lane {
  lane: number;
  flipped: boolean;
}

/** Rank, west, south, east and north in thousandths of a degree, then its rings or lines. */
export type PieceRow = [number, number, number, number, number, ...string[]];
export type NameKind = "country" | "town" | "sea" | "river" | "province";
/** Kind, text, latitude, longitude and first zoom. */
export type NameRow = [NameKind, string, number, number, number];

/** The files of data/basemap. */
export interface BasemapData {
  osm: { land: PieceRow[]; lakes: PieceRow[]; borders: PieceRow[]; rivers: PieceRow[] };
  gshhg: { rivers: PieceRow[] };
  natural_earth: { provinces: PieceRow[]; labels: NameRow[] };
  labels: { labels: NameRow[] };
}

export interface PageData {
  basemap: BasemapData;
  routes: LayerData;
}

export interface MapOptions {
  theme?: Theme;
  /** Drawn in place of the features in the script, for a visitor's own data. */
  routes?: LayerData;
  legend?: boolean;
  playback?: boolean;
  /** Whether the layer moves the map to what was chosen elsewhere. */
  follow?: boolean;
  onPick?: (id: string) => void;
}

export type Ground = Record<
  | "sea"
  | "land"
  | "coast"
  | "lake"
  | "river"
  | "province"
  | "border"
  | "halo"
  | "water"
  | "towns"
  | "countries"
  | "provinces",
  string
>;

export interface NameStyle {
  weight: string;
  size: number;
  spacing: number;
  colour: "countries" | "towns" | "water" | "provinces";
  last: number;
}

export interface ScreenWords {
  certainty: Record<Certainty, string>;
  dispute: string;
  width: string;
  halo: string;
  none: string;
  notice: string;
}

/** The content of map_style.json, as far as the browser reads it. */
export interface MapStyle {
  zoom: { min: number; max: number; fit: number; names: number; codes: number };
  home: [LatLon, LatLon];
  centre: LatLon;
  bounds: [LatLon, LatLon];
  reference: [number, number];
  arc: { bow: number; most: number; lane: number; narrow: number };
  arrow: { place: number; size: number; growth: number; length: number };
  leg: {
    dashes: Record<Certainty, string>;
    widths: Steps;
    scales: Steps;
    focus: number;
    halo: { width: number; opacity: number };
    dim: number;
    dispute: string;
  };
  code: { place: number; shortest: number; high: number; letter: number; margin: number };
  place: { radius: number; town: number; edge: number; focus: number };
  halo: { radii: Record<Precision, number>; dash: string; fill: number; edge: number };
  label: { gap: number; margin: number; sides: Side[] };
  theme: Record<Theme, { ink: string; faint: string; halo: string }>;
  ground: Record<Theme, Ground>;
  outlines: Record<"coast" | "province" | "border" | "river", Steps>;
  first: { lakes: number; provinces: number };
  rivers: { first: number; widths: Steps }[];
  names: Record<NameKind, NameStyle>;
  name: { high: number; gap: number; margin: number; near: number };
  words: {
    screen: ScreenWords;
    precision: Record<Precision, string>;
    credit: string;
    borders: string;
  };
}
