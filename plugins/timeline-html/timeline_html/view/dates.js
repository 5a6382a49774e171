// A date as a person writes it, its precision visible: the rules of timeline/wording.py, in any language.
// A moment somewhere in a span is 'between'; something that lasted is 'to'. Years before 1 are BCE, without a year zero.

import { MINUTES_A_DAY, minutes, parts } from "./calendar.js";
import { clockText, clockTo, dateText, rangeText } from "./dateparts.js";
import { readEdtf, readYears } from "./edtf.js";

const MONTHS_OF = { millennium: 12000, century: 1200, decade: 120, year: 12, half: 6, season: 3, quarter: 3, month: 1 };
const MINUTES_OF = { day: MINUTES_A_DAY, hour: 60, minute: 1 };
const MONTHLY = Object.keys(MONTHS_OF);
const CLOCKWISE = Object.keys(MINUTES_OF);
const WEEK = 7 * MINUTES_A_DAY;
const STATING = ["year", "month", "day", "hour", "minute"];
const AGES = ["millennium", "century"];
const SEASONS = { 3: "spring", 6: "summer", 9: "autumn", 12: "winter" };
const SOUTHERN = { 29: "spring", 30: "summer", 31: "autumn", 32: "winter" };
const LAST_WRITTEN_YEAR = 9999; // beyond it EDTF has years alone

/** The date in words: 'August 2024', 'between 5 August 2024 and 2 March 2025', 'about 44 BCE'; 'undated' for null. */
export function whenWords(when, words) {
  if (!when) return words.say("undated");
  if (when.end) return lastingWords(when, words);
  const marks = (when.edtf.match(/[?~%](?=$|[/\].,])/g) ?? []).join("");
  return qualifiedWords(marks, words, (about) => specialWords(when, words, about) || momentWords(when, words, about));
}

/** The same of EDTF text; what cannot be read stays as it is. */
export function edtfWords(text, words) {
  const when = text ? readEdtf(text) : null;
  return when || !text ? whenWords(when, words) : text;
}

/** The unit that holds a moment: '5 August 2024', 'August 2024', '44 BCE', 'the 1980s'. */
export function pointWords(moment, unit, words) {
  const from = floorTo(moment, unit);
  if (unit === "week") return words.say("week", pointText(from, "day", words, true));
  return unit in MONTHS_OF && unit !== "year" && unit !== "month"
    ? namedText(AGES.includes(unit) ? moment : from, unit, words) || pointText(from, "year", words)
    : pointText(from, unit, words);
}

/** The same, short, to stand on an axis under the coarser one: '14:30', '5', 'Aug', 'Q3', '1980s'. */
export function shortPointWords(moment, unit, words) {
  const from = floorTo(moment, unit);
  const { year, month } = parts(from);
  if (unit === "hour" || unit === "minute") return clockText(from, words);
  if (unit === "day" || unit === "week") return dateText(from, "onlyDay", words);
  if (unit === "month") return dateText(from, "shortMonth", words);
  if (unit === "quarter") return words.say("quarter.short", String((month + 2) / 3));
  if (unit === "half") return words.say("half.short", String((month + 5) / 6));
  if (unit === "season") return words.say(SEASONS[month], "").trim();
  return year > 0 && unit !== "year" ? namedText(from, unit, words, false, ".short") : dateText(from, "year", words);
}

/** The first moment of the unit that holds this one; weeks start on Monday, seasons in March, June, ... */
export function floorTo(moment, unit) {
  const size = MONTHS_OF[unit];
  if (!size) return unit === "week" ? monday(moment) : moment - modulo(moment, MINUTES_OF[unit] ?? 1);
  const { year, month } = parts(moment);
  const count = year * 12 + month - 1;
  return minutes(0, 1 + count - modulo(count - (unit === "season" ? 2 : 0), size));
}

function monday(moment) {
  return moment - modulo(moment + 3 * MINUTES_A_DAY, WEEK);
}

function modulo(value, size) {
  return value - Math.floor(value / size) * size;
}

// What a period is: one unit, or bounds in the coarsest unit that says them exactly.

/** The unit that a period is exactly one of and that has a name; null where there is none. */
function nameOf([from, to], unit) {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from === to) return null;
  if (unit === "week" && to - from === WEEK && monday(from) === from) return "week";
  const { year, month, day } = parts(from);
  const named = (one) => one === "year" || (Math.abs(year) <= LAST_WRITTEN_YEAR && (year > 0 || !(MONTHS_OF[one] > 12)));
  if (to - from <= MINUTES_A_DAY) {
    const clock = CLOCKWISE.find((one) => to - from === MINUTES_OF[one] && from % MINUTES_OF[one] === 0);
    return clock && named(clock) ? clock : null;
  }
  if (day > 1 || from % MINUTES_A_DAY || to % MINUTES_A_DAY) return null;
  const end = parts(to);
  if (end.day > 1) return null;
  const first = year * 12 + month - 1;
  const count = end.year * 12 + end.month - 1 - first;
  const whole = MONTHLY.find((one) => MONTHS_OF[one] === count && modulo(first - (one === "season" ? 2 : 0), count) === 0);
  if (whole) return named(whole) || (year === 0 && AGES.includes(whole)) ? whole : null;
  return AGES.find((age) => year < 0 && MONTHS_OF[age] === count && modulo(1 - year, count / 12) === 0 && month === 1) ?? null;
}

function nextOf(from, unit, count = 1) {
  const { year, month } = parts(from);
  return unit in MONTHS_OF ? minutes(year, month + count * MONTHS_OF[unit]) : from + count * MINUTES_OF[unit];
}

function statingUnit(sides) {
  const known = sides.filter(Number.isFinite);
  const clock = CLOCKWISE.find((unit) => known.every((side) => side % MINUTES_OF[unit] === 0));
  if (clock !== "day") return clock;
  const points = known.map(parts);
  return points.some(({ day }) => day > 1) ? "day" : points.some(({ month }) => month > 1) ? "month" : "year";
}

/** The last unit before an end. A full hour is said as it is: 'between 06:00 and 12:00'; of 14:31 it is 14:30. */
function lastOf(end, unit) {
  if (!isClock(unit)) return nextOf(end, unit, -1);
  return modulo(end, 60) ? end - 1 : end;
}

function isClock(unit) {
  return unit === "hour" || unit === "minute";
}

/** Whether these are the days that 'early', 'mid' or 'late' in a month stands for. */
function isThird(from, to) {
  const { year, month, day } = parts(from);
  return day === 21 ? to === minutes(year, month + 1) : (day === 1 || day === 11) && to === from + 10 * MINUTES_A_DAY;
}

// One moment. `about` is whether its words say that it is about then.

function momentWords({ begin, unit, basis }, words, about) {
  const [from, to] = begin;
  const name = nameOf(begin, unit);
  if (name) return nameWords(from, name, words, about);
  if (from === -Infinity && to === Infinity) return aboutIf(about, words.say("unknown"), "", words);
  const fine = statingUnit(begin);
  if (to === Infinity) return words.say("later", pointWordsOf(from, fine, words, about));
  const kind = isClock(fine) ? "day" : fine;
  if (from === -Infinity) {
    const last = pointText(lastOf(to, fine), fine, words, true);
    return words.vary("upTo", about ? "about" : kind, aboutIf(about, last, kind, words));
  }
  if (from === to) return pointWordsOf(from, fine, words, about);
  const third = fine === "day" && (basis === "explicit" || basis === "relative") && isThird(from, to);
  return joinedWords(from, lastOf(to, fine), fine, third ? "to" : "between", words, about);
}

function nameWords(from, unit, words, about) {
  if (unit === "hour") {
    const hour = words.vary("to", "clock", clockText(from, words), clockTo(from + 60, words));
    return words.say("at", pointText(from, "day", words), aboutIf(about, hour, "clock", words));
  }
  if (unit === "week") return aboutIf(about, pointWords(from, unit, words), "day", words);
  if (STATING.includes(unit)) return pointWordsOf(from, unit, words, about);
  return aboutIf(about, namedText(from, unit, words, about), unit, words);
}

function pointWordsOf(moment, unit, words, about) {
  if (!isClock(unit)) return aboutIf(about, pointText(moment, unit, words, about), unit, words);
  return words.say("at", pointText(moment, "day", words), aboutIf(about, clockText(moment, words), "clock", words));
}

function pointText(moment, unit, words, governed = false) {
  if (isClock(unit)) return words.say("at", pointText(moment, "day", words), clockText(moment, words));
  const text = dateText(moment, unit, words, governed);
  return unit === "year" ? words.vary("year", parts(moment).year < 1000 ? "era" : "", text) : text;
}

function aboutIf(about, text, unit, words) {
  return about ? words.vary("about", unit, text) : text;
}

function qualifiedWords(marks, words, told) {
  const text = told(/[~%]/.test(marks));
  return /[?%]/.test(marks) ? words.say("uncertain", text) : text;
}

/** Both points, the first without what the last says again: 'between 5 and 7 June 2024', '50 to 41 BCE'. */
function joinedWords(first, last, unit, by, words, about = false) {
  const pair = (left, right, kind) =>
    by === "to" ? aboutIf(about, words.vary(by, kind, left, right), "side", words)
      : words.vary(by, about ? "about" : kind, aboutIf(about, left, "side", words), right);
  if (!isClock(unit)) {
    const [left, dash, right] = rangeText(first, last, unit, words, by === "between" || about);
    if (left === right) return pointWordsOf(last, unit, words, about);
    const kind = unit === "year" && parts(first).year < 1000 ? "era" : unit;
    return by === "to" && !words.spoken ? aboutIf(about, left + dash + right, unit, words) : pair(left, right, kind);
  }
  const day = floorTo(first, "day");
  const on = (clock, moment) => words.say("on", clock, pointText(moment, "day", words));
  if (last <= day + MINUTES_A_DAY) {
    const end = last - day === MINUTES_A_DAY ? clockTo(last, words) : clockText(last, words);
    return on(pair(clockText(first, words), end, "clock"), first);
  }
  return pair(on(clockText(first, words), first), on(clockText(last, words), last), "clock");
}

// Periods with names of their own.

/** 'spring 2024', 'the first quarter of 2024', 'the 1980s', 'the 2nd century BCE'. `governed`: after a preposition. */
function namedText(from, unit, words, governed = false, form = governed ? ".of" : "") {
  const { year, month } = parts(from);
  if (unit === "season") return words.vary(SEASONS[month], form.slice(1), seasonYear(from, words));
  if (unit === "quarter") return words.vary(`quarter${(month + 2) / 3}`, form.slice(1), dateText(from, "year", words));
  if (unit === "half") return words.vary(`half${(month + 5) / 6}`, form.slice(1), dateText(from, "year", words));
  const size = MONTHS_OF[unit] / 12;
  const era = year < 0 ? "bce" : year < Math.max(size, unit === "decade" ? 1000 : 0) ? "ce" : "";
  if (unit === "decade") return year > 0 ? inEra(words.vary("decade", form.slice(1), String(year)), era, words) : "";
  const number = year < 0 ? Math.ceil((1 - year) / size) : Math.floor(year / size) + 1;
  return inEra(words.vary(unit, form.slice(1), words.ordinal(number)), era, words);
}

function inEra(text, era, words) {
  return era ? `${text} ${words.say(era)}` : text;
}

/** A winter runs over two years: 2024-25. */
function seasonYear(from, words) {
  const { year, month } = parts(from);
  const text = dateText(from, "year", words);
  if (month !== 12 || year < 1000) return text;
  return words.say("winterYears", text, String((year + 1) % 100).padStart(2, "0"));
}

// What the EDTF text says better than its bounds can.

function specialWords(when, words, about) {
  const { edtf, begin } = when;
  if (edtf.startsWith("[") && edtf.includes(",")) return listedWords(edtf, words, about);
  const yearly = /^([0-9X]*X[0-9X]*)-(\d\d)(?:-(\d\d|XX))?[?~%]?$/.exec(edtf);
  if (yearly && yearly[2] >= 1 && yearly[2] <= 12) return aboutIf(about, yearlyWords(yearly, words), "day", words);
  const south = /-(29|3[0-2])[?~%]?$/.exec(edtf);
  if (south && nameOf(begin) === "season") {
    const season = words.vary(SOUTHERN[south[1]], about ? "of" : "", seasonYear(begin[0], words));
    return aboutIf(about, words.say("southern", season), "season", words);
  }
  const zone = /T[\d:]+(Z|[+-]\d\d(?::\d\d)?)[?~%]?$/.exec(edtf);
  return zone ? `${momentWords(when, words, about)} UTC${zone[1].replace("Z", "")}` : "";
}

/** '1667, 1668 or between 1670 and 1672'. */
function listedWords(edtf, words, about) {
  const items = edtf.replace(/[[\]?~% ]/g, "").split(",");
  const whens = items.map((item) => readEdtf(item.includes("..") ? `[${item}]` : item));
  if (!whens.every(Boolean)) return "";
  const told = whens.map((when, n) => (n || !about ? whenWords(when, words) : specialWords(when, words, about) || momentWords(when, words, about)));
  return words.either(told);
}

/** '25 December of some year in the 1560s'. */
function yearlyWords([, digits, month, day], words) {
  const moment = minutes(2000, Number(month), day > 0 ? Number(day) : 1);
  const name = dateText(moment, day > 0 ? "yearlyDay" : "onlyMonth", words);
  const said = day === "XX" ? words.say("dayIn", name) : name;
  const begin = readYears(digits);
  const named = begin && nameOf(begin);
  if (!begin || begin[0] === -Infinity) return words.say("someYear", said);
  const era = named && !STATING.includes(named) ? namedText(begin[0], named, words, true) : momentWords({ begin }, words);
  return words.vary("someYearIn", named ?? "", said, era);
}

// Something that lasted.

function lastingWords(when, words) {
  const { edtf, begin, end } = when;
  const slash = edtf.indexOf("/");
  const marks = [slash < 0 ? edtf : edtf.slice(0, slash), slash < 0 ? "" : edtf.slice(slash)].map((side) => /[?~%]?$/.exec(side)[0]);
  const open = ([from, to]) => from === -Infinity && to === Infinity;
  if (open(begin) && open(end)) return words.say("unknown");
  if (open(end)) return sideWords(edtf.endsWith("/") ? "fromOn" : "since", begin, marks[0], words);
  if (open(begin)) return sideWords(edtf.startsWith("/") ? "upToEnd" : "until", end, marks[1], words);
  const [first, last] = [nameOf(begin), nameOf(end)];
  if (first && first === last && STATING.includes(first) && !marks.join("")) {
    return joinedWords(begin[0], end[0], first, "to", words);
  }
  if (first && last) return words.vary("to", "mixed", edgeWords(begin, marks[0], words), edgeWords(end, marks[1], words));
  return words.say("fromUntil", edgeWords(begin, marks[0], words, true), edgeWords(end, marks[1], words, true));
}

/** 'since 2009', 'until about the 1980s'. */
function sideWords(name, period, mark, words) {
  const unit = /[~%]/.test(mark) ? "about" : nameOf(period) ?? edgeUnit(period);
  return words.vary(name, isClock(unit) ? "day" : unit, edgeWords(period, mark, words, true));
}

function edgeUnit(period) {
  return period.every(Number.isFinite) && period[0] !== period[1] ? "some" : statingUnit(period);
}

/** One side of something that lasted, as it stands after 'since' or 'until'. */
function edgeWords(period, mark, words, governed = false) {
  const [from, to] = period;
  const name = nameOf(period);
  return qualifiedWords(mark, words, (about) => {
    if (name === "hour") return pointWordsOf(from, name, words, about);
    if (from === -Infinity && to !== Infinity) {
      const fine = statingUnit(period);
      return words.say("earlier", pointWordsOf(lastOf(to, fine), fine, words, about));
    }
    if (name && governed && !isClock(name)) {
      const text = STATING.includes(name) ? pointText(from, name, words, true) : namedText(from, name, words, true);
      return aboutIf(about, text, "side", words);
    }
    const told = momentWords({ begin: period, basis: "context" }, words, about);
    return name || from === to || to === Infinity ? told : words.say("someTime", told);
  });
}
