// Moments as whole minutes since 1970-01-01T00:00 in the proleptic Gregorian calendar, with a year zero (1 BCE).
// Numbers and not Date, which ends at the year 275,760 and knows no open side: -Infinity and Infinity are open.

export const MINUTES_A_DAY = 1440;
const POINT = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/;
const FURTHEST_YEAR = 1.7e10; // beyond it a minute is no longer a whole number that JavaScript can hold apart

/** Minutes of a date of the saved JSON ("2024-08-05", "-0043-03-15T14:30"); null where it is no date. */
export function readPoint(text) {
  const found = typeof text === "string" ? POINT.exec(text) : null;
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map((part) => Number(part ?? 0));
  const real = Math.abs(year) <= FURTHEST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return real && hour <= 23 && minute <= 59 ? minutes(year, month, day, hour, minute) : null;
}

/** Minutes of a point in time; the month may lie outside 1 to 12 and is carried over into the year. */
export function minutes(year, month = 1, day = 1, hour = 0, minute = 0) {
  return (daysBefore(year, month) + day - 1) * MINUTES_A_DAY + hour * 60 + minute;
}

/** The parts of a point in time, from its minutes. */
export function parts(moment) {
  const days = Math.floor(moment / MINUTES_A_DAY);
  const rest = moment - days * MINUTES_A_DAY;
  // Years from 1 March, so that the leap day is the last; after Howard Hinnant's civil_from_days.
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
    hour: Math.floor(rest / 60),
    minute: Math.floor(rest % 60),
  };
}

/** How many days a month has. */
export function daysIn(year, month) {
  return daysBefore(year, month + 1) - daysBefore(year, month);
}

/** Days from 1970-01-01 to the first of a month. */
function daysBefore(year, month) {
  const carried = year + Math.floor((month - 1) / 12);
  const inYear = ((month - 1) % 12 + 12) % 12 + 1;
  const fromMarch = inYear <= 2 ? carried - 1 : carried;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const ofYear = Math.floor((153 * (inYear > 2 ? inYear - 3 : inYear + 9) + 2) / 5);
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719468;
}

/**
 * A `when` of the saved JSON, checked: {edtf, begin: [from, to], end: [from, to] or null, unit, basis, from, to},
 * periods half-open, in minutes; `from` and `to` are the outermost bounds. Null where it is none or out of range.
 */
export function readWhen(value) {
  if (!isRecord(value)) return null;
  const begin = readPeriod(value.begin);
  const end = value.end === undefined || value.end === null ? null : readPeriod(value.end);
  if (!begin || (!end && value.end !== undefined && value.end !== null)) return null;
  const text = (field, otherwise = "") => (typeof field === "string" ? field : otherwise);
  const [from, to] = [begin[0], (end ?? begin)[1]];
  if (from > to) return null;
  return { edtf: text(value.edtf), begin, end, unit: text(value.unit), basis: text(value.basis, "explicit"), from, to };
}

function readPeriod(value) {
  if (!isRecord(value)) return null;
  const from = value.start === undefined || value.start === null ? -Infinity : readPoint(value.start);
  const to = value.end === undefined || value.end === null ? Infinity : readPoint(value.end);
  return from === null || to === null || from > to ? null : [from, to];
}

function isRecord(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
