// Points and pairs of them through Intl: the language's own order of day, month and year, its months and its eras.
// Intl formats stand-ins near the year 2000 or 5 BCE, and day and year are put into what comes out: so no year is too
// far off for Date, none is zero, and the few patterns of a language are formatted once.

import { MINUTES_A_DAY, parts } from "./calendar.js";

const FIELDS = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
  yearlyDay: { month: "long", day: "numeric" },
  onlyMonth: { month: "long" },
  shortMonth: { month: "short" },
  onlyDay: { day: "numeric" },
};
const [EARLY_DAY, LATE_DAY] = [5, 25];

/** 'c' and 'b' for years that need CE or BCE beside them, else ''. */
export function eraOf(year) {
  return year <= 0 ? "b" : year < 1000 ? "c" : "";
}

/** A point to a unit (or another key of FIELDS): '5 August 2024'. `governed`: as months stand after a preposition. */
export function dateText(moment, unit, words, governed = false) {
  return filledDate(pointPattern(moment, unit, words, governed), [parts(moment)], words).join("");
}

/** Both points of a range and what stands between them, the first without what the last says again. */
export function rangeText(first, last, unit, words, governed = false) {
  if (words.dates === "en-GB") return englishRange([first, last], unit, words);
  const ends = [parts(first), parts(last)];
  if (first >= last || (unit !== "year" && words.spoken && ends[0].year !== ends[1].year)) {
    return [dateText(first, unit, words, governed), "", dateText(last, unit, words, governed)]; // nothing is shared
  }
  const [left, dash, right] = rangePattern(ends, unit, words, governed);
  const point = pointPattern(first, unit, words, governed);
  const same = ({ type, value }) => !/day|month/.test(type) || point.some((part) => part.type === type && part.value === value);
  if (!left.every(same)) {
    return [dateText(first, unit, words, governed), dash, dateText(last, unit, words, governed)]; // in numbers alone, as in Japanese
  }
  return [filledDate(left, ends, words).join(""), dash, filledDate(right, ends, words).join("")];
}

/** The time of day: '14:30'. */
export function clockText(moment, words) {
  const rest = moment - Math.floor(moment / MINUTES_A_DAY) * MINUTES_A_DAY;
  return words.kept(`clock ${rest}`, () => clockFormat(words).format(rest * 60000));
}

/** The time at the end of an hour or a day: its midnight is 24:00. */
export function clockTo(moment, words) {
  if (moment % MINUTES_A_DAY) return clockText(moment, words);
  if (clockFormat(words).resolvedOptions().hour12) return words.say("midnight");
  return clockFormat(words).formatToParts(0).map(({ type, value }) => (type === "hour" ? words.number(24) : value)).join("");
}

function clockFormat(words) {
  return words.kept("clock", () => new Intl.DateTimeFormat(words.dates, { timeStyle: "short", timeZone: "UTC" }));
}

function dateFormat(unit, era, words) {
  const eras = era ? { era: "short" } : {};
  const make = () => new Intl.DateTimeFormat(words.dates, { calendar: "gregory", timeZone: "UTC", ...FIELDS[unit], ...eras });
  return words.kept(`format ${unit} ${era ? 1 : 0}`, make);
}

function standIn({ year, month }, day, late = false) {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear((year <= 0 ? -8 : 2000) + (late ? 4 : 0));
  return date;
}

function pointPattern(moment, unit, words, governed) {
  const point = parts(moment);
  const era = "year" in FIELDS[unit] ? eraOf(point.year) : "";
  return words.kept(`point ${unit} ${point.month} ${era} ${governed}`, () => {
    const found = dateFormat(unit, era, words).formatToParts(standIn(point, EARLY_DAY)).map(({ type, value }) => ({ type, value, end: 0 }));
    return unit === "month" && governed ? governedMonths(found, [point], words) : found;
  });
}

/** Many languages have another form of a month beside a day ('5 серпня'), which is the one after most prepositions. */
function governedMonths(pattern, points, words) {
  if (!words.spoken) return pattern;
  const beside = ({ month }) => dateFormat("yearlyDay", "", words).formatToParts(standIn({ year: 1, month }, EARLY_DAY));
  const named = points.map((point) => beside(point).find(({ type }) => type === "month").value);
  return pattern.map((part) => (part.type === "month" ? { ...part, value: named[part.end] } : part));
}

/** The pattern of a range: [what stands before the dash, the dash, what stands after it]. */
function rangePattern(ends, unit, words, governed) {
  const [first, last] = ends;
  const eras = eraOf(first.year) + eraOf(last.year);
  const apart = first.year !== last.year && first.year <= 0 === last.year <= 0;
  return words.kept(`range ${[unit, first.month, last.month, eras, first.year <= 0, apart, governed]}`, () => {
    const found = dateFormat(unit, eras, words)
      .formatRangeToParts(standIn(first, EARLY_DAY), standIn(last, LATE_DAY, apart))
      .map(({ type, value, source }) => ({ type, value, source, end: source === "startRange" ? 0 : ends.length - 1 }));
    return splitRange(unit === "month" && governed ? governedMonths(found, ends, words) : found);
  });
}

function splitRange(pattern) {
  const right = pattern.findIndex(({ source }) => source === "endRange");
  const left = pattern.findLastIndex(({ source }) => source === "startRange") + 1;
  const between = pattern.slice(left, right).map(({ value }) => value).join("");
  const [, kept, dash] = /^(.*?)(\s*[\p{Pd}～~].*)$/u.exec(between) ?? [0, "", between];
  return [[...pattern.slice(0, left), { type: "literal", value: kept, end: 0 }], dash, pattern.slice(right)];
}

/** English leaves out of the first whatever the last ends with: '50 to 41 BCE'. */
function englishRange(ends, unit, words) {
  const [left, right] = ends.map((end) => {
    const pattern = pointPattern(end, unit, words, false).filter(({ type }) => type !== "literal");
    return filledDate(pattern, [parts(end)], words);
  });
  const whole = right.join(" ");
  if (left.join(" ") === whole) return [whole, "", whole];
  while (left.length > 1 && left.at(-1) === right.pop()) left.pop();
  return [left.join(" "), "", whole];
}

function filledDate(pattern, ends, words) {
  return pattern.map(({ type, value, end }) => {
    if (type === "year") return yearNumber(ends[end].year, words);
    if (type === "day") return dayNumber(ends[end].day, words);
    return type === "era" && words.spoken ? words.say(ends[end].year <= 0 ? "bce" : "ce") : value;
  });
}

/** From five digits on with separators. */
function yearNumber(year, words) {
  const number = year <= 0 ? 1 - year : year;
  return number > 9999 ? words.number(number) : words.plain(number);
}

function dayNumber(day, words) {
  return day === 1 ? words.say("firstDay", words.plain(day)) : words.plain(day);
}
