// A scale of time: moments (minutes, see calendar.js) to pixels, the calendar's units as ticks, and spans to look at.
// A span is [from, to] in minutes; pixels run from 0 at its start, whichever way the page is read.

import { MINUTES_A_DAY, minutes, parts } from "./calendar.js";

const YEAR_LENGTH = 365.2425 * MINUTES_A_DAY;
const MONDAY = 4 * MINUTES_A_DAY; // 1970-01-05
const MOST_TICKS = 24;
const TICK_STEPS = [
  ...[1, 5, 15, 30].map((n) => ["minute", n, n]),
  ...[1, 3, 6, 12].map((n) => ["hour", n, n * 60]),
  ...[1, 7].map((n) => ["day", n, n * MINUTES_A_DAY]),
  ...[1, 3, 6].map((n) => ["month", n, (n * YEAR_LENGTH) / 12]),
];
for (let n = 1; n <= 1e9; n *= 10) for (const k of [n, 2 * n, 5 * n]) TICK_STEPS.push(["year", k, k * YEAR_LENGTH]);
const LARGER_STEPS = { minute: ["day", 1, MINUTES_A_DAY], hour: ["day", 1, MINUTES_A_DAY], day: ["month", 1], month: ["year", 1] };
const TICK_ROOM = { minute: 48, hour: 48, day: 30, month: 46 };

/** Moments to pixels and back: `at(moment)`, `back(x)`. */
export function timeScale([from, to], width) {
  const size = width / (to - from);
  return { at: (moment) => (moment - from) * size, back: (x) => from + x / size };
}

/**
 * The ticks of a span drawn `width` pixels wide: {unit, ticks: [moments], larger: the coarser unit over them or null,
 * starts: [moments at which that changes; the first may lie before the span]}.
 */
export function axisTicks(span, width) {
  const perMinute = width / (span[1] - span[0]);
  const fits = ([unit, , length]) => length * perMinute >= Math.max(width / MOST_TICKS, TICK_ROOM[unit] ?? yearRoom(span));
  const step = TICK_STEPS.find(fits) ?? TICK_STEPS.at(-1);
  const larger = LARGER_STEPS[step[0]];
  return {
    unit: step[0],
    ticks: stepsBetween(step, span, 0),
    larger: larger ? larger[0] : null,
    starts: larger ? stepsBetween(larger, span, 1) : [],
  };
}

function yearRoom(span) {
  const [first, last] = span.map((moment) => parts(moment).year);
  return 12 + 7.5 * Math.max(String(first).length, String(last).length) + (first < 100 ? 28 : 0);
}

/** The steps in a span, `before` of them from before it. */
function stepsBetween(step, [from, to], before) {
  const found = [];
  let n = stepIndex(step, from);
  if (!before && stepMoment(step, n) < from) n++;
  for (let at = stepMoment(step, n); at < to && found.length < 200; at = stepMoment(step, ++n)) found.push(at);
  return found;
}

function stepIndex([unit, count, length], moment) {
  if (unit === "year") return Math.floor(parts(moment).year / count);
  if (unit === "month") return Math.floor((parts(moment).year * 12 + parts(moment).month - 1) / count);
  return Math.floor((moment - stepOffset(count)) / length);
}

function stepMoment([unit, count, length], n) {
  // Years are round as people count them: 500 BCE is the year -499, and there is no year zero.
  if (unit === "year") return minutes(n * count + (count > 1 && n <= 0 ? 1 : 0));
  if (unit === "month") return minutes(0, n * count + 1);
  return n * length + stepOffset(count);
}

function stepOffset(count) {
  return count === 7 ? MONDAY : 0;
}

/** The known bounds of a `when` as a closed extent; one open side is as the other, and null where both are open. */
export function extentOf(when) {
  const ends = [when.from, when.to].filter(Number.isFinite);
  return ends.length ? [ends[0], ends.at(-1)] : null;
}

/** From the first to the last moment of the extents; null where there are none. */
export function boundsOf(extents) {
  if (!extents.length) return null;
  let [from, to] = [Infinity, -Infinity];
  for (const extent of extents) {
    from = Math.min(from, extent[0]);
    to = Math.max(to, extent[1]);
  }
  return [from, to];
}

/** The span with room on either side, at least `least` long. */
export function roomySpan([from, to], least) {
  const room = Math.max((to - from) * 0.05, (least - (to - from)) / 2);
  return [from - room, to + room];
}

/** The bounds within which at least half of the extents lie close together, where that is little of the whole; else null. */
export function denseBounds(extents) {
  let group = [...extents].sort((one, other) => one[0] - other[0]);
  const whole = boundsOf(group);
  // Cut at the longest empty stretch as long as it takes more than a half of what is left.
  for (let cut = emptiest(group); group.length > 2 && cut.size > (cut.reach - group[0][0]) / 2; cut = emptiest(group)) {
    group = cut.at * 2 >= group.length ? group.slice(0, cut.at) : group.slice(cut.at);
  }
  if (group.length < 2 || group.length * 2 < extents.length || group.length === extents.length) return null;
  const [from, to] = boundsOf(group);
  return (to - from) * 4 < whole[1] - whole[0] ? [from, to] : null;
}

function emptiest(group) {
  let [size, at, reach] = [0, 0, group[0][1]];
  for (let n = 1; n < group.length; n++) {
    if (group[n][0] - reach > size) [size, at] = [group[n][0] - reach, n];
    reach = Math.max(reach, group[n][1]);
  }
  return { size, at, reach };
}

/** The span `factor` times as long, with the moment `at` staying where it is. */
export function zoomedSpan([from, to], factor, at) {
  return [at - (at - from) * factor, at + (to - at) * factor];
}

/** The span, moved and cut so that it lies in the whole and is at least `least` long. */
export function heldSpan([from, to], whole, least) {
  const length = Math.min(Math.max(to - from, least), whole[1] - whole[0]);
  const start = Math.min(Math.max((from + to - length) / 2, whole[0]), whole[1] - length);
  return [start, start + length];
}

/** The unit in which the ends of a span are told: no minutes where no event has any, or where it is whole days. */
export function spanUnit([from, to], timed) {
  const length = to - from;
  const whole = !timed || length > 3 * MINUTES_A_DAY || !(from % MINUTES_A_DAY || to % MINUTES_A_DAY);
  return length > 4 * YEAR_LENGTH ? "year" : length > YEAR_LENGTH / 4 ? "month" : whole ? "day" : "minute";
}
