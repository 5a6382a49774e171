// EDTF text -> a `when`, as timeline/edtf.py reads it, for dates that the JSON has as text alone: the members of a set
// and the values of a conflict. What is no EDTF is null; so is a pattern of days that needs a search ('202X-02-29').

import { daysIn, minutes } from "./calendar.js";

const PART = /^(?:Y(-?[1-9]\d{4,14})|(-?)([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2})(?:T(\d\d)(?::(\d\d)(?::\d\d)?)?(?:Z|[+-]\d\d(?::\d\d)?)?)?)?)?)[?~%]?$/;
const LONGEST_EDTF = 1000;
const SOUTHERN_MONTHS = { 29: 9, 30: 12, 31: 3, 32: 6 };

/** `{edtf, begin, end, unit, basis, from, to}` of a date, a set or an interval; null for what is none. */
export function readEdtf(edtf) {
  if (typeof edtf !== "string" || edtf.length > LONGEST_EDTF) return null;
  const made = (begin, end = null) => ({ edtf, begin, end, unit: "", basis: "explicit", from: begin[0], to: (end ?? begin)[1] });
  if (edtf.startsWith("[")) return edtf.endsWith("]") ? ifOrdered(setOf(edtf.slice(1, -1)), made) : null;
  const [left, right, ...more] = edtf.split("/");
  if (right === undefined) return ifOrdered(readPart(edtf), made);
  const [begin, end] = [readSide(left), readSide(right)];
  return more.length || !(left || right) || !begin || !end || end[1] <= begin[0] ? null : made(begin, end);
}

/** The period of a year with unspecified digits: '156X'. */
export function readYears(digits) {
  return readPart(digits);
}

function ifOrdered(period, made) {
  return period && period[0] < period[1] ? made(period) : null;
}

function setOf(text) {
  const sides = text.split(",").map((item) => {
    const [from, to = from] = item.trim().split("..");
    return [readSide(from), readSide(to)];
  });
  if (!text || sides.some(([from, to]) => !from || !to)) return null;
  return [Math.min(...sides.map(([from]) => from[0])), Math.max(...sides.map(([, to]) => to[1]))];
}

function readSide(text) {
  return text === "" || text === ".." ? [-Infinity, Infinity] : readPart(text);
}

function readPart(text) {
  const found = PART.exec(text);
  if (!found) return null;
  const [, far, sign, digits, month, day, hour, minute] = found;
  if (far) return [minutes(Number(far)), minutes(Number(far) + 1)];
  if (sign + digits === "-0000") return null;
  const group = day ? null : groupOf(Number(month));
  const [first, last] = [yearOf(sign, digits, false), yearOf(sign, digits, true)];
  const period = group
    ? [minutes(first, group[0]), minutes(last, group[0] + group[1])]
    : [edgeOf(first, month, day, false), edgeOf(last, month, day, true)];
  if (period.includes(null) || Number.isNaN(period[0] + period[1])) return null;
  if (digits === "XXXX") return [-Infinity, Infinity];
  return hour ? clockPeriod(period[0], hour, minute) : period;
}

function clockPeriod(day, hour, minute) {
  const from = day + hour * 60 + Number(minute ?? 0);
  return hour < 24 && !(minute > 59) ? [from, from + (minute ? 1 : 60)] : null;
}

function yearOf(sign, digits, late) {
  const year = Number(digits.replaceAll("X", late === !sign ? "9" : "0"));
  return sign ? -year : year;
}

/** First month and how many, of the groups of months 21 to 41. */
function groupOf(number) {
  if (number >= 21 && number <= 28) return [((number - 21) % 4) * 3 + 3, 3];
  if (number >= 29 && number <= 32) return [SOUTHERN_MONTHS[number], 3];
  if (number >= 33 && number <= 36) return [(number - 33) * 3 + 1, 3];
  if (number >= 37 && number <= 39) return [(number - 37) * 4 + 1, 4];
  return number === 40 || number === 41 ? [(number - 40) * 6 + 1, 6] : null;
}

/** The first moment of the earliest date that a pattern stands for, or the first after the latest; null for none. */
function edgeOf(year, month, day, late) {
  if (!month) return minutes(year + late);
  const inYear = fitting(month, 12, late);
  if (!inYear || !day) return inYear && minutes(year, inYear + late);
  const inMonth = fitting(day, daysIn(year, inYear), late);
  return inMonth && minutes(year, inYear, inMonth + late);
}

/** The least or greatest number from 1 that two digits or X can stand for. */
function fitting(pattern, highest, late) {
  const like = new RegExp(`^${pattern.replaceAll("X", ".")}$`);
  const fits = Array.from({ length: highest }, (_, n) => n + 1).filter((n) => like.test(String(n).padStart(2, "0")));
  return fits.at(late ? -1 : 0) ?? null;
}
