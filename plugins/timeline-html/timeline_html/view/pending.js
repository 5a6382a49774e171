// Parts that are still being made.

export function whenWords(when) {
  return when.edtf;
}

export function figureWords(figure) {
  return figure.text;
}

export function oddsWords(likelihood) {
  return likelihood.term;
}

export function speakerWords(attribution) {
  return attribution.speaker;
}
