import { readWhen } from "./calendar.js";

export const FORMAT_VERSION = 1;
const CLAIMS = new Set(["statement", "assessment"]);
const OUTLOOK = new Set(["plan", "forecast"]);

/** Why a file cannot be shown at all, in words for a reader. */
export class Unreadable extends Error {}

/**
 * What the view draws of a saved timeline. A reader of files of strangers: what is no event, no date or no text is left
 * out and counted in `notices`; only what is no timeline at all throws `Unreadable`.
 */
export function readTimeline(data, words) {
  if (!isObject(data) || data.format !== "timeline") throw new Unreadable(words.say("notTimeline"));
  const notices = [];
  if (Number(data.version) > FORMAT_VERSION) notices.push(words.say("newerVersion", String(data.version), String(FORMAT_VERSION)));
  const sources = readObjects(data.sources).map((source, index) => readSource(source, index + 1));
  const numbers = new Map(sources.map((source) => [source.id, source.number]));
  const edited = readChanges(data.changes);
  const languages = new Map(sources.map((source) => [source.number, source.language]));
  const dated = readRows(data.events, numbers, edited);
  const rest = readRows(data.undated, numbers, edited);
  const events = dated.rows.filter((row) => row.when);
  const undated = [...dated.rows.filter((row) => !row.when), ...rest.rows];
  [...events, ...undated].forEach((row, index) => Object.assign(row, { index, language: languages.get(row.sources[0]) || null }));
  if (dated.lost + rest.lost) notices.push(words.say("lostEvents", dated.lost + rest.lost));
  const unclear = undated.filter((row) => row.unreadable).length;
  if (unclear) notices.push(words.say("lostDates", unclear));
  return {
    title: readText(data.title),
    asOf: readWhen(data.as_of),
    generator: readText(data.generator),
    sources,
    summary: { bottomLine: statements(data.summary?.bottom_line), developments: statements(data.summary?.developments) },
    findings: readObjects(data.findings).map((one) => ({ text: readText(one.message), source: numbers.get(one.article) })),
    notices,
    events,
    undated,
  };
}

/** "fact", "claim" or "outlook": what the mark of an event says. */
export function markOf(row) {
  return CLAIMS.has(row.kind) ? "claim" : OUTLOOK.has(row.kind) ? "outlook" : "fact";
}

function readRows(value, numbers, edited) {
  const list = Array.isArray(value) ? value : [];
  const rows = list.filter((event) => isObject(event) && (event.label || event.text)).map((event) => readRow(event, numbers, edited));
  return { rows, lost: list.length - rows.length };
}

function readRow(event, numbers, edited) {
  const when = readWhen(event.when);
  const places = readObjects(event.provenance);
  const articles = [...new Set(places.map((place) => readText(place.article)))];
  return {
    index: 0,
    id: readText(event.id),
    label: readText(event.label) || readText(event.text) || "…",
    text: readText(event.text),
    kind: readText(event.kind) || "occurrence",
    status: readText(event.status) || "asserted",
    when,
    unreadable: !when && isObject(event.when) ? readText(event.when.edtf) || "?" : "",
    reported: readWhen(event.reported),
    asOf: readWhen(event.as_of),
    attribution: isObject(event.attribution) ? readAttribution(event.attribution) : null,
    likelihood: isObject(event.likelihood) ? readLikelihood(event.likelihood) : null,
    confidence: readText(event.confidence),
    figures: readObjects(event.figures).map(readFigure),
    places: readTexts(event.places),
    names: readTexts(event.names),
    quotes: places.map((place) => readQuote(place, numbers)).filter((quote) => quote.exact),
    reasons: places.map(readReason),
    why: [...new Set(places.map((place) => readText(place.why)).filter(Boolean))],
    conflicts: readObjects(event.conflicts).map((one) => readConflict(one, numbers)).filter((one) => one.values.length),
    relations: readObjects(event.relations).map((one) => ({ type: readText(one.type), event: readText(one.event) })),
    articles,
    sources: [...new Set(articles.map((article) => numbers.get(article)).filter(Boolean))],
    salience: readNumber(event.salience) ?? 0,
    undated: readText(event.undated),
    pinned: event.pinned === true,
    edited: edited.get(event.id) ?? null,
    event,
  };
}

function readAttribution(said) {
  return { speaker: readText(said.speaker), via: readTexts(said.via) };
}

function readLikelihood(said) {
  return { term: readText(said.term), scale: readText(said.scale), low: readNumber(said.low), high: readNumber(said.high) };
}

function readFigure(figure) {
  return {
    text: readText(figure.text),
    low: readNumber(figure.low),
    best: readNumber(figure.best),
    high: readNumber(figure.high),
    unit: readText(figure.unit),
    qualifier: readText(figure.qualifier),
    cumulative: figure.cumulative === true,
    shareOf: readText(figure.share_of),
    state: readText(figure.state),
  };
}

function readQuote(place, numbers) {
  const { exact, prefix, suffix } = isObject(place.quote) ? place.quote : {};
  const [before, after] = [prefix, suffix].map((one) => (typeof one === "string" ? one : "")); // their blanks part words
  return { exact: readText(exact), prefix: around(before, /^[^]*\n\s*\n/, /^\S{0,15}\s+|^/, "…\u00a0"), suffix: around(after, /\n\s*\n[^]*$/, /\s+\S{0,15}$|$/, "\u00a0…"), source: numbers.get(place.article) };
}

/** What stands around a quote, in its own paragraph; a long one is cut out of more, and loses the word cut through. */
function around(text, beyond, cut, sign) {
  const near = text.replace(beyond, "");
  return near === text && text.length > 24 ? text.replace(cut, sign) : near;
}

function readReason(place) {
  const anchor = isObject(place.anchor) ? readText(place.anchor.edtf) : "";
  return { words: readText(place.words), rule: readText(place.rule), anchor };
}

function readConflict(conflict, numbers) {
  const [values, articles] = [conflict.values, conflict.articles].map((list) => (Array.isArray(list) ? list.map(readText) : []));
  return { field: readText(conflict.field), values: values.map((value, n) => ({ value: value || "…", source: numbers.get(articles[n]) })) };
}

function readSource(source, number) {
  const from = readText(source.source);
  return {
    number,
    id: readText(source.id),
    title: readText(source.title) || from || readText(source.id),
    from,
    link: /^https?:\/\/\S+$/i.test(from) ? from : "",
    publisher: readText(source.publisher),
    language: readText(source.language),
    when: readWhen(source.dct?.when),
  };
}

/** What a person changed, by the id of the event that now stands there. */
function readChanges(value) {
  const found = new Map();
  for (const change of readObjects(value)) {
    for (const id of readTexts(change.events)) found.set(id, { type: readText(change.type), reason: readText(change.reason) });
  }
  return found;
}

function statements(value) {
  return readObjects(value).map((one) => ({ text: readText(one.text), events: readTexts(one.events) }));
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function readObjects(value) {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function readTexts(value) {
  return Array.isArray(value) ? value.map(readText).filter(Boolean) : [];
}

function readText(value) {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

function readNumber(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
