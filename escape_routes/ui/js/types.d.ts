/** What the strip of filters is given. */

import type { Family, Filters, Route, Years } from "../../maps/js/types.js";

export interface Known {
  families: Pick<Family, "id" | "name" | "words">[];
  routes: Pick<Route, "id" | "kind" | "family" | "name" | "short">[];
  /** First and last year that a window can hold. */
  span: Years;
  /** Year and number of arrivals. */
  yearly: [number, number][];
}

/** What the server says with each run. */
export interface Said {
  /** The page that is shown. */
  page: string;
  /** The filters that it shows, as in an address. */
  search: string;
  /** Whether what is shown can be added to a briefing; null where it is no view. */
  briefing: { scenes: string; isFull: boolean } | null;
  /** What a dataset of the visitor's own holds, in place of the served one. */
  own: Known | null;
}

export interface Component {
  data: Said;
  parentElement: ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
}

/** What the parts of the strip show, and what they do when the reader chooses. */
export interface Part {
  show(filters: Filters): void;
}

export type Choose = (change: Partial<Filters>) => void;
