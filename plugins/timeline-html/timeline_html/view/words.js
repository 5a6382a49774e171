// What the view says, in the languages that it speaks; another language gets English words and its own dates and numbers.

const ENGLISH = {
  events: { one: "{0} event", other: "{0} events" },
};

const LANGUAGES = { en: ENGLISH };

/** The words of a language, with dates and numbers as its readers write them. `own` replaces or adds words. */
export class Words {
  constructor(tag = "en", own = {}) {
    this.locale = supported(tag);
    this.table = { ...ENGLISH, ...LANGUAGES[this.locale.split("-")[0]], ...own };
    this.plural = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 3 });
  }

  /** A phrase, {0}, {1} ... filled in; numbers are written as the language has it. One that is unknown is its name. */
  say(name, ...values) {
    const entry = this.table[name] ?? name;
    const text = typeof entry === "string" ? entry : entry[this.plural.select(Number(values[0]))] ?? entry.other;
    return text.replace(/\{(\d)\}/g, (_, n) => (typeof values[n] === "number" ? this.number(values[n]) : values[n] ?? ""));
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
