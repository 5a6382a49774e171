// Quantities that were reported more than once, and whether the reports can all be so: the rules of timeline/series.py,
// quantities.py and matters.py.

import { speakerWords } from "./telling.js";

// Units that say themselves what became of the counted.
const TELLING = wordSet("dead deaths death fatalities lives killed died injured wounded hurt injuries missing bodies casualties");
const PEOPLE = /^(people|persons?|individuals?|victims)$/;
// Verbs that say how much there is and not what was done, so that two of them may count the same thing.
const LEVEL = wordSet(
  "be is are was were been being have has had having hold holds held own owns owned employ employs employed number numbers numbered total totals totalled reach reaches reached stand stands stood rise rises rose risen fall falls fell fallen grow grows grew grown climb climbs climbed drop drops dropped count counts counted include includes included report reports reported put puts estimate estimates estimated say says said",
);
// Words that do not tell what a figure is about.
const EMPTY = wordSet(
  "the and for but with from that which who whom when while where this these those their its his her our were was had has have been are will would could may might said says say told according than more less least most about over under some around nearly almost another further alone also still now then there here all both after before since until during into onto off out toll tolls total totals number numbers figure figures count least far rose risen rises rise reached reaches stood stands people person persons",
);
// Words that say what became of people, and not of what.
const HARM = wordSet("kill kills killed killing die dies died dead death deaths lives victims fatalities injured wounded hurt missing bodies");
const FOREPART = 5; // letters by which 'explodes' and 'explosion' are one word
const ALIKE = 2; // words that a toll shares at least with a report of the same deaths
const FREQUENT = 20; // a word of more tolls than these tells of none of them
const DAY = 1440; // minutes, not imported: what a part shares makes the main script larger
const DAYS_A_TOLL = 366;
const ON_TOP = /another|additional|extra|further/;
const ABOUT = 0.1; // by how much of itself a bare number may be off
const MOST_PAIRS = 200;

/**
 * What was reported at least twice, in the order of the rows: [{unit, reports, pairs}]. A report is {row, figure, who,
 * when}: `when` is the time it holds for, or null. `pairs` are [n, m], numbers of reports that cannot both be so.
 */
export function quantities(rows, words) {
  const found = new Map();
  const order = new Map();
  for (const row of rows) {
    order.set(row.id, order.size);
    for (const figure of row.figures) {
      if (!figure.unit && !figure.shareOf) continue;
      const key = keyOf(figure, row);
      if (!found.has(key)) found.set(key, []);
      found.get(key).push({ row, figure, who: row.attribution ? speakerWords(row.attribution, words) : "", when: holdsFor(row) });
    }
  }
  const parted = new Map([...found].map(([key, reports]) => [key, matters(reports)]));
  for (const [key, [{ figure, row }]] of found) {
    const single = figure.state && figure.cumulative && parted.get(keyOf({ ...figure, cumulative: false }, row));
    if (!single) continue;
    const tolls = parted.get(key);
    for (const [n, ones] of takenBy(tolls, single)) {
      tolls[n] = [...tolls[n], ...ones].sort((one, other) => order.get(one.row.id) - order.get(other.row.id));
    }
  }
  return [...parted.values()]
    .flat()
    .filter(([first, ...rest]) => rest.length && (first.row.articles.length > 1 || rest.some(({ row }) => row !== first.row)))
    .map((reports) => ({ unit: unitWords(reports[0].figure), reports, pairs: pairsApart(reports) }));
}

/** What a figure counts, in a normal form: the thing, what became of it, the whole, whether it is a sum, what was done. */
function keyOf(figure, row) {
  const unit = folded(figure.unit);
  const thing = figure.state && (PEOPLE.test(unit) || (TELLING.has(unit) && unit !== "casualties")) ? "people" : unit;
  return JSON.stringify([thing, figure.state, folded(figure.shareOf), figure.cumulative, deedOf(figure, row)]);
}

/**
 * Numbers of tolls with the reports that each goes on from, which are taken out of `single`: those of deaths that share
 * two words with it, or all there are of one matter where the toll does not say of what it is.
 */
function takenBy(tolls, single) {
  const about = tolls.map((toll) => new Set(toll.flatMap(subjectsOf)));
  const index = new Map();
  for (const [n, words] of about.entries()) {
    for (const word of words) {
      if (!index.has(word)) index.set(word, []);
      index.get(word).push(n);
    }
  }
  const lone = tolls.length === 1 && single.length === 1 && !about[0].size;
  const taken = new Map();
  for (const [n, group] of single.entries()) {
    single[n] = group.filter((one) => {
      const toll = lone ? 0 : tollLike(one, index);
      if (toll === null || !goesOn(one, tolls[toll])) return true;
      if (!taken.has(toll)) taken.set(toll, []);
      taken.get(toll).push(one);
      return false;
    });
  }
  return taken;
}

/** The first toll of those that share most words with a report, and no fewer than two. */
function tollLike(one, index) {
  const count = new Map();
  for (const word of new Set(subjectsOf(one))) {
    const tolls = index.get(word) ?? [];
    if (tolls.length <= FREQUENT) for (const n of tolls) count.set(n, (count.get(n) ?? 0) + 1);
  }
  const most = Math.max(0, ...count.values());
  return most < ALIKE ? null : Math.min(...[...count.keys()].filter((n) => count.get(n) === most));
}

/** Whether a toll may count on from a report: it is none of an earlier day, of years later, or of fewer. */
function goesOn({ figure, when }, toll) {
  if (!Number.isFinite(when?.from)) return false;
  const last = toll.reduce((to, one) => (Number.isFinite(one.when?.to) ? Math.max(to, one.when.to) : to), -Infinity);
  const most = toll.reduce((high, one) => Math.max(high, figureBounds(one.figure).most), -Infinity);
  const days = dayOf(last) - dayOf(when.from);
  return days > 0 && days <= DAYS_A_TOLL && figureBounds(figure).least <= most;
}

function dayOf(moment) {
  return Math.floor(moment / DAY);
}

function holdsFor({ when, asOf, reported }) {
  return asOf ?? (when && !(Number.isFinite(when.from) && Number.isFinite(when.to)) ? reported : null) ?? when;
}

function unitWords({ unit, state, shareOf }) {
  if (shareOf) return `${unit} (share of ${shareOf})`.trim();
  const told = !state || unit.includes(state) || folded(unit).split(/\s+/).some((word) => TELLING.has(word));
  return told ? unit : `${unit} ${state}`.trim();
}

/** The stem of what was done to the counted; empty where the figure says it, or is a sum, a share or a level. */
function deedOf({ state, shareOf, cumulative }, row) {
  if (state || shareOf || cumulative) return "";
  const verb = folded(placesOf(row).map(triggerOf).find(Boolean) ?? "");
  return LEVEL.has(verb) ? "" : stemOf(verb);
}

/** Reports parted by what they are about: such as share no word, not even through others. */
function matters(reports) {
  const about = reports.map(aboutOf);
  const leads = new Map();
  const lead = (word) => {
    let first = word;
    while ((leads.get(first) ?? first) !== first) first = leads.get(first);
    leads.set(word, first);
    return first;
  };
  for (const [first, ...rest] of about) for (const word of rest) leads.set(lead(word), lead(first));
  const found = new Map();
  about.forEach((stems, n) => {
    const key = stems.length ? lead(stems[0]) : "";
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(reports[n]);
  });
  return found.size - found.has("") < 2 ? [reports] : [...found.values()];
}

/** Stems of the words that tell what a figure is about: of a sum or of what became of people, the names alone. */
function aboutOf({ row, figure }) {
  const texts = figure.state || figure.cumulative ? [...row.names, ...row.places] : placesOf(row).map((place) => restOf(place, figure));
  return [...new Set(texts.flatMap(tellingWords).map(stemOf))];
}

/** Foreparts of the words of its label that tell of what people came to harm: 'ferry' and 'sink', not who counts. */
function subjectsOf({ row, figure }) {
  const words = tellingWords(String(row.event.label ?? "").replace(figure.text, () => " "));
  return words.filter((word) => !HARM.has(word)).map((word) => [...stemOf(word)].slice(0, FOREPART).join(""));
}

function tellingWords(text) {
  return (folded(text).match(/[\p{L}\p{Nl}\p{No}]{3,}/gu) ?? []).filter((word) => !EMPTY.has(word));
}

/** A clause without its figure, its time and the word that names the event. */
function restOf(place, figure) {
  const told = [figure.text, place.words, triggerOf(place)];
  return told.reduce((text, words) => (words ? text.replace(words, () => " ") : text), clauseOf(place));
}

function triggerOf(place) {
  const from = place.trigger?.start - place.clause?.start;
  return from >= 0 ? [...clauseOf(place)].slice(from, place.trigger.end - place.clause.start).join("") : "";
}

function clauseOf(place) {
  return String(place.quote?.exact ?? "");
}

function placesOf(row) {
  return [row.event.provenance].flat().filter((place) => place instanceof Object);
}

/** Pairs of two speakers or two articles whose dates overlap and whose bounds do not meet, not more than are told. */
function pairsApart(reports) {
  const voices = new Map();
  const told = reports.map((report, n) => ({ ...report, ...figureBounds(report.figure), n, voice: voiceNumber(report, voices) })).filter(canDiffer);
  const [least, most] = [told.reduce((low, one) => Math.max(low, one.least), -Infinity), told.reduce((high, one) => Math.min(high, one.most), Infinity)];
  if (least <= most || voices.size < 2) return []; // all meet, or one voice corrects itself
  told.sort((one, other) => (one.when.from === other.when.from ? 0 : one.when.from < other.when.from ? -1 : 1));
  const pairs = [];
  for (const [n, one] of told.entries()) {
    for (let m = n + 1; m < told.length && told[m].when.from < one.when.to; m++) {
      const other = told[m];
      if ((one.least <= other.most && other.least <= one.most) || one.voice === other.voice || !voicesDiffer(one, other) || wentOn(one, other)) continue;
      pairs.push([one.n, other.n].sort((a, b) => a - b));
      if (pairs.length === MOST_PAIRS) return pairs;
    }
  }
  return pairs;
}

/** The same for the same speaker in the same articles: of thousands of reports most are told apart by it at once. */
function voiceNumber({ who, row }, voices) {
  const key = JSON.stringify(row.articles.length ? [who, row.articles] : voices.size);
  if (!voices.has(key)) voices.set(key, voices.size);
  return voices.get(key);
}

/** 'Another 12' is on top of a number that is not told; and what has no date or an empty one overlaps with none. */
function canDiffer({ figure, when }) {
  return !ON_TOP.test(figure.qualifier) && when && when.from < when.to && (Number.isFinite(when.from) || Number.isFinite(when.to));
}

function voicesDiffer(one, other) {
  return one.who !== other.who || (!one.who && !one.row.articles.some((article) => other.row.articles.includes(article)));
}

/** More by a later day ('up to Monday', 'up to Friday'): both are only known to hold by some day. */
function wentOn(one, other) {
  return one.when.from === other.when.from && !Number.isFinite(one.when.from) && one.when.to !== other.when.to && one.when.to < other.when.to === one.most < other.least;
}

/** The least and the most that it can be, infinite where that is open. */
function figureBounds({ low, best, high }) {
  const spare = best === null ? Infinity : Math.abs(best) * ABOUT;
  return { least: low ?? (best ?? 0) - spare, most: high ?? (best ?? 0) + spare };
}

function stemOf(word) {
  return word.replace(/(?:ing|ed|es|e|(?<!s)s)$/, "");
}

/** Letters whatever their case, as Python folds them. */
function folded(text) {
  return text.toUpperCase().toLowerCase();
}

function wordSet(text) {
  return new Set(text.split(" "));
}
