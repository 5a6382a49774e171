import { edtfWords, whenWords } from "./dates.js";
import { h } from "./dom.js";
import { figureWords, likelihoodWords, speakerWords } from "./telling.js";

/** All that is known of an event, below its line: the words of its sources, who says it, why it has its date. */
export function detailsOf(row, context) {
  const { words } = context;
  const [here] = location.href.split("#"); // a fragment alone would be one of the page's <base>
  return h(
    "div",
    { class: "details", part: "details" },
    row.text && row.text !== row.label && !row.quotes.some(({ exact }) => exact.includes(row.text)) ? h("p", { dir: "auto", lang: row.language }, row.text) : null,
    ...row.quotes.map((quote) => quoteOf(quote, context)),
    h("dl", null, ...factsOf(row, context).flatMap(([name, ...values]) => [h("dt", null, words.say(name)), ...values.map((one) => h("dd", null, h("bdi", null, one)))])),
    h("p", { class: "soft" }, h("a", { href: `${here}#${context.name}.${encodeURIComponent(row.id)}` }, words.say("linkToEvent"))),
  );
}

/** A source as readers look it up: its number and title, linked where it has an address. */
export function sourceOf(source, words) {
  const title = source.link ? h("a", { href: source.link, rel: "noopener" }, h("bdi", null, source.title)) : h("bdi", null, source.title);
  return source.publisher ? [title, words.say("comma"), h("bdi", null, source.publisher)] : [title];
}

function quoteOf(quote, { sources, words }) {
  const source = sources[quote.source - 1];
  return h(
    "blockquote",
    { lang: source?.language || null, dir: "auto" },
    h("p", null, h("bdi", null, quote.prefix), h("mark", null, quote.exact), quote.suffix),
    source && h("cite", { lang: words.locale, dir: words.direction }, `${words.say("source", source.number)}: `, sourceOf(source, words)),
  );
}

/** What there is to say, as [key of its name, value, value ...]; what is unknown is not said. */
function factsOf(row, context) {
  const { words } = context;
  const told = [
    ["whoSays", row.attribution && speakerWords(row.attribution, words)],
    ["howLikely", row.likelihood && likelihoodWords(row.likelihood, words)],
    ["confidence", row.confidence],
    ["figures", ...row.figures.map((figure) => figureWords(figure, words))],
    ["asOf", row.asOf && whenWords(row.asOf, words)],
    ["reportedOn", row.reported && whenWords(row.reported, words)],
    ["whyDate", ...whyOf(row, context)],
    ["disagreement", ...row.conflicts.map((conflict) => conflictOf(conflict, context))],
    ["relations", ...row.relations.map((relation) => relationOf(relation, context))],
    ["named", row.names.length && words.list(row.names)],
    ["edited", row.edited && words.say(`edited_${row.edited.type}`) + (row.edited.reason ? `: ${row.edited.reason}` : "")],
  ];
  return told.map((fact) => fact.filter(Boolean)).filter((fact) => fact[1]);
}

/** How the date came about: in a sentence, and the words, anchor, rule and code behind it. */
function whyOf(row, { words }) {
  if (row.unreadable) return [words.say("unreadableDate", row.unreadable)];
  if (!row.when) return [row.undated];
  const behind = row.reasons.filter((reason) => reason.words).map((reason) => {
    const said = [words.say("wordsOf", reason.words), reason.anchor && words.say("countedFrom", edtfWords(reason.anchor, words)), reason.rule && words.say("byRule", reason.rule)];
    return said.filter(Boolean).join("; ");
  });
  const code = row.when.edtf && h("code", null, row.when.edtf);
  return [...row.why, ...new Set(behind)].concat(code ? [code] : []);
}

function conflictOf(conflict, context) {
  const { words } = context;
  const worded = (value) => (conflict.field === "when" ? edtfWords(value, words) : value);
  const values = conflict.values.map(({ value, source }) => worded(value) + (source ? ` (${words.say("source", source)})` : ""));
  return `${words.say(`field_${conflict.field}`)}: ${values.join(" / ")}`;
}

function relationOf(relation, context) {
  const other = context.byId.get(relation.event);
  if (!other) return null;
  const link = h("button", { type: "button", class: "link", click: () => context.onSelect(other.id) }, h("bdi", null, other.label));
  return h("span", null, `${context.words.say(`relation_${relation.type}`)}: `, link);
}
