/** What the presenter is told: the content of window.ESCAPE_BRIEFING. */

import type { Command } from "../../maps/js/types.js";

/** Latitude and longitude of the middle in degrees, and the zoom. */
export type View = [number, number, number];
export type Stance = "supports" | "disputes" | "context";

export interface Scene {
  title: string;
  notes: string;
  command: Command;
  view: View | null;
}

export interface Evidence {
  /** By subject: its title, and its passages with their stance. */
  subjects: Record<string, [string, [string, Stance][]]>;
  /** By passage: quotation, summary and source. */
  excerpts: Record<string, [string, string, string]>;
  /** By source: publisher, date, title, address and code of the language. */
  sources: Record<string, [string, string, string, string, string]>;
}

export interface Briefing {
  title: string;
  scenes: Scene[];
  evidence: Evidence;
}
