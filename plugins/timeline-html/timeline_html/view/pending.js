// Parts that are still being made.

export function whenWords(when, words) {
  return when ? when.edtf : words.say("undated");
}

export function edtfWords(edtf) {
  return edtf;
}

export function figureWords(figure) {
  return figure.text;
}

export function oddsWords(likelihood) {
  return likelihood.term;
}

export function speakerWords(attribution) {
  return attribution.via.length ? `${attribution.speaker} (via ${attribution.via.join(", ")})` : attribution.speaker;
}

export function boundsWords({ low, best, high }, words) {
  return [low ?? best, high ?? best].map((value) => (value === null ? "…" : words.number(value))).join("–");
}
