import { figureChart } from "./chart.js";
import { edtfWords, whenWords } from "./dates.js";
import { h } from "./dom.js";
import FIGURES from "./figures.css" with { type: "css" };
import { quantities } from "./series.js";
import { boundsWords, figureWords } from "./telling.js";

const CHARTS = 8; // quantities and
const ROWS = 12; // reports that are in the page before a reader asks for more
const CONFLICTS = 20;
const TOLD_KINDS = ["occurrence", "state", "statement", "assessment", "plan", "forecast"];
const TOLD_FIELDS = ["when", "figure", "kind", "attribution"];

/** The style sheet of both sections. */
export function figuresStyle() {
  return FIGURES;
}

/** Each quantity that was reported more than once, as a chart and a table; null where there is none. */
export function figuresSection(reading, words, onSelect, level = 3) {
  const found = quantities(reading.events, words).sort((one, other) => other.reports.length - one.reports.length);
  if (!found.length) return null;
  const shown = (some) => h("div", { class: "quantities" }, some.map((one) => quantityPart(one, words, level + 1)));
  return h(
    "section",
    { class: "figures", part: "figures", click: eventPress(onSelect) },
    h(`h${level}`, null, words.say("figuresOverTime")),
    shown(found.slice(0, CHARTS)),
    found.length > CHARTS ? filledLater(words.say("moreQuantities", found.length - CHARTS), () => shown(found.slice(CHARTS))) : null,
  );
}

/** What the sources of an event say differently, for each; null where they agree on all. */
export function conflictsSection(reading, words, onSelect, level = 3) {
  const rows = [...reading.events, ...reading.undated].filter((row) => row.conflicts.length);
  if (!rows.length) return null;
  const list = (some) => h("ul", { class: "conflicts" }, some.map((row) => conflictItem(row, reading, words)));
  return h(
    "section",
    { class: "figures", part: "conflicts", click: eventPress(onSelect) },
    h(`h${level}`, null, words.say("conflictsHeading")),
    list(rows.slice(0, CONFLICTS)),
    rows.length > CONFLICTS ? filledLater(words.say("moreConflicts", rows.length - CONFLICTS), () => list(rows.slice(CONFLICTS))) : null,
  );
}

/** One listener for all that leads to an event. */
function eventPress(onSelect) {
  return ({ target }) => {
    const found = target.closest("[data-event]");
    if (found) onSelect(found.getAttribute("data-event"));
  };
}

function eventButton(row) {
  return h("button", { type: "button", class: "link", "data-event": row.id }, h("bdi", null, row.label));
}

/** A part whose content is made when it is first opened. */
function filledLater(name, make, now) {
  const details = h("details", { toggle: () => details.childElementCount < 2 && details.append(make()) }, h("summary", null, name));
  if (now) details.append(make());
  return details;
}

function quantityPart(quantity, words, level) {
  const { unit, reports, pairs } = quantity;
  const chart = figureChart(quantity, words);
  const table = filledLater(words.say("reports", reports.length), () => reportTable(quantity, words), reports.length <= ROWS);
  table.open = !chart;
  return h(
    "div",
    { class: "quantity" },
    h(`h${level}`, null, h("bdi", null, unit)),
    pairs.length ? h("strong", { class: "alert" }, words.say("reportsDisagree")) : null,
    chart,
    table,
  );
}

function reportTable({ reports, pairs }, words) {
  const against = new Map();
  for (const [one, other] of pairs) for (const [n, m] of [[one, other], [other, one]]) against.set(n, [...(against.get(n) ?? []), m]);
  const heads = ["numberOf", "dateOf", "figureOf", "whoSays", "eventOf"].map((name) => h("th", { scope: "col" }, words.say(name)));
  return h(
    "div",
    { class: "table" },
    h("table", null, h("thead", null, h("tr", null, heads)), h("tbody", null, reports.map((report, n) => reportRow(report, n, against.get(n), words)))),
  );
}

function reportRow({ row, figure, who, when }, n, against, words) {
  const differs = against ? words.say("disagreesWith", against.sort((a, b) => a - b).slice(0, 5).map((m) => words.number(m + 1)).join(", ") + (against.length > 5 ? " …" : "")) : null;
  const bounds = figure.low === figure.high && figure.low !== null ? "" : boundsWords(figure, words);
  return h(
    "tr",
    null,
    h("th", { scope: "row" }, words.number(n + 1)),
    h("td", null, whenWords(when, words)),
    h("td", null, h("bdi", null, figureWords(figure, words)), bounds ? h("span", { class: "soft" }, " (", h("bdi", null, bounds), ")") : null, differs ? h("strong", { class: "alert" }, ` ${differs}`) : null),
    h("td", null, who ? h("bdi", null, who) : null),
    h("td", null, eventButton(row)),
  );
}

function conflictItem(row, reading, words) {
  return h(
    "li",
    null,
    eventButton(row),
    h("dl", null, row.conflicts.flatMap((conflict) => [
      h("dt", null, TOLD_FIELDS.includes(conflict.field) ? words.say(`field_${conflict.field}`) : conflict.field),
      ...conflictValues(conflict, reading, words),
    ])),
  );
}

/** Each value once, with all the sources that have it. */
function conflictValues({ field, values }, reading, words) {
  const found = new Map();
  for (const { value, source } of values) found.set(value, [...(found.get(value) ?? []), source]);
  return [...found].map(([value, numbers]) => {
    const sources = numbers.filter(Boolean).map((n) => [words.say("source", n), ": ", h("bdi", null, reading.sources[n - 1].title)]);
    return h("dd", null, h("bdi", null, valueWords(field, value, words)), sources.length ? h("span", { class: "soft" }, " – ", sources.flatMap((one, n) => (n ? ["; ", ...one] : one))) : null);
  });
}

function valueWords(field, value, words) {
  if (field === "kind" && TOLD_KINDS.includes(value)) return words.say(value);
  return field === "when" ? edtfWords(value, words) : value;
}
