/**
 * The passages behind what is chosen on the map.
 *
 * @import { Evidence, Stance } from "./types.js"
 */
import { element } from "../../maps/js/dom.js";
import { open } from "./dialogs.js";
import { at } from "./page.js";

/** @type {[Stance, string][]} */
const STANCES = [
  ["supports", "What the sources say"],
  ["disputes", "What other sources say instead"],
  ["context", "Context"],
];
const NONE = "No passage of its own; see the lines that lead to it.";

/**
 * Opens the passages of a subject; nothing happens where none is known.
 *
 * @param {Evidence} evidence
 * @param {string} id
 */
export function showPassages(evidence, id) {
  const found = evidence.subjects[id];
  if (!found) return;
  const [title, links] = found;
  const box = at("evidence-body");
  box.replaceChildren();
  at("evidence-title").textContent = title;
  for (const [stance, words] of STANCES) {
    const group = links.filter((link) => link[1] === stance);
    if (group.length) element("h3", "", box, words);
    for (const [excerptId] of group) showPassage(evidence, excerptId, box);
  }
  if (!links.length) element("p", "", box, NONE);
  open("evidence");
}

/**
 * @param {Evidence} evidence
 * @param {string} id
 * @param {HTMLElement} box
 */
function showPassage(evidence, id, box) {
  const [quote, summary, sourceId] = evidence.excerpts[id];
  const [publisher, date, title, url, code] = evidence.sources[sourceId];
  const block = element("blockquote", "", box);
  element("p", "", block, `“${quote}”`).lang = code;
  if (code !== "en") element("p", "summary", block, summary);
  const link = element("a", "", element("footer", "", block, `${publisher}, ${date} · `), title);
  link.href = url;
  link.target = "_blank";
  link.rel = "noreferrer noopener";
}
