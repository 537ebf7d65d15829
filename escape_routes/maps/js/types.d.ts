/** What the modules of the map hand to each other. Latitude stands before longitude, in degrees. */

export type Theme = "light" | "dark";
export type Certainty = "documented" | "reported" | "inferred";
export type Precision = "city" | "county" | "province" | "country";
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
  certainty: Certainty;
  years: Years[];
  sources: number;
  disputed: boolean;
  /** How people went, "not stated" where no source says so. */
  mode: string;
}

export interface Family {
  id: string;
  name: string;
  words: string;
  colours: Record<Theme, string>;
}

export interface Route {
  id: string;
  code: string;
  name: string;
  /** Short enough to stand on a line. */
  short: string;
  kind: string;
  family: string;
  /** The route of which it is a part. */
  part: string | null;
  summary: string;
}

/** What is quoted for a leg: the words of its source, whose they are, and in which language. */
export interface Quote {
  text: string;
  /** What they mean, where they are not in English. */
  meaning: string;
  source: string;
  language: string;
}

export interface Place {
  id: string;
  name: string;
  ko: string;
  local: string;
  latlon: LatLon;
  precision: Precision;
  /** Two letters. */
  country: string;
  kind: string;
}

/** What `layer_data` of escape_routes/maps/folium_map.py writes. */
export interface LayerData {
  /** Those that the routes use, in the order in which they are told. */
  families: Family[];
  /** The route of which others are parts. */
  trunk: string | null;
  /** What is quoted first for a leg, by its identifier. */
  quotes?: Record<string, Quote>;
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
  /** What stands in front: "all", a family or a route; by default it follows from the choice. */
  front?: string | null;
  /** One leg of a route that is gone through. */
  walk?: Walk | null;
  /** Where the map begins: latitude, longitude, zoom. */
  at?: [number, number, number] | null;
}

export interface Walk {
  route: string;
  /** From 0. */
  step: number;
}

/** What the map shows: what it was told, and what the reader has done to it since. */
export interface State {
  command: Command;
  /** "all", a family or a route. */
  front: string;
  /** A family or a route that is pointed at. */
  hovered: string | null;
  /** A window of years for a moment. */
  window: Years | null;
  walk: Walk | null;
}

/** Places that are drawn as one; one of them stands for all. */
export interface Group {
  id: string;
  country: string;
  hub: Place;
  members: Place[];
  name: string;
  /** A second name, such as that of the whole country. */
  second: string;
  /** Whether it stands for a county, a province or a country. */
  isArea: boolean;
  /** Pixels of the world at the zoom at which it was made. */
  at: Point;
}

/** Legs of one family from one drawn place to another. */
export interface Strand {
  id: string;
  family: string;
  from: Group;
  to: Group;
  legs: Leg[];
  isFront: boolean;
  /** Only hinted at: hidden by the choice, but a part of what is shown. */
  isGhost: boolean;
  /** Of the family of the main way. */
  isMain: boolean;
  /** Of the main way itself. */
  isTrunk: boolean;
  /** From where people pass through to where they arrive. */
  isOnward: boolean;
  certainty: Certainty;
  sources: number;
  isDisputed: boolean;
}

/** Directions at both ends, how far they pull, and pixels to the right of the first strand. */
export interface Shape {
  start: Point;
  end: Point;
  pull: number;
  aside: number;
}

export interface Stop {
  group: Group;
  isFront: boolean;
  isGhost: boolean;
  isTrunk: boolean;
  isFocus: boolean;
  degree: number;
}

export interface Picture {
  scale: { zoom: number; size: number; isAlone: boolean };
  /** Identifiers of what stands out. */
  subjects: string[];
  /** Those of them whose lines are wider: on a walk the last leg alone. */
  wider: Set<string>;
  shown: Leg[];
  strands: Strand[];
  shapes: Map<string, Shape>;
  stops: Map<string, Stop>;
  /** Numbers of the stops of the main way, by the group. */
  numbers: Map<string, number>;
  /** How many legs in front wait for a closer look. */
  waiting: number;
  isDim: (strand: Strand) => boolean;
}

/** A line on the map, in pixels of the layer. */
export interface Drawn {
  strand: Strand;
  curve: Point[];
  box: Box;
  width: number;
}

/** What the drawing of a map belongs to. */
export interface Host {
  features: import("./features.js").Features;
  state: State;
  options: { theme: Theme; areas: Areas; basemap: import("./basemap.js").Basemap | null };
  /** Whether an inset names some of the places. */
  hasInset: boolean;
  pick(id: string): void;
}

/** Rank, west, south, east and north in thousandths of a degree, then its rings or lines. */
export type PieceRow = [number, number, number, number, number, ...string[]];
export type NameKind = "country" | "town" | "sea" | "river" | "province";
/** Kind, text, latitude, longitude and first zoom. */
export type NameRow = [NameKind, string, number, number, number];

/** Pieces of the area of a country, by its code. */
export type Areas = Record<string, PieceRow[]>;

/** The files of data/basemap. */
export interface BasemapData {
  osm: { land: PieceRow[]; lakes: PieceRow[]; borders: PieceRow[]; rivers: PieceRow[] };
  gshhg: { rivers: PieceRow[] };
  natural_earth: { provinces: PieceRow[]; labels: NameRow[] };
  labels: { labels: NameRow[] };
}

export interface PageData {
  routes: LayerData;
  /** Outlines of the countries of the dataset. */
  areas: { areas: Areas };
  /** What lies below; either here or in a file beside the script, whose name then is `ground`. */
  basemap?: BasemapData;
  ground?: string;
}

export interface MapOptions {
  theme?: Theme;
  /** Drawn in place of the features in the script, for a visitor's own data. */
  routes?: LayerData;
  legend?: boolean;
  playback?: boolean;
  /** Whether the layer moves the map to what was chosen elsewhere. */
  follow?: boolean;
  /** Whether the map is seen from afar. */
  presenting?: boolean;
  /** Whether the map is as high as the window leaves it room. */
  fills?: boolean;
  onPick?: (id: string) => void;
  onState?: (state: State) => void;
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
  /** First zoom at which one is written, whatever its own; the last. */
  first?: number;
  last: number;
}

/** Short words of the map; each key says where they stand. */
export type ScreenWords = { certainty: Record<Certainty, string> } & Record<
  | "panel"
  | "main"
  | "all"
  | "waits"
  | "wait"
  | "key"
  | "dispute"
  | "thin"
  | "width"
  | "returned"
  | "none"
  | "notice"
  | "inset"
  | "leg"
  | "strand"
  | "meet"
  | "several"
  | "place"
  | "walk"
  | "read"
  | "before"
  | "next"
  | "passages"
  | "endWalk"
  | "unquoted",
  string
>;

/** The content of map_style.json, as far as the browser reads it. */
export interface MapStyle {
  zoom: {
    min: number;
    max: number;
    fit: number;
    names: number;
    inferred: number;
    walk: number;
  };
  centre: LatLon;
  /** Size of the map on which the views of briefings were chosen. */
  reference: [number, number];
  bounds: [LatLon, LatLon];
  /** What the main way needs. */
  story: [LatLon, LatLon];
  /** What its crossings need. */
  inset: [LatLon, LatLon];
  insetMargin: number;
  insetSize: number;
  /** The meridian at which the world is cut where a leg leads over the Pacific. */
  cut: number;
  /** Up to this width in pixels pale lines are left out; from the other on there is a panel. */
  narrow: number;
  wide: number;
  panel: { share: number; least: number; most: number; ratio: number };
  wall: { window: number; map: number; most: number };
  merge: {
    reach: number;
    close: number;
    near: number;
    entries: number;
    whole: number;
    afar: number;
  };
  curve: { step: number; least: number; most: number; taper: number };
  arrow: {
    place: number;
    size: number;
    growth: number;
    length: number;
    every: number;
    depth: number;
    chevron: number;
    line: number;
  };
  strand: {
    pull: number;
    trunkPull: number;
    trunkWeight: number;
    bend: { least: number; more: number; full: number };
    branch: { fork: number; end: number };
    arrival: { slope: number; turn: number; way: [number, number] };
    clear: number;
    shortest: number;
    tries: number[];
    apart: number;
    trunk: number;
    onward: number;
    widths: Steps;
    scales: Steps;
    thinnest: number;
    dashes: Record<Certainty, number[]>;
    casing: { width: number; opacity: number };
    focus: number;
    dim: number;
    preview: number;
    context: { width: number; opacity: number };
    ghost: { trunk: number; width: number; opacity: number };
    ticks: { dash: string; width: number };
    dispute: string;
  };
  hit: { mouse: number; touch: number; dot: number; tie: number };
  place: { town: number; trunk: number; edge: number; trunkEdge: number; focus: number };
  label: {
    margin: number;
    sides: Side[];
    rings: number[];
    areaRings: number[];
    step: number;
    areaStep: number;
    angles: number;
    line: number;
    off: number;
    dearest: number;
    lead: number;
    beyond: number;
    ground: number;
  };
  theme: Record<
    Theme,
    {
      ink: string;
      faint: string;
      halo: string;
      context: string;
      area: string;
      areaOpacity: number;
    }
  >;
  ground: Record<Theme, Ground>;
  outlines: Record<"coast" | "province" | "border" | "river", Steps>;
  first: { lakes: number; provinces: number };
  rivers: { first: number; widths: Steps }[];
  names: Record<NameKind, NameStyle>;
  name: { high: number; gap: number; margin: number; near: number };
  words: {
    screen: ScreenWords;
    line: { shortest: number; places: number[]; area: number };
    precision: Record<Precision, string>;
    credit: string;
    borders: string;
  };
}
