// Reports of one quantity, drawn: when each holds against what it says. All x are measured from where a line of text
// begins and turned only when they are written, so that time runs as the page is read.

import { figureWords, whenWords } from "./pending.js";
import { h, svg } from "./dom.js";

const MOST_DRAWN = 40; // reports; the table has the rest
const MOST_LINKS = 20; // between pairs that disagree
const MOST_WORDS = 4; // of disagreement in a chart
const HUGE = 1e300;
const TALL = 14; // em, as in style.css
const FLAT = 0.15; // differences smaller than this share of the values are hidden on a scale from zero

/** The chart, drawn anew for each width; null where fewer than two reports can be drawn. */
export function figureChart(quantity, words) {
  const reports = drawnReports(quantity.reports);
  if (reports.length < 2) return null;
  const box = h("div", { class: "chart" });
  let drawn = 0;
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.round(contentRect.width);
    if (width && width !== drawn) box.replaceChildren(chartPicture(quantity, reports, words, chartSheet(box, (drawn = width))));
  }).observe(box);
  return box;
}

/** How the chart departs from what a reader takes for granted, in sentences. */
export function chartNotes({ reports }, words) {
  const drawn = drawnReports(reports);
  if (drawn.length < 2) return [];
  const notes = [];
  if (!areTimed(drawn)) notes.push(words.say("oneTime", whenWords(drawn[0].when, words)));
  const { ticks } = valueScale(drawn.flatMap(({ known }) => known));
  if (ticks[0] > 0 || ticks.at(-1) < 0) notes.push(words.say("notFromZero"));
  if (drawn.length < reports.length) notes.push(words.say("onlyInTable", reports.length - drawn.length));
  return notes;
}

/** Those with a date and a number; of too many some, the lowest and the highest among them. */
function drawnReports(reports) {
  const found = reports.map(drawnReport).filter(Boolean);
  if (found.length <= MOST_DRAWN) return found;
  const values = found.flatMap(({ known }) => known).sort((a, b) => a - b);
  const ends = [values[0], values.at(-1)].map((value) => found.find(({ known }) => known.includes(value)));
  const step = found.length / (MOST_DRAWN - 2);
  return found.filter((one, n) => n % step < 1 || ends.includes(one));
}

function drawnReport({ row, figure, who, when }, n) {
  const { low, best, high } = figure;
  const known = [...new Set([low, best, high].filter((value) => value !== null))].sort((a, b) => a - b);
  const ends = when ? [when.from, when.to].filter(Number.isFinite) : [];
  if (!ends.length || !known.length || known.some((value) => Math.abs(value) >= HUGE)) return null;
  const way = best !== null || known.length > 1 ? 0 : high === null ? 1 : low === null ? -1 : 0;
  return { n, row, figure, who, when, known, best, way, main: best ?? known[0], from: ends[0], to: ends.at(-1) };
}

function areTimed(reports) {
  return reports.some(({ from, to }) => from !== reports[0].from || to !== reports[0].to);
}

/** What is drawn on: its width and letters, as they are now. */
function chartSheet(box, width) {
  const { fontSize, fontFamily, direction } = getComputedStyle(box);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${fontSize} ${fontFamily}`;
  const turned = direction === "rtl";
  return { width, em: parseFloat(fontSize), long: (text) => pen.measureText(text).width, at: (x) => (turned ? width - x : x).toFixed(1) };
}

function chartPicture(quantity, reports, words, sheet) {
  const { em, width, long } = sheet;
  const values = valueScale(reports.flatMap(({ known }) => known));
  const tickWords = tickWriter(values.ticks, words);
  const left = Math.max(...values.ticks.map((value) => long(tickWords(value)))) + em * 0.6;
  const [top, bottom] = [1.5 * em, (TALL - 2) * em];
  const y = (value) => bottom - values.share(value) * (bottom - top);
  const frame = { ...sheet, left, top, bottom, y, differing: new Set(quantity.pairs.flat()), words };
  const placed = placedReports(reports, left + em, width - em);
  const marks = placed.map((report) => reportMark(report, frame));
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${TALL * em}`, role: "img", "aria-label": toldChart(quantity, reports, words, tickWords) },
    values.ticks.map((value) => [
      svg("path", { class: value ? "grid" : "grid zero", d: `M${sheet.at(left)} ${y(value)}H${sheet.at(width)}` }),
      chartText(tickWords(value), left - em * 0.4, y(value), frame, "end"),
    ]).flat(),
    pairLinks(quantity.pairs, placed, frame),
    marks,
    valueLabels(placed, frame),
    footLabels(placed, frame),
  );
}

/** Round values from zero, or near the values where all are far from it: {ticks, share(value) of the height}. */
function valueScale(known) {
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const far = low * high > 0 && high > low && high - low < FLAT * size;
  const [least, most] = far ? [low, high] : [Math.min(low, 0), Math.max(high, 0)];
  const step = roundStep((most - least) / 4 || size / 4 || 0.25);
  const [first, last] = [Math.floor(least / step - (far ? 0.4 : -1e-9)), Math.ceil(most / step + (far ? 0.4 : -1e-9))];
  const ticks = Array.from({ length: Math.max(last, first + 1) - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
  return { ticks, share: (value) => (value - ticks[0]) / (ticks.at(-1) - ticks[0]) };
}

function roundStep(step) {
  const power = 10 ** Math.floor(Math.log10(step));
  return [1, 2, 2.5, 5, 10].find((n) => n * power >= step * 0.999) * power;
}

function tickWriter(ticks, words) {
  if (Math.max(...ticks.map(Math.abs)) < 1e6) return (value) => words.number(value);
  const short = new Intl.NumberFormat(words.locale, { notation: "compact", maximumFractionDigits: 2 });
  return (value) => short.format(value);
}

/** Each with its x: by its time (x0 to x1 is as wide as that is known), or side by side where all are of one time. */
function placedReports(reports, left, right) {
  const timed = areTimed(reports);
  const from = Math.min(...reports.map((one) => one.from));
  const size = (right - left) / (Math.max(...reports.map((one) => one.to)) - from);
  return reports.map((one, n) => {
    const beside = left + ((n + 0.5) * (right - left)) / reports.length;
    const [x0, x1] = timed ? [left + (one.from - from) * size, left + (one.to - from) * size] : [beside, beside];
    return { ...one, timed, x0, x1, x: (x0 + x1) / 2 };
  });
}

/** A disc is the figure itself, a ring a bound of it; a stroke runs between bounds, an arrow to where there is none. */
function reportMark(one, { at, y, em, top, bottom, words }) {
  const [x, size] = [at(one.x), em * 0.3];
  const ys = one.known.map(y);
  const lines = [`M${x} ${ys[0]}V${ys.at(-1)}`];
  if (one.way) {
    const tip = one.way > 0 ? Math.max(ys[0] - 1.6 * em, top - 1.4 * em) : Math.min(Math.max(ys[0] + 1.6 * em, ys[0]), bottom);
    const barb = tip + one.way * size * 1.2;
    lines.push(`M${x} ${ys[0]}V${tip}M${Number(x) - size} ${barb}L${x} ${tip}L${Number(x) + size} ${barb}`);
  }
  const rings = one.known.map((value, n) => {
    const main = value === one.best || (one.known.length === 1 && !one.way);
    return svg("circle", { cx: x, cy: ys[n], r: main || one.best === null ? size : size / 2, class: main ? "disc" : "ring" });
  });
  return svg(
    "g",
    { "data-event": one.row.id },
    svg("title", null, toldReport(one, words)),
    one.x1 - one.x0 > em ? svg("path", { class: "span", d: timeSpan(one, at, y(one.main), em * 0.25) }) : null,
    svg("path", { class: "bounds", d: lines.join("") }),
    rings,
  );
}

/** As wide as its time is known: closed by a stroke, open without one. */
function timeSpan({ x0, x1, when }, at, y, tick) {
  const ends = [[x0, when.from], [x1, when.to]].filter(([, moment]) => Number.isFinite(moment));
  return `M${at(x0)} ${y}H${at(x1)}${ends.map(([x]) => `M${at(x)} ${y - tick}v${2 * tick}`).join("")}`;
}

/** A dashed line between those that disagree. */
function pairLinks(pairs, placed, { at, y }) {
  const byNumber = new Map(placed.map((one) => [one.n, one]));
  const drawn = pairs.map((pair) => pair.map((n) => byNumber.get(n))).filter(([one, other]) => one && other);
  return drawn.slice(0, MOST_LINKS).map(([one, other]) => svg("path", { class: "differ", d: `M${at(one.x)} ${y(one.main)}L${at(other.x)} ${y(other.main)}` }));
}

/** The figure and who gives it beside each mark, less where there is no room; those that disagree first. */
function valueLabels(placed, frame) {
  const { em, y, differing } = frame;
  const taken = placed.flatMap((one) => {
    const ys = [...one.known.map(y), y(one.main) - one.way * 1.6 * em];
    const mark = [one.x - em * 0.4, Math.min(...ys) - em * 0.3, one.x + em * 0.4, Math.max(...ys) + em * 0.3];
    return [mark, [one.x0, y(one.main) - 2, one.x1, y(one.main) + 2]];
  });
  const order = [...placed].sort((one, other) => differing.has(other.n) - differing.has(one.n));
  return order.map((one) => {
    for (const pieces of labelPieces(one, frame)) {
      const long = frame.long(pieces.map(([text]) => text).join(" "));
      const box = labelBoxes(one.x, y(one.main), long, em).find((place) => isFree(place, taken, frame));
      if (!box) continue;
      taken.push(box);
      const spans = pieces.flatMap(([text, name], n) => [n ? " " : null, svg("tspan", { class: name }, text)]);
      return chartText(spans, box[0], (box[1] + box[3]) / 2, frame, "start");
    }
    return null;
  });
}

/** What a label may say, the most first; a number in brackets is the one in the table. */
function labelPieces(one, { differing, words }) {
  const told = figureWords(one.figure, words);
  const { unit } = one.figure;
  const value = [cutShort(told.endsWith(unit) ? told.slice(0, -unit.length).trim() || told : told), null];
  const who = one.who && one.timed ? [[cutShort(one.who), "soft"]] : [];
  const differs = differing.size <= MOST_WORDS && differing.has(one.n) ? [[words.say("disagrees"), "alert"]] : [];
  const number = [`(${words.number(one.n + 1)})`, "soft"];
  return [[value, ...who, ...differs], [value, number, ...differs], [value, number], [number]];
}

function cutShort(text) {
  const letters = [...text];
  return letters.length > 26 ? `${letters.slice(0, 25).join("").trimEnd()}…` : text;
}

function labelBoxes(x, y, long, em) {
  const sides = [0, -1, 1].flatMap((rise) => [x + em * 0.55, x - em * 0.55 - long].map((left) => [left, y + rise * em]));
  return [...sides, [x - long / 2, y - 1.1 * em], [x - long / 2, y + 1.1 * em]].map(([left, middle]) => [left, middle - em * 0.6, left + long, middle + em * 0.6]);
}

function isFree([x0, y0, x1, y1], taken, { left, width, bottom }) {
  return x0 >= left && x1 <= width && y0 >= 0 && y1 <= bottom && !taken.some((box) => x0 < box[2] && box[0] < x1 && y0 < box[3] && box[1] < y1);
}

/** The dates beneath, or where all are of one time who speaks: the first, the last, then what has room. */
function footLabels(placed, frame) {
  const { em, left, width, bottom, words } = frame;
  const taken = [];
  const order = [...placed].sort((one, other) => one.x - other.x);
  return [order[0], order.at(-1), ...order.slice(1, -1)].map((one) => {
    const text = one.timed ? whenWords(one.when, words) : cutShort(one.who) || `(${words.number(one.n + 1)})`;
    const long = frame.long(text);
    const x = Math.max(left - em, Math.min(one.x - long / 2, width - long));
    if (long > width - left || taken.some((box) => x < box[1] + em && box[0] < x + long + em)) return null;
    taken.push([x, x + long]);
    return [svg("path", { class: "grid", d: `M${frame.at(one.x)} ${bottom}v${em * 0.4}` }), chartText(text, x, bottom + 1.1 * em, frame, "start", "soft")];
  }).flat();
}

function chartText(content, x, y, { at }, anchor, name) {
  return svg("text", { x: at(x), y, dy: ".34em", "text-anchor": anchor, class: name }, content);
}

function toldReport({ when, figure, who }, words) {
  return `${whenWords(when, words)}: ${figureWords(figure, words)}${who ? ` (${who})` : ""}`;
}

function toldChart({ unit }, reports, words, tickWords) {
  const values = reports.flatMap(({ known }) => known);
  const order = [...reports].sort((one, other) => one.from - other.from || one.to - other.to);
  const dates = [order[0], order.at(-1)].map(({ when }) => whenWords(when, words));
  return words.say("chartTold", unit, words.say("reports", reports.length), ...dates, tickWords(Math.min(...values)), tickWords(Math.max(...values)));
}
