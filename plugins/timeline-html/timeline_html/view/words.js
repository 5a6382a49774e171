// What the view says, in the languages that it speaks; another language gets English words and its own dates and numbers.

import { partOf } from "./parts.js";

// Of dates; the rules that use them are in dates.js. A name with a dot is another form of the phrase: for a unit
// (`since.day`), or after a preposition (`decade.of`).
const ENGLISH_DATES = {
  unknown: "at an unknown time", uncertain: "{0} (uncertain)",
  about: "about {0}", between: "between {0} and {1}", to: "{0} to {1}", later: "{0} or later", earlier: "{0} or earlier",
  upTo: "up to {0}", since: "since {0}", until: "until {0}", fromUntil: "from {0} until {1}", someTime: "some time {0}",
  fromOn: "from {0} to an unknown time", upToEnd: "from an unknown time to {0}",
  at: "{0}, {1}", on: "{0} on {1}", midnight: "midnight", year: "{0}", firstDay: "{0}", week: "the week of {0}",
  dayIn: "a day in {0}", someYear: "{0} of some year", someYearIn: "{0} of some year in {1}",
  spring: "spring {0}", summer: "summer {0}", autumn: "autumn {0}", winter: "winter {0}", winterYears: "{0}-{1}",
  southern: "{0} (southern hemisphere)", bce: "BCE", ce: "CE",
  quarter1: "the first quarter of {0}", quarter2: "the second quarter of {0}", quarter3: "the third quarter of {0}",
  quarter4: "the fourth quarter of {0}", "quarter.short": "Q{0}", half1: "the first half of {0}",
  half2: "the second half of {0}", "half.short": "H{0}",
  decade: "the {0}s", century: "the {0} century", millennium: "the {0} millennium",
  "decade.short": "{0}s", "century.short": "{0} c.", "millennium.short": "{0} mill.",
  ordinal: { one: "{0}st", two: "{0}nd", few: "{0}rd", other: "{0}th" },
};

export const ENGLISH = {
  ...ENGLISH_DATES,
  numbersTo: "{0} to {1}", orMore: "{0} or more", upToNumber: "up to {0}", atLeast: "at least {0}", atMost: "at most {0}",
  ofThe: "of the {0}", via: "{0} (via {1})", comma: ", ",
  timeline: "Timeline",
  events: { one: "{0} event", other: "{0} events" },
  undatedCount: "{0} undated",
  sourcesCount: { one: "{0} source", other: "{0} sources" },
  asOfDate: "as of {0}",
  developments: "Key developments",
  eventsHeading: "Events",
  undatedHeading: "Events without a date",
  sources: "Sources",
  source: "Source {0}",
  findings: { one: "What was not understood, or not certain ({0} note)", other: "What was not understood, or not certain ({0} notes)" },
  madeWith: "Made with {0}",
  undated: "undated",

  occurrence: "event",
  state: "state",
  statement: "statement",
  assessment: "assessment",
  plan: "plan",
  forecast: "forecast",
  negated: "did not happen",
  denied: "denied",
  cancelled: "cancelled",
  hypothetical: "supposed",

  filter: "Filter the events",
  search: "Search",
  kind: "Kind",
  allKinds: "All kinds",
  sourceFilter: "Source",
  allSources: "All sources",
  onlyInView: "Only what the axis shows",
  reset: "Show all",
  someOf: "{0} of {1} events",
  noneMatch: "No event matches.",
  showMore: "Show {0} more",

  axis: "Time axis, {0}, {1}",
  axisKeys: "Left and right move it, plus and minus zoom, Home shows all.",
  goEarlier: "Earlier",
  goLater: "Later",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  mostEvents: "Most events: {0}",

  whoSays: "Who says so",
  howLikely: "How likely",
  confidence: "Confidence",
  figures: "Figures",
  asOf: "Holds for",
  reportedOn: "Reported",
  whyDate: "Why this date",
  disagreement: "Sources disagree",
  relations: "In relation",
  named: "Named",
  edited: "Changed by a person",
  edited_add: "put in",
  edited_merge: "joined from several",
  edited_pin: "pinned",
  edited_redate: "dated anew",
  edited_relabel: "worded anew",
  edited_split: "taken apart",
  field_when: "date",
  field_figure: "figure",
  field_kind: "kind",
  field_attribution: "who says so",
  relation_before: "Before",
  relation_after: "After",
  relation_during: "During",
  relation_includes: "Includes",
  relation_overlaps: "At the same time as",
  relation_same: "The same as",
  wordsOf: "the words “{0}”",
  countedFrom: "counted from {0}",
  byRule: "rule {0}",
  unreadableDate: "Its date cannot be read: {0}",
  linkToEvent: "Link to this event",

  figuresOverTime: "Figures over time",
  reports: { one: "{0} report", other: "{0} reports" },
  chartTold: "Chart of {0}: {1}, {2} to {3}, from {4} to {5}. Each stands in the table beneath.",
  notFromZero: "The scale does not begin at zero.",
  onlyInTable: { one: "{0} more report is in the table alone.", other: "{0} more reports are in the table alone." },
  reportsDisagree: "Reports disagree.",
  disagrees: "disagrees",
  disagreesWith: "disagrees with {0}",
  moreQuantities: { one: "{0} more quantity", other: "{0} more quantities" },
  numberOf: "No.",
  dateOf: "Date",
  figureOf: "Figure",
  eventOf: "Event",
  conflictsHeading: "What the sources disagree on",
  moreConflicts: { one: "{0} more event", other: "{0} more events" },

  cannotShow: "This timeline cannot be shown.",
  notTimeline: "The file is JSON, but no timeline: it lacks “format”: “timeline”.",
  notJson: "The file is not JSON.",
  emptyFile: "The file is empty.",
  nothingGiven: "The page names no file for it.",
  noAnswer: "{0} does not answer. Is there a connection?",
  badAnswer: "The server answered {1} to {0}.",
  fromDisk: "A page that is opened from disk may not read {0}. Put both on a server, or use the page that holds its timeline.",
  tooLarge: "It is larger than {0} MB.",
  failed: "Something in it is not understood.",
  openFile: "Open the file itself",
  partMissing: "Figures over time are not shown: {0} does not lie beside the page's script.",
  newerVersion: "The file is of version {0} of the format, and this page knows version {1}: what is new in it is not shown.",
  cutOff: "The file breaks off before its end. What came before is shown.",
  lostEvents: { one: "{0} entry of the file is no event and is left out.", other: "{0} entries of the file are no events and are left out." },
  lostDates: { one: "{0} date cannot be read; its event stands with the undated.", other: "{0} dates cannot be read; their events stand with the undated." },
};

const SPOKEN = ["ar", "de", "es", "fr", "uk"]; // beside English; each is a part of the script
const TABLE_PATIENCE = 5000; // milliseconds that a timeline waits for its words
const DECIMALS = { maximumFractionDigits: 3 };

/** The words of a language, with dates and numbers as its readers write them. `own` replaces or adds words. */
export class Words {
  constructor(tag = "en", own = {}) {
    this.locale = supported(tag);
    this.language = this.locale.split("-")[0];
    this.dates = this.locale === "en" ? "en-GB" : this.locale; // plain English is written as in timeline/wording.py
    const table = globalThis.timelineParts?.[this.language];
    this.spoken = this.language === "en" || Boolean(table);
    this.direction = direction(this.locale);
    this.table = { ...ENGLISH, ...table, ...own };
    this.plural = new Intl.PluralRules(this.spoken ? this.locale : "en");
    this.numbers = new Intl.NumberFormat(this.locale, DECIMALS);
    this.latin = this.numbers.resolvedOptions().numberingSystem === "latn";
    this.memory = new Map();
  }

  /** A phrase, {0}, {1} ... filled in; numbers are written as the language has it. One that is unknown is its name. */
  say(name, ...values) {
    const entry = Object.hasOwn(this.table, name) ? this.table[name] : name;
    const text = typeof entry === "string" ? entry : entry[this.plural.select(Number(values[0]))] ?? entry.other;
    return text.replace(/\{(\d)\}/g, (_, n) => (typeof values[n] === "number" ? this.number(values[n]) : values[n] ?? ""));
  }

  /** The phrase in its form for a unit or a place, where the language has one of its own: vary("since", "day", ...). */
  vary(name, form, ...values) {
    const varied = `${name}.${form}`;
    return this.say(Object.hasOwn(this.table, varied) ? varied : name, ...values);
  }

  number(value) {
    return this.numbers.format(value);
  }

  /** A whole number without separators, as a year is written. */
  plain(value) {
    if (this.latin) return String(value); // the usual case, and many times as fast
    return this.kept("plain", () => new Intl.NumberFormat(this.dates, { useGrouping: false })).format(value);
  }

  /** 80 is '80%'. */
  percent(value) {
    return this.kept("percent", () => new Intl.NumberFormat(this.locale, { style: "unit", unit: "percent", ...DECIMALS })).format(value);
  }

  /** '19th', 'XIX'. */
  ordinal(value) {
    const rules = this.kept("ordinal", () => new Intl.PluralRules(this.spoken ? this.locale : "en", { type: "ordinal" }));
    const forms = this.table.ordinal;
    return (forms[rules.select(value)] ?? forms.other).replace("{0}", forms.roman && value < 4000 ? roman(value) : this.plain(value));
  }

  /** 'a, b and c'. */
  list(items) {
    return this.joined(items, "conjunction");
  }

  /** 'a, b or c'. */
  either(items) {
    return this.joined(items, "disjunction");
  }

  joined(items, type) {
    return this.kept(type, () => new Intl.ListFormat(this.spoken ? this.dates : "en-GB", { type })).format(items);
  }

  /** What `make` gives, made once. */
  kept(name, make) {
    if (!this.memory.has(name)) this.memory.set(name, make());
    return this.memory.get(name);
  }
}

/** The same, once the table of the language is loaded; where it cannot be had, or not soon, the words are English. */
export async function wordsOf(tag, own) {
  const language = supported(tag).split("-")[0];
  if (SPOKEN.includes(language)) await Promise.race([partOf(language).catch(() => null), new Promise((done) => setTimeout(done, TABLE_PATIENCE))]);
  return new Words(tag, own);
}

/** 'rtl' or 'ltr': how a language is written. */
export function direction(tag) {
  try {
    const locale = new Intl.Locale(tag);
    const info = locale.getTextInfo?.() ?? locale.textInfo;
    return info?.direction ?? (RIGHT_TO_LEFT.test(locale.maximize().script) ? "rtl" : "ltr");
  } catch {
    return "ltr"; // no language tag at all
  }
}

const RIGHT_TO_LEFT = /^(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Mand|Samr)$/;

function roman(value) {
  let rest = value;
  const digit = ([sign, worth]) => {
    const count = Math.floor(rest / worth);
    rest -= count * worth;
    return sign.repeat(count);
  };
  return ROMAN.map(digit).join("");
}

const ROMAN = Object.entries({ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 });

function supported(tag) {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag])[0] ?? "en";
  } catch {
    return "en"; // no language tag at all
  }
}
