// The words of the view in other languages than English, which stands in words.js.

export const LANGUAGES = {};
