import { Axis } from "./axis.js";
import { whenWords } from "./dates.js";
import { sourceOf } from "./details.js";
import { h } from "./dom.js";
import { Filters } from "./filters.js";
import { EventList } from "./list.js";
import { partOf } from "./parts.js";

/** A timeline as a reader sees it: head, controls, axis, list and what stands behind them. */
export class View {
  /** `settings`: {name, level (of its first heading), hidden (set of part names), onSelect(row), addStyle(sheet)}. */
  constructor(reading, words, settings) {
    Object.assign(this, { reading, words, settings });
    this.byId = new Map([...reading.events, ...reading.undated].reverse().map((row) => [row.id, row]));
    this.select = this.select.bind(this);
    this.filters = new Filters(reading, words, () => this.filtered());
    this.axis = new Axis({ words, onSelect: this.select, onSpan: (span) => this.moved(span) });
    this.lists = [new EventList(reading.events, this.context()), new EventList(reading.undated, this.context())];
    this.count = h("p", { class: "count", role: "status" });
    this.none = h("p", { class: "notice" }, words.say("noneMatch"), " ", h("button", { type: "button", class: "button", click: () => this.filters.clear() }, words.say("reset")));
    this.figures = h("div", null);
    this.element = this.build();
    this.filtered();
    this.addFigures();
  }

  /** Opens an event, wherever it is, and brings it into view; false when there is none of this id. */
  select(id) {
    const row = this.byId.get(id);
    if (!row) return false;
    if (!this.filters.kept().includes(row)) this.filters.element.reset();
    return this.lists.some((list) => list.open(row));
  }

  context() {
    const { reading, words, settings, byId } = this;
    return { words, byId, name: settings.name, sources: reading.sources, onSelect: this.select, onToggle: (row) => this.toggled(row) };
  }

  build() {
    const { reading, words, lists } = this;
    const shown = (part, ...made) => (this.settings.hidden.has(part) ? [] : made);
    return h(
      "div",
      { class: "view", lang: words.locale, dir: words.direction },
      this.head(),
      ...reading.notices.map((notice) => h("p", { class: "notice", part: "notice", role: "status" }, notice)),
      ...shown("summary", this.summary()),
      ...shown("controls", this.filters.element),
      ...shown("axis", this.axis && h("div", { part: "axis" }, this.axis.element)),
      this.count,
      this.none,
      reading.events.length ? this.section("eventsHeading", lists[0].element) : null,
      reading.undated.length ? this.section("undatedHeading", lists[1].element) : null,
      this.figures,
      ...shown("sources", this.sources(), this.findings()),
    );
  }

  /** Figures over time and what the sources disagree on: a part of the script that is loaded where there are any. */
  async addFigures() {
    const { reading, words, settings } = this;
    const rows = [...this.byId.values()];
    const wanted = ["figures", "conflicts"].filter((name) => !settings.hidden.has(name) && rows.some((row) => row[name].length));
    if (!wanted.length) return;
    try {
      const { figuresSection, conflictsSection, figuresStyle } = (await partOf("figures"))(SHARED);
      settings.addStyle(figuresStyle());
      const sections = { figures: figuresSection, conflicts: conflictsSection };
      this.figures.append(...wanted.map((name) => sections[name](reading, words, this.select, settings.level + 1)).filter(Boolean));
    } catch (error) {
      this.figures.append(h("p", { class: "notice", part: "notice", role: "status" }, words.say("partMissing", "timeline-embed.figures.js")));
      console.warn(error);
    }
  }

  head() {
    const { reading, words } = this;
    const told = [
      words.say("events", reading.events.length),
      reading.undated.length && words.say("undatedCount", reading.undated.length),
      reading.sources.length && words.say("sourcesCount", reading.sources.length),
      reading.asOf && words.say("asOfDate", whenWords(reading.asOf, words)),
    ];
    return h(
      "header",
      null,
      h(`h${this.settings.level}`, { class: "title", part: "title", dir: "auto" }, reading.title || words.say("timeline")),
      h("p", { class: "soft" }, told.filter(Boolean).join(" · ")),
    );
  }

  summary() {
    const { bottomLine, developments } = this.reading.summary;
    if (!bottomLine.length && !developments.length) return null;
    return h(
      "div",
      { class: "summary", part: "summary" },
      ...bottomLine.map((one) => h("p", { dir: "auto" }, one.text, ...this.cited(one))),
      developments.length
        ? h("details", null, h("summary", null, this.words.say("developments")), h("ol", null, ...developments.map((one) => h("li", { dir: "auto" }, one.text, ...this.cited(one)))))
        : null,
    );
  }

  /** A numbered link for each event that a sentence rests on. */
  cited(statement) {
    const rows = statement.events.map((id) => this.byId.get(id)).filter(Boolean);
    return rows.map((row) => {
      const link = h("button", { type: "button", class: "link cite", title: row.label, click: () => this.select(row.id) }, String(row.index + 1));
      return h("sup", null, "\u00a0", link);
    });
  }

  section(heading, ...content) {
    return h("section", { part: heading.replace("Heading", "") }, h(`h${this.settings.level + 1}`, null, this.words.say(heading)), ...content);
  }

  sources() {
    const { reading, words } = this;
    if (!reading.sources.length) return null;
    const items = reading.sources.map((source) =>
      h("li", null, `${words.number(source.number)}. `, ...sourceOf(source, words), source.when && h("span", { class: "soft" }, ` (${whenWords(source.when, words)})`)),
    );
    return this.section("sources", h("ol", { class: "sources" }, ...items));
  }

  findings() {
    const { reading, words } = this;
    const told = reading.findings.filter((finding) => finding.text);
    if (!told.length && !reading.generator) return null;
    const items = told.map((one) => h("li", null, one.source ? `${words.say("source", one.source)}: ` : "", h("bdi", null, one.text)));
    const list = told.length ? h("details", { class: "findings" }, h("summary", null, words.say("findings", told.length)), h("ul", null, ...items)) : null;
    return h("footer", { class: "soft" }, list, reading.generator && h("p", null, words.say("madeWith", reading.generator)));
  }

  /** After a change of the controls. */
  filtered() {
    this.axis?.show(this.filters.kept({ inView: false }).filter((row) => row.when));
    this.listed();
  }

  /** After a move of the axis. */
  moved(span) {
    this.filters.span = span;
    if (this.filters.inView.checked) this.listed();
  }

  listed() {
    const { words, filters } = this;
    const kept = new Set(filters.kept());
    for (const list of this.lists) {
      list.filter(kept);
      const section = list.element.closest("section");
      if (section) section.hidden = !list.rows.some((row) => kept.has(row));
    }
    const all = filters.rows.length;
    filters.reset.hidden = !filters.active;
    this.count.textContent = filters.active ? words.say("someOf", kept.size, all) : "";
    this.none.hidden = kept.size > 0 || all === 0;
  }

  toggled(row) {
    if (!row) return;
    if (row.when) this.axis?.select(row.id);
    this.settings.onSelect(row);
  }
}
