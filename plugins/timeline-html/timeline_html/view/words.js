// What the view says, in the languages that it speaks; another language gets English words and its own dates and numbers.

const ENGLISH = {
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
  showMore: { one: "Show {0} more", other: "Show {0} more" },

  whoSays: "Who says so",
  howLikely: "How likely",
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
  newerVersion: "The file is of version {0} of the format, and this page knows version {1}: what is new in it is not shown.",
  cutOff: "The file breaks off before its end. What came before is shown.",
  lostEvents: { one: "{0} entry of the file is no event and is left out.", other: "{0} entries of the file are no events and are left out." },
  lostDates: { one: "{0} date cannot be read; its event stands with the undated.", other: "{0} dates cannot be read; their events stand with the undated." },
};

const LANGUAGES = { en: ENGLISH };

/** The words of a language, with dates and numbers as its readers write them. `own` replaces or adds words. */
export class Words {
  constructor(tag = "en", own = {}) {
    this.locale = supported(tag);
    this.table = { ...ENGLISH, ...LANGUAGES[this.locale.split("-")[0]], ...own };
    this.direction = "ltr";
    this.plural = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 3 });
  }

  /** A phrase, {0}, {1} ... filled in; numbers are written as the language has it. One that is unknown is its name. */
  say(name, ...values) {
    const entry = this.table[name] ?? name;
    const text = typeof entry === "string" ? entry : entry[this.plural.select(Number(values[0]))] ?? entry.other;
    return text.replace(/\{(\d)\}/g, (_, n) => (typeof values[n] === "number" ? this.number(values[n]) : values[n] ?? ""));
  }

  list(items) {
    return items.join(", ");
  }

  number(value) {
    return this.numbers.format(value);
  }
}

function supported(tag) {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag])[0] ?? "en";
  } catch {
    return "en"; // no language tag at all
  }
}
