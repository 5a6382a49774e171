// Reports of one quantity, drawn: when each holds against what it says. All x are measured from where a line of text
// begins and turned only when they are written, so that time runs as the page is read.

import { whenWords } from "./dates.js";
import { figureWords } from "./telling.js";
import { h, svg } from "./dom.js";

const MOST_DRAWN = 40; // reports; the table has the rest
const MOST_LINKS = 20; // between pairs that disagree
const HUGE = 1e300;
const TALL = 14; // em, as in style.css
const FLAT = 0.15; // differences smaller than this share of the values are hidden on a scale from zero

/** The chart, drawn anew for each width, and what to know of it; null where all reports hold for one time. */
export function figureChart(quantity, words) {
  const { unit, reports } = quantity;
  const drawn = drawnReports(reports);
  if (drawn.every(({ from, to }) => from === drawn[0].from && to === drawn[0].to)) return null;
  const scale = valueScale(drawn.flatMap(({ known }) => known), words);
  const dates = [drawn[0], drawn.at(-1)].map(({ when }) => whenWords(when, words));
  const told = words.say("chartTold", unit, words.say("reports", drawn.length), ...dates, ...[scale.low, scale.high].map(scale.write));
  const box = h("div", { class: "chart" });
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (width === (width = Math.round(contentRect.width)) || !width) return;
    const viewBox = `0 0 ${width} ${box.clientHeight}`; // print makes it narrower, and nothing is drawn anew for that
    box.replaceChildren(svg("svg", { role: "img", "aria-label": told, viewBox }, chartMarks(drawn, quantity.pairs, chartFrame(box, width, scale, words))));
  }).observe(box);
  const rest = reports.length - drawn.length;
  return [box, h("p", { class: "soft" }, scale.far ? words.say("notFromZero") : null, " ", rest ? words.say("onlyInTable", rest) : null)];
}

/** Those with a date and a number, in order of time; of too many some, the lowest and the highest among them. */
function drawnReports(reports) {
  const found = reports.map(drawnReport).filter(Boolean).sort((one, other) => one.from - other.from || one.to - other.to);
  const byValue = [...found].sort((one, other) => one.main - other.main);
  const step = Math.max(1, found.length / (MOST_DRAWN - 2));
  return found.filter((one, n) => n % step < 1 || one === byValue[0] || one === byValue.at(-1));
}

/** `way` is 1 or -1 where it is open upwards or downwards. */
function drawnReport({ row, figure, who, when }, n) {
  const { low, best, high } = figure;
  const known = [...new Set([low, best, high].filter((value) => value !== null))].sort((one, other) => one - other);
  const ends = when ? [when.from, when.to].filter(Number.isFinite) : [];
  if (!ends.length || !known.length || known.some((value) => Math.abs(value) >= HUGE)) return null;
  const way = best !== null ? 0 : (high === null) - (low === null);
  return { n, row, figure, who, when, known, best, way, main: best ?? known[0], from: ends[0], to: ends.at(-1) };
}

/** Round values from zero, or near the values where all are `far` from it. */
function valueScale(known, words) {
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const far = low * high > 0 && high > low && high - low < FLAT * size;
  const [least, most] = far ? [low, high] : [Math.min(low, 0), Math.max(high, 0)];
  const rough = (most - least) / 4 || size / 4 || 0.25;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((n) => n * power >= rough * 0.999) * power;
  const spare = far ? 0.4 : 0;
  const [first, last] = [Math.floor(least / step - spare + 1e-9), Math.ceil(most / step + spare - 1e-9)];
  const ticks = Array.from({ length: Math.max(last - first, 1) + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)));
  const format = new Intl.NumberFormat(words.locale, { notation: size < 1e6 ? "standard" : "compact", maximumSignificantDigits: 6 });
  return { low, high, far, ticks, write: (value) => format.format(value), share: (value) => (value - ticks[0]) / (ticks.at(-1) - ticks[0]) };
}

/** What is drawn on: its width and letters, as they are now. */
function chartFrame(box, width, { ticks, write, share }, words) {
  const { fontSize, fontFamily, direction } = getComputedStyle(box);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${fontSize} ${fontFamily}`;
  const em = parseFloat(fontSize);
  const long = (text) => pen.measureText(text).width;
  const [top, bottom] = [1.5 * em, (TALL - 2) * em];
  return {
    width, em, long, top, bottom, ticks, write, words,
    left: Math.max(...ticks.map((value) => long(write(value)))) + em * 0.6,
    at: (x) => (direction === "rtl" ? width - x : x),
    y: (value) => bottom - share(value) * (bottom - top),
  };
}

function chartMarks(drawn, pairs, frame) {
  const { em, left, width, at, y } = frame;
  const from = Math.min(...drawn.map((one) => one.from));
  const size = (width - left - 2 * em) / (Math.max(...drawn.map((one) => one.to)) - from);
  const placed = drawn.map((one) => {
    const [start, end] = [one.from, one.to].map((moment) => left + em + (moment - from) * size);
    const [x0, x1] = [one.when.from > -Infinity ? start : left, one.when.to < Infinity ? end : width]; // open ends run out of it
    return { ...one, x0, x1, x: (start + end) / 2, y: y(one.main), differs: pairs.some((pair) => pair.includes(one.n)) };
  });
  const byNumber = new Map(placed.map((one) => [one.n, one]));
  const links = pairs.map((pair) => pair.map((n) => byNumber.get(n))).filter(([one, other]) => one && other).slice(0, MOST_LINKS);
  return [
    ...frame.ticks.flatMap((value) => [
      chartPath(value ? "grid" : "zero", `M${at(left)} ${y(value)}H${at(width)}`),
      chartText([frame.write(value)], left - em * 0.4, y(value), frame, "end"),
    ]),
    ...links.map(([one, other]) => chartPath("differ", `M${at(one.x)} ${one.y}L${at(other.x)} ${other.y}`)),
    ...placed.map((one) => reportMark(one, frame)),
    ...valueLabels(placed, frame),
    ...dateLabels(placed, frame),
  ];
}

/** A disc is the figure itself, a ring a bound of it; a stroke runs between bounds, an arrow to where there is none. */
function reportMark(one, { at, y, em, words }) {
  const [x, size] = [at(one.x), em * 0.3];
  const ys = one.known.map(y);
  const tip = ys[0] - one.way * 1.6 * em;
  const barb = tip + one.way * size;
  const arrow = one.way ? `V${tip}M${x - size} ${barb}L${x} ${tip}L${x + size} ${barb}` : "";
  // As wide as its time is known: closed by a stroke, open without one.
  const ends = [[one.x0, one.when.from], [one.x1, one.when.to]].filter(([, moment]) => Number.isFinite(moment));
  const span = `M${at(one.x0)} ${one.y}H${at(one.x1)}${ends.map(([end]) => `M${at(end)} ${one.y - size}v${2 * size}`).join("")}`;
  return svg(
    "g",
    { "data-event": one.row.id },
    svg("title", null, `${whenWords(one.when, words)}: ${figureWords(one.figure, words)}${one.who ? ` (${one.who})` : ""}`),
    one.x1 - one.x0 > em * 0.7 ? chartPath("span", span) : null,
    chartPath("bounds", `M${x} ${ys.at(-1)}V${ys[0]}${arrow}`),
    one.known.map((value, n) => svg("circle", { cx: x, cy: ys[n], r: one.best === null || value === one.best ? size : size / 2, class: value === one.best ? "disc" : "ring" })),
  );
}

/** The figure and who gives it beside each mark, less where there is no room; those that disagree first. */
function valueLabels(placed, frame) {
  const { em, y, left, width, bottom, long } = frame;
  const taken = placed.flatMap((one) => {
    const ys = [...one.known.map(y), one.y - one.way * 1.6 * em];
    return [[one.x - em * 0.4, Math.min(...ys) - em * 0.3, one.x + em * 0.4, Math.max(...ys) + em * 0.3], [one.x0, one.y - 2, one.x1, one.y + 2]];
  });
  const isFree = ([x0, y0, x1, y1]) => x0 >= left && x1 <= width && y0 >= 0 && y1 <= bottom && !taken.some((box) => x0 < box[2] && box[0] < x1 && y0 < box[3] && box[1] < y1);
  return [...placed].sort((one, other) => other.differs - one.differs).map((one) => {
    for (const pieces of labelPieces(one, frame.words)) {
      const size = long(pieces.filter(Boolean).join(" "));
      const places = [0, -1, 1].flatMap((rise) => [one.x + em * 0.55, one.x - em * 0.55 - size].map((x) => [x, one.y + (rise - 0.6) * em, x + size, one.y + (rise + 0.6) * em]));
      const box = places.find(isFree);
      if (!box) continue;
      taken.push(box);
      return chartText(pieces, box[0], box[1] + 0.6 * em, frame);
    }
    return null;
  });
}

/** What a label may say, the most first, as [figure, who, that it differs]; a number in brackets is that in the table. */
function labelPieces({ n, figure, who, differs }, words) {
  const told = figureWords(figure, words);
  const value = cutShort(told.endsWith(figure.unit) ? told.slice(0, -figure.unit.length).trim() || told : told);
  const number = `(${words.number(n + 1)})`;
  const differ = differs ? words.say("disagrees") : "";
  return [[value, cutShort(who), differ], [value, number, differ], [value, number], ["", number]];
}

function cutShort(text) {
  const letters = [...text];
  return letters.length > 26 ? `${letters.slice(0, 25).join("")}…` : text;
}

/** The dates beneath: the first, the last, then what has room. */
function dateLabels(placed, frame) {
  const { em, left, width, bottom, at } = frame;
  const taken = [];
  return [placed[0], placed.at(-1), ...placed.slice(1, -1)].flatMap((one) => {
    const text = whenWords(one.when, frame.words);
    const size = frame.long(text);
    const x = Math.max(left - em, Math.min(one.x - size / 2, width - size));
    if (size > width - left || taken.some((box) => x < box[1] + em && box[0] < x + size + em)) return [];
    taken.push([x, x + size]);
    return [chartPath("grid", `M${at(one.x)} ${bottom}v${em * 0.4}`), chartText(["", text], x, bottom + 1.1 * em, frame)];
  });
}

function chartPath(name, d) {
  return svg("path", { class: name, d });
}

/** A line of text: what is plain, what is soft, what warns. */
function chartText(pieces, x, y, { at }, anchor) {
  const spans = pieces.map((piece, n) => piece && svg("tspan", { class: ["", "soft", "alert"][n] }, n && pieces[n - 1] ? ` ${piece}` : piece));
  return svg("text", { x: at(x), y, dy: ".34em", "text-anchor": anchor }, spans);
}
