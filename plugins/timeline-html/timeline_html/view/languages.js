// The words of the view in other languages than English, which stands in words.js.

import { ARABIC } from "./arabic.js";
import { FRENCH } from "./french.js";
import { GERMAN } from "./german.js";
import { SPANISH } from "./spanish.js";
import { UKRAINIAN } from "./ukrainian.js";

export const LANGUAGES = { ar: ARABIC, de: GERMAN, es: SPANISH, fr: FRENCH, uk: UKRAINIAN };
