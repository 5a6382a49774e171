"""The languages of the view: each complete, and its dates as its readers write them."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

PLURALS = {"zero", "one", "two", "few", "many", "other"}

# Language, EDTF = words. Letters that are not seen (no-break spaces) are plain spaces here.
TABLE = """
de 2024-08-05T14:30                   = 5. August 2024, 14:30 Uhr
de -0043-03-15                        = 15. März 44 v. Chr.
de 1983~                              = um 1983
de [2024-08-05..2024-08-07]           = zwischen dem 5. und dem 7. August 2024
de [2024-08-05T06..2024-08-05T11]     = zwischen 06:00 und 12:00 Uhr am 5. August 2024
de 198X/..                            = seit den 1980er-Jahren
de ../18XX                            = bis ins 19. Jahrhundert
de 2024-24                            = Winter 2024/25
de [1667,1668,1670..1672]             = 1667, 1668 oder zwischen 1670 und 1672
fr 2024-03-01                         = 1er mars 2024
fr 2024-06-05/2024-06-07              = du 5 au 7 juin 2024
fr ../2024-08-05                      = jusqu’au 5 août 2024
fr ../1985                            = jusqu’en 1985
fr -01XX                              = IIe siècle av. J.-C.
fr 156X-12-25                         = 25 décembre d’une année des années 1560
fr [1984~..1986]                      = entre environ 1984 et 1986
es 2024-08                            = agosto de 2024
es [2024-12-29..2025-01-07]           = entre el 29 de diciembre de 2024 y el 7 de enero de 2025
es 2009-06/2009-08                    = de junio a agosto de 2009
es 18XX/..                            = desde el siglo XIX
es [..2025-03]                        = a más tardar en marzo de 2025
uk 2024-08                            = серпень 2024 р.
uk 2024-08/..                         = з серпня 2024 р.
uk [2024-08..2025-03]                 = у проміжку від серпня 2024 р. до березня 2025 р.
uk 198X~                              = близько 1980-х років
uk 1971/1974                          = 1971–1974 рр.
uk -0043/0014                         = 44 р. до н. е. – 14 р. н. е.
ar 2009/..                            = منذ عام 2009
ar [2024-08-05..2024-08-07]           = بين 5 و7 أغسطس 2024
ar 18XX                               = القرن الـ19
en-US 2024-08-05                      = August 5, 2024
en-US [2024-08-05..2024-08-07]        = between August 5 and 7, 2024
en-US [2024-08-05T18..2024-08-05T23]  = between 6:00 PM and midnight on August 5, 2024
en-US Y-170000002                     = 170,000,003 BCE
ja 2024-08-05/2024-08-07              = 2024年8月5日～2024年8月7日
ja -0043                              = 紀元前44年
ja 2009/..                            = since 2009年
fa 2024-08-05                         = ۵ اوت ۲۰۲۴
th 2024                               = 2024
"""
CASES = [re.fullmatch(r"(\S+) (\S+) += (.+)", line).groups() for line in TABLE.strip().splitlines()]  # type: ignore[union-attr]


def seen(text: str) -> str:
    return re.sub(r"[\u200e\u200f\u061c]", "", re.sub(r"[\u00a0\u202f\u2009]", " ", text))


def test_dates_are_written_as_in_newspapers_of_the_language(module: Page):
    script = """async (cases) => {
        const { edtfWords } = await import("/view/dates.js");
        const { Words } = await import("/view/words.js");
        return cases.map(([language, edtf]) => edtfWords(edtf, new Words(language)));
    }"""
    told = module.evaluate(script, CASES)
    assert [(*case[:2], seen(words)) for case, words in zip(CASES, told, strict=True)] == CASES


def test_every_language_says_every_phrase_with_the_same_gaps(module: Page):
    script = """async () => {
        const { ENGLISH } = await import("/view/words.js");
        return [ENGLISH, globalThis.timelineParts];
    }"""
    english, languages = module.evaluate(script)
    assert set(languages) == {"ar", "de", "es", "fr", "uk"}
    for language, table in languages.items():
        assert set(english) - set(table) == set(), language
        for name, entry in table.items():
            known = english.get(name, english.get(name.partition(".")[0]))
            assert known is not None, (language, name)
            assert gaps(entry) == gaps(known), (language, name, entry)


def gaps(entry: Any) -> set[str]:
    """The gaps of a phrase; of the forms of a plural all have some of those that `other` has."""
    if isinstance(entry, str):
        return set(re.findall(r"\{\d\}", entry))
    found = gaps(entry["other"])
    assert all(gaps(form) <= found for name, form in entry.items() if name in PLURALS)
    return found


def test_every_count_has_a_form_in_every_language(module: Page):
    script = """async (counts) => {
        const { Words } = await import("/view/words.js");
        return Object.fromEntries(["en", "de", "fr", "es", "uk", "ar"].map((language) => {
            const words = new Words(language);
            return [language, counts.map((count) => words.say("events", count))];
        }));
    }"""
    said = module.evaluate(script, [0, 1, 2, 5, 21, 100])
    assert said["en"] == ["0 events", "1 event", "2 events", "5 events", "21 events", "100 events"]
    assert said["uk"] == ["0 подій", "1 подія", "2 події", "5 подій", "21 подія", "100 подій"]
    assert said["ar"] == ["لا أحداث", "حدث واحد", "حدثان", "5 أحداث", "21 حدثًا", "100 حدث"]
    assert said["fr"][:2] == ["0 événement", "1 événement"]


def test_the_direction_of_a_language(module: Page):
    script = """async (tags) => {
        const { direction } = await import("/view/words.js");
        return tags.map(direction);
    }"""
    tags = ["ar", "he-IL", "fa", "ur", "az-Arab", "en", "uk", "ja", "no tag at all", ""]
    assert module.evaluate(script, tags) == ["rtl"] * 5 + ["ltr"] * 5


def test_what_is_no_language_is_english(module: Page):
    script = """async (tags) => {
        const { Words } = await import("/view/words.js");
        return tags.map((tag) => new Words(tag).locale);
    }"""
    assert module.evaluate(script, ["", "x", "not a language", "en_GB", "tlh", "constructor"]) == ["en"] * 6
