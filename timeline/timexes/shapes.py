"""Classes that a token has by its shape: numbers, marks, ordinal endings. The same in every language."""

from __future__ import annotations

from typing import Final

SHAPES: Final = (
    (r"\s*(?:0[1-9]|1[0-2])", "int day n12 hour two sixty"),
    (r"\s*[1-9]", "int day n12 hour"),
    (r"\s*(?:1[3-9]|2[0-3])", "int day hour two sixty"),
    (r"\s*(?:2[4-9]|3[01])", "int day two sixty"),
    (r"\s*00", "int hour two sixty"),
    (r"\s*0", "int hour"),
    (r"\s*[345]\d", "int two sixty"),
    (r"\s*\d\d", "int two"),
    (r"\s*\d{3}", "int three"),
    (r"\s*(?:1\d{3}|20\d\d|21\d\d)", "int four y4"),
    (r"\s*\d{4}", "int four"),
    (r"\s*\d{8}", "int eight"),
    (r"\s*\d{5,7}", "int long"),
    (r"\s*\d{1,3}(?:,\d{3})+", "int big"),
    (r"\s*\d{1,2}\.[0-5]\d", "decimal clockdot"),
    (r"\s*\d+\.\d+", "decimal"),
    (r"(?i:st|nd|rd|th)", "ordsfx"),
    (r"s", "gs"),
    (r"-", "hyphen dash"),
    (r"\s+-|\s*[—–]", "dash"),
    (r"/", "slash"),
    (r":", "colon"),
    (r"\s*,", "comma"),
    (r"\s*\.", "dot stop"),
    (r"\s*[!?;:]", "stop"),
    (r"\s*\(", "open"),
    (r"\s*\)", "close"),
    (r"\s*'", "apos"),
    (r"\s*&", "amp"),
    (r"[TZWQPH]", "letter"),
    (r"\s*'\d\d", "shortyear"),
    (r"\s*[½¼¾]", "fraction"),
    (r"\s*[a-z]{2,}ed", "ed"),
)  # fmt: skip
"""In the order in which they are tried; the first that fits the whole token gives its classes."""
