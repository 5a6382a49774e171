// Figures, odds and speakers as a person writes them, as timeline/wording.py has them, in any language.

/** The figure as its source words it, or from its numbers where there are no words. */
export function figureWords(figure, words) {
  const text = (figure.text ?? "").trim().replace(/\s+/g, " ");
  if (text) return text;
  const share = figure.shareOf ? words.say("ofThe", figure.shareOf) : "";
  return [amountWords(figure, words), share, figure.unit].filter(Boolean).join(" ");
}

/** From the least to the most that it can be: '40 or more', '5,000 to 6,000', '65'; empty where it has no number. */
export function boundsWords({ low, best, high }, words) {
  if (low === null && high === null) return best === null ? "" : words.number(best);
  return rangeOf(low, high, words, (value) => words.number(value));
}

/** The term as used, with the range that its scale gives it: 'highly likely (PHIA: 80% to 90%)'. */
export function likelihoodWords(likelihood, words) {
  const told = oddsWords(likelihood, words);
  return told ? `${likelihood.term} (${told})` : likelihood.term;
}

/** The scale and the range that it gives the term: 'PHIA: 80% to 90%'; empty where neither is known. */
export function oddsWords({ scale, low, high }, words) {
  const odds = low === null && high === null ? "" : rangeOf(low, high, words, (value) => words.percent(value));
  return [scale, odds].filter(Boolean).join(": ");
}

/** Who says so, and through whom: 'the ministry (via state media)'; empty where an article says it itself. */
export function speakerWords(attribution, words) {
  if (!attribution) return "";
  const { speaker, via = [] } = attribution;
  return via.length ? words.say("via", speaker, via.join(words.say("comma"))) : speaker;
}

function rangeOf(low, high, words, told) {
  if (high === null) return words.say("orMore", told(low));
  if (low === null) return words.say("upToNumber", told(high));
  return low === high ? told(low) : words.say("numbersTo", told(low), told(high));
}

function amountWords({ low, best, high, qualifier }, words) {
  const said = (value) => `${qualifier} ${words.number(value)}`;
  if (best !== null && qualifier) return said(best);
  if (low !== null && high !== null) return rangeOf(low, high, words, (value) => words.number(value));
  if (best !== null) return words.number(best);
  if (low !== null) return qualifier ? said(low) : words.say("atLeast", words.number(low));
  if (high !== null) return qualifier ? said(high) : words.say("atMost", words.number(high));
  return qualifier;
}
