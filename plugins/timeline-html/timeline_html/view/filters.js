import { whenWords } from "./dates.js";
import { h } from "./dom.js";
import { speakerWords } from "./telling.js";

/** The controls over a list: text, kind, source, and the span of the axis. `onChange` is called when one has changed. */
export class Filters {
  constructor(reading, words, onChange) {
    this.words = words;
    this.rows = [...reading.events, ...reading.undated];
    this.texts = new Map();
    this.span = null;
    this.search = h("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    this.kind = this.choice("allKinds", counted(this.rows, (row) => [row.kind]).map(([kind, n]) => [kind, `${words.say(kind)} (${words.number(n)})`]));
    this.source = this.choice("allSources", reading.sources.map((source) => [String(source.number), `${source.number}. ${source.title}`]));
    this.inView = h("input", { type: "checkbox" });
    this.reset = h("button", { type: "reset", class: "button" }, words.say("reset"));
    this.element = h(
      "form",
      { class: "controls", part: "controls", role: "search", "aria-label": [words.say("filter"), reading.title].filter(Boolean).join(": "), input: onChange, submit: (event) => event.preventDefault() },
      h("label", null, words.say("search"), this.search),
      this.kind.length > 2 ? h("label", null, words.say("kind"), this.kind) : null,
      this.source.length > 2 ? h("label", null, words.say("sourceFilter"), this.source) : null,
      h("label", { class: "check" }, this.inView, words.say("onlyInView")),
      this.reset,
    );
    this.element.addEventListener("reset", () => queueMicrotask(onChange)); // the fields are emptied after this event
  }

  /** The rows that pass: as they lie in the axis's span only where that is asked for. */
  kept({ inView = this.inView.checked } = {}) {
    const asked = plainText(this.search.value).split(/\s+/).filter(Boolean);
    const kind = this.kind.value;
    const source = Number(this.source.value);
    const span = inView ? this.span : null;
    return this.rows.filter(
      (row) =>
        (!kind || row.kind === kind) &&
        (!source || row.sources.includes(source)) &&
        (!span || (row.when && row.when.from < span[1] && row.when.to > span[0])) &&
        (!asked.length || asked.every((word) => this.textOf(row).includes(word))),
    );
  }

  get active() {
    return Boolean(this.search.value || this.kind.value || this.source.value || this.inView.checked);
  }

  /** Takes back what hides events. */
  clear() {
    this.element.reset();
  }

  textOf(row) {
    if (!this.texts.has(row)) this.texts.set(row, plainText(searched(row, this.words)));
    return this.texts.get(row);
  }

  choice(all, options) {
    return h("select", null, h("option", { value: "" }, this.words.say(all)), ...options.map(([value, name]) => h("option", { value }, name)));
  }
}

function searched(row, words) {
  const said = row.attribution ? speakerWords(row.attribution, words) : "";
  const when = row.when ? `${whenWords(row.when, words)} ${row.when.edtf}` : "";
  return [row.label, row.text, said, when, ...row.names, ...row.places, ...row.quotes.map((quote) => quote.exact)].join(" ");
}

/** Small letters without accents, as people type when they search. */
function plainText(value) {
  return value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function counted(rows, keys) {
  const found = new Map();
  for (const row of rows) for (const key of keys(row)) found.set(key, (found.get(key) ?? 0) + 1);
  return [...found];
}
