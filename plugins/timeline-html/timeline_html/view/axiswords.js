// What an axis says, and the ticks under it.

import { pointWords, shortPointWords, whenWords } from "./dates.js";
import { svg } from "./dom.js";
import { isolatedText, textWidth } from "./marks.js";
import { spanUnit } from "./scale.js";

/** The part of a span that has events, no finer than it is long or its events are: 'March 2014 to June 2025'. */
export function spanWords(span, bounds, words, timed) {
  const told = [Math.max(span[0], bounds[0]), Math.min(span[1], bounds[1])];
  const [from, to] = told[0] < told[1] ? told : span;
  const unit = spanUnit([from, to], timed);
  const [first, last] = [from, to - 1].map((moment) => pointWords(Math.floor(moment), unit, words));
  return first === last ? first : words.say("to", first, last);
}

/** The tooltip of a mark: its date, and what happened. */
export function markWords({ row }, words) {
  return `${whenWords(row.when, words)}: ${isolatedText(row.label)}`;
}

/** The tooltip of a cluster: how many, and the weightiest of them. */
export function clusterWords({ count, items }, words) {
  const rest = count > items.length ? ["…"] : [];
  return [words.say("events", count), ...items.map((item) => markWords(item, words)), ...rest].join("\n");
}

/** Lines through all lanes, and two rows of words: the units, and the coarser unit where it changes. */
export function drawTicks({ scale, width, foot, mirrored }, { unit, ticks, larger, starts }, words) {
  const place = (x) => (mirrored ? width - x : x);
  const [fine, coarse] = [ticks.map(scale.at), starts.map(scale.at)];
  const lines = (places, top, bottom) => places.map((x) => `M${Math.round(place(x)) + 0.5} ${top}V${bottom}`).join("");
  const below = spaced(fine.map((x, n) => [x, shortPointWords(ticks[n], unit, words)]), "middle", width);
  const labels = starts.map((moment, n) => [Math.max(coarse[n], 0) + 4, pointWords(moment, larger, words)]);
  return [
    svg("path", { class: "grid", d: lines(fine, 0, foot) }),
    svg("path", { class: "rule", d: `M0 ${foot + 0.5}H${width}${lines(fine, foot, foot + 5)}${lines(coarse.filter((x) => x >= 0), foot + 23, foot + 40)}` }),
    ...below.map(([x, text]) => svg("text", { class: "tick", x: place(x), y: foot + 17, "text-anchor": "middle" }, isolatedText(text))),
    ...spaced(labels, "start", width).map(([x, text]) =>
      svg("text", { class: "tick larger", x: place(x), y: foot + 35, "text-anchor": mirrored ? "end" : "start" }, isolatedText(text)),
    ),
  ];
}

/** Those of the labels [x, text] that lie in view and touch none; of two that would touch, the later one stays. */
function spaced(labels, anchor, width) {
  const kept = [];
  let reach = Infinity;
  for (const [x, text] of [...labels].reverse()) {
    const size = textWidth(text);
    const start = anchor === "start" ? x : x - size / 2;
    if (start < 0 || start + size > Math.min(width, reach)) continue;
    reach = start - 6;
    kept.push([x, text]);
  }
  return kept;
}
