// Where the events of an axis stand and how they are drawn. A fact is filled, a claim hollow, what lies ahead a hollow
// diamond; what lasted has a solid middle, what is only bounded fades towards its bounds, an open end has an arrow.
// Places are counted in pixels from the start of time; only drawing knows which way the page is read.

import { MINUTES_A_DAY } from "./calendar.js";
import { svg } from "./dom.js";
import { markOf } from "./reading.js";
import { extentOf } from "./scale.js";

export const LANE_HEIGHT = 24;
const POINT_SIZE = 12;
const NARROWEST_BAR = 10;
const NARROWEST_DAY = 28; // a day, or less, is a point until it is as wide as this
const HALF_BAR = 5;
const LABEL_GAP = 6;
const CELL = 4; // pixels in which taken room is counted
export const MOST_CLUSTERS = 16;
const CLUSTER_ROOM = 48;
const LONGEST_READ = 300; // characters of a label that are looked at
const SIDES = ["after", "before", "within", "none"];

/** What can be drawn of the rows, the most important first: [{row, when, from, to, extent, standing}]. */
export function axisItems(rows) {
  const items = [];
  for (const row of rows) {
    const extent = row.when && extentOf(row.when);
    if (extent) items.push({ row, when: row.when, extent, standing: markOf(row), weight: row.pinned ? Infinity : row.salience || 0 });
  }
  return items.sort((one, other) => other.weight - one.weight || scattered(one.row) - scattered(other.row));
}

/** Sorted by this, the first of any rows lie all over them: equals do not fill the beginning alone. */
function scattered({ index }) {
  return (index * 0.618034) % 1;
}

/**
 * Places for the items in view: {placed, clusters, count}. `frame`: {scale, width, lanes, budget (SVG elements), longest
 * (label), chosen (an id), before (the lanes of the last time, by row; kept so that nothing hops while the axis moves;
 * empty: they are given anew, the earliest at the top)}.
 * What has no room is counted in `clusters`: [{x, items: the first ones, count, from, to}].
 */
export function arrange(items, frame) {
  const taken = emptyLanes(frame);
  const result = { placed: [], clusters: [], count: 0 };
  const bins = new Map();
  let { budget } = frame;
  const chosen = items.find((item) => item.row.id === frame.chosen);
  for (const item of chosen ? [chosen, ...items] : items) {
    if (item === chosen && result.count) continue;
    const box = boxOf(item, frame);
    if (!box) continue;
    result.count++;
    const spot = budget > 0 ? spotFor(item, box, frame, taken) : null;
    if (spot) result.placed.push(spot);
    else gather(bins, item, box, frame);
    // What finds no room costs a little, too: where all is taken, the rest is counted without looking for any.
    budget -= spot ? 3 + (spot.label ? 1 : 0) + (spot.point ? 0 : 3) : 0.2;
  }
  result.clusters = [...bins.values()];
  if (!frame.before.size) inOrder(result.placed, frame);
  return result;
}

function emptyLanes({ lanes, width }) {
  return Array.from({ length: lanes }, () => new Uint8Array(Math.ceil(width / CELL) + 1));
}

/** Lanes from the top in the order of time. First fit by where things begin needs no more lanes than they had. */
function inOrder(placed, frame) {
  const taken = emptyLanes(frame);
  placed.sort((one, other) => one.start - other.start || one.item.row.index - other.item.row.index);
  for (const spot of placed) spot.lane = freeLane(taken, spot.start, spot.end + LABEL_GAP, 0);
}

/** Where an item's mark lies in view, cut at the edges; null where it is out of view. */
function boxOf(item, { scale, width }) {
  const [from, to] = [scale.at(item.when.from), scale.at(item.when.to)];
  if (to < 0 || from > width) return null;
  const exact = !item.when.end && item.when.to - item.when.from <= MINUTES_A_DAY;
  const point = to - from < (exact ? NARROWEST_DAY : NARROWEST_BAR);
  const middle = (from + to) / 2;
  if (point) return { point, left: middle - POINT_SIZE / 2, right: middle + POINT_SIZE / 2 };
  return { point, left: Math.max(from, 0), right: Math.min(to, width) };
}

/** Room for the mark and its label in some lane, else for the mark alone, else null. */
function spotFor(item, { point, left, right }, frame, taken) {
  const { label, size } = labelFor(item, Math.min(frame.longest, frame.width * 0.6));
  for (const side of SIDES) {
    const start = side === "before" ? left - size : left;
    const end = side === "after" ? right + size : right;
    if (side !== "none" && (!label || start < 0 || end > frame.width)) continue;
    if (side === "within" && (point || right - left < size)) continue;
    const lane = freeLane(taken, start, end + LABEL_GAP, frame.before.get(item.row) ?? 0);
    if (lane >= 0) return { item, point, left, right, start, end, lane, side, label: side === "none" ? "" : label };
  }
  return null;
}

/** Its label as far as there is room, and how wide it is; kept for the next time. */
function labelFor(item, room) {
  if (item.fitted?.room !== room) {
    const label = shortened(item.row.label, room);
    item.fitted = { room, label, size: label ? textWidth(label) + LABEL_GAP : 0 };
  }
  return item.fitted;
}

function freeLane(taken, start, end, preferred) {
  const first = Math.max(0, Math.floor(start / CELL));
  const last = Math.ceil(end / CELL);
  for (let n = 0; n < taken.length; n++) {
    const lane = (preferred + n) % taken.length;
    const cells = taken[lane];
    let at = first;
    while (at < last && !cells[at]) at++;
    if (at < last) continue;
    cells.fill(1, first, last);
    return lane;
  }
  return -1;
}

function gather(bins, item, box, { scale, width }) {
  const x = Math.min(Math.max((box.left + box.right) / 2, 0), width - 1);
  const room = Math.max(CLUSTER_ROOM, width / MOST_CLUSTERS);
  const n = Math.floor(x / room);
  const at = scale.back(x);
  const bin = bins.get(n) ?? { x: 0, count: 0, from: at, to: at, items: [], room: [n * room, Math.min((n + 1) * room, width)] };
  bins.set(n, bin);
  bin.x += (x - bin.x) / ++bin.count;
  bin.from = Math.min(bin.from, at);
  bin.to = Math.max(bin.to, at);
  if (bin.items.length < 3) bin.items.push(item);
}

// Text is measured on a canvas that is never shown: nothing is laid out for it.
const textCanvas = document.createElement("canvas").getContext("2d");

/** How wide a text is set in the font that was last given to `setFont`. */
export function textWidth(text) {
  return textCanvas ? textCanvas.measureText(text).width : text.length * 9;
}

export function setFont(font) {
  if (textCanvas) textCanvas.font = font;
}

function shortened(text, room) {
  let cut = text.slice(0, LONGEST_READ);
  let width = textWidth(cut);
  if (width <= room && cut === text) return text;
  for (; cut && width > room; width = textWidth(`${cut}…`)) cut = cut.slice(0, Math.min(-1, Math.floor((cut.length * room) / width) - cut.length));
  const space = cut.lastIndexOf(" ");
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff ,;:(–-]+$/, "")}…`;
}

/** A mark with its label and tooltip. `frame`: {scale, width, mirrored, chosen}. */
export function drawMark(spot, frame, title) {
  const y = (spot.lane + 0.5) * LANE_HEIGHT;
  const within = spot.side === "within"; // then the label stands over the bar, which is flatter
  const [low, half] = within ? [y + 8, 3] : [y, HALF_BAR];
  const { id } = spot.item.row;
  const chosen = id === frame.chosen;
  return svg(
    "g",
    { class: `spot ${spot.item.standing}${chosen ? " chosen" : ""}`, part: "mark", "data-id": id },
    svg("title", null, title),
    ...(spot.point ? [pointShape(spot, y, frame)] : barShapes(spot, [low, half], frame)),
    spot.label && labelOf(spot, within ? y - 4 : y, frame),
    chosen && svg("rect", { class: "ring", x: place(frame, spot.start, spot.end) - 4, y: y - 11, width: spot.end - spot.start + 8, height: 22, rx: 6 }),
  );
}

/** A text that reads in its own direction, whatever stands around it. */
export function isolatedText(text) {
  return `\u2068${text}\u2069`;
}

/** The left edge on the screen of what lies between two places in time. */
function place({ width, mirrored }, start, end = start) {
  return mirrored ? width - end : start;
}

function pointShape({ item, left, right }, y, frame) {
  const x = place(frame, (left + right) / 2);
  const hollow = item.standing !== "fact";
  const paint = { class: hollow ? "hollow" : null, fill: "currentColor", stroke: "currentColor", "stroke-width": 2 };
  return item.standing === "outlook"
    ? svg("path", { ...paint, d: `M${x - 6} ${y}l6-6 6 6-6 6z` })
    : svg("circle", { ...paint, cx: x, cy: y, r: 4.5 });
}

function labelOf({ item, left, right, side, label }, y, frame) {
  const [x, anchor] = { after: [right + LABEL_GAP, "start"], before: [left - LABEL_GAP, "end"], within: [left + 2, "start"] }[side];
  const turned = frame.mirrored ? { start: "end", end: "start" } : {};
  return svg("text", { x: place(frame, x), y: y + 4, "text-anchor": turned[anchor] ?? anchor }, isolatedText(label));
}

/** The parts of a bar, [from, to, how it is painted], as moments: rise and fall fade, both fades on both sides. */
function barParts({ begin, end, from, to }) {
  if (!end) return [[from, to, from === -Infinity ? "rise" : to === Infinity ? "fall" : "both"]];
  let [sure, until] = [begin[1], end[0]];
  if (until === -Infinity) until = sure;
  if (sure === Infinity) sure = until;
  if (!Number.isFinite(sure)) return [[from, to, from === -Infinity ? "rise" : "fall"]];
  if (sure > until) sure = until = (sure + until) / 2;
  return [[from, sure, "rise"], [sure, until, ""], [until, to, "fall"]];
}

function barShapes({ item, left, right }, [y, half], frame) {
  const { scale, width, mirrored } = frame;
  const { when, standing } = item;
  // Far outside nothing is seen, and SVG counts in single precision.
  const at = (moment) => Math.min(Math.max(scale.at(moment), moment === -Infinity ? left : -2 * width), moment === Infinity ? right : 3 * width);
  const shown = barParts(when).map(([from, to, fade]) => [at(from), at(to), fade]).filter(([a, b], n, all) => b - a > 1.5 || all.length === 1);
  const hollow = standing !== "fact";
  const turn = mirrored ? `matrix(-1 0 0 1 ${width} 0)` : null;
  const [first, last] = [at(when.from), at(when.to)];
  if (shown.length) [shown[0][0], shown.at(-1)[1]] = [first, last];
  const shapes = shown.map(([a, b, fade], n) => {
    const caps = [n === 0 && when.from !== -Infinity, n === shown.length - 1 && when.to !== Infinity];
    const paint = fade ? `url(#axis-${fade})` : "currentColor";
    const d = barPath([a, b], [y, half], caps, { hollow, pointed: standing === "outlook" });
    return svg("path", { d, transform: turn, fill: hollow ? "none" : paint, stroke: hollow ? paint : "none", "stroke-width": 2 });
  });
  const tips = [when.from === -Infinity && [left + 1, 7], when.to === Infinity && [right - 1, -7]].filter(Boolean);
  const heads = tips.map(([x, back]) => `M${x + back} ${y - half - 1}L${x} ${y}L${x + back} ${y + half + 1}`).join("");
  if (heads) shapes.push(svg("path", { class: "tip", d: heads, transform: turn, fill: "none", stroke: "currentColor", "stroke-width": 2 }));
  return shapes;
}

/** The outline of a part of a bar; a hollow one has no line where the next part begins. */
function barPath([from, to], [y, outer], [capped, ended], { hollow, pointed }) {
  const inset = hollow ? 1 : 0; // half the stroke, so that it ends where the bound is
  const half = outer - inset;
  const [a, b] = [from + (capped ? inset : 0), to - (ended ? inset : 0)];
  const depth = Math.max(0, Math.min(half, (b - a) / (capped && ended ? 2 : 1)));
  const [left, right] = [a + (capped ? depth : 0), b - (ended ? depth : 0)];
  const [top, bottom] = [y - half, y + half];
  const cap = (tip, x, end) => (pointed ? `L${tip} ${y}L${x} ${end}` : `A${depth} ${half} 0 0 0 ${x} ${end}`);
  const turn = capped ? cap(a, left, bottom) : `${hollow ? "M" : "L"}${left} ${bottom}`;
  return `M${right} ${top}L${left} ${top}${turn}L${right} ${bottom}${ended ? cap(b, right, top) : hollow ? "" : "Z"}`;
}

/** A disc with the number of events that found no room of their own. */
export function drawCluster(cluster, frame, title, number) {
  const radius = Math.min(9 + 3 * number.length, 23);
  const [start, end] = cluster.room;
  cluster.x = Math.min(Math.max(cluster.x, start + radius), Math.max(end - radius, start + radius));
  Object.assign(cluster, { left: cluster.x - radius, right: cluster.x + radius });
  const [x, y] = [place(frame, cluster.x), frame.foot - 24];
  return svg(
    "g",
    { class: "cluster", part: "cluster" },
    svg("title", null, title),
    svg("circle", { cx: x, cy: y, r: radius }),
    svg("text", { x, y: y + 4, "text-anchor": "middle" }, number),
  );
}

/** How what is only bounded fades. */
export function fades() {
  const stops = { rise: [[0, 0.2], [1, 1]], fall: [[0, 1], [1, 0.2]], both: [[0, 0.25], [0.2, 0.8], [0.8, 0.8], [1, 0.25]] };
  const paints = Object.entries(stops).map(([name, list]) =>
    svg(
      "linearGradient",
      { id: `axis-${name}` },
      ...list.map(([offset, opacity]) => svg("stop", { offset, "stop-color": "currentColor", "stop-opacity": opacity })),
    ),
  );
  return svg("defs", null, ...paints);
}
