"""TimeML: what `timeline tag -f timeml` writes has only what TIMEX3 allows (TimeML 1.2.1)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import get_args

import pytest

from tests.test_timexes import RULES, article
from timeline import edtf
from timeline.analysis import times
from timeline.cli.timeml import written
from timeline.expressions import Mod, TimexType
from timeline.model import Dct
from timeline.timexes.engine import Rule

ALLOWED = {
    "tid", "type", "value", "mod", "quant", "freq", "temporalFunction", "anchorTimeID", "functionInDocument",
    "beginPoint", "endPoint",
}  # fmt: skip
_YEAR = r"(?:BC)?[\dX]{4}"
_TIME = r"T(?:MO|MI|AF|EV|NI|DT|[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?(?:Z|[+-]\d\d:\d\d)?)"
VALUE = re.compile(
    rf"{_YEAR}(?:-(?:[\dX]{{2}}(?:-[\dX]{{2}})?|W[\dX]{{2}}(?:-(?:[1-7X]|WE|WD))?|SP|SU|FA|WI|Q[1-4X]|H[12X]))?(?:{_TIME})?"
    rf"|(?:BC)?[\dX]{{1,3}}|{_TIME}|(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?=.)(?:(?:X|[\d.]+)(?:[YMWDQ]|DE|CE))*(?:X(?:DE|CE|Q))?(?:T(?:(?:X|[\d.]+)[HMS])+)?"
)


@pytest.mark.parametrize(("code", "rule"), RULES)
def test_every_expression_has_the_attributes_of_timex3(code: str, rule: Rule) -> None:
    dct = Dct(edtf.parse("2025-04-10"), "given", "certain")
    root = ET.fromstring(written(times(article(f"It began on 5 May 2024. {rule.example[0]}", dct=dct, language=code))))
    found = list(root.iter("TIMEX3"))
    names = [one.get("tid") for one in found]
    assert len(set(names)) == len(names)
    for one in found:
        assert set(one.attrib) <= ALLOWED
        assert one.get("type") in get_args(TimexType)
        assert one.get("mod") in (None, *get_args(Mod))
        assert one.get("anchorTimeID", "t0") in names
        assert VALUE.fullmatch(one.get("value", "")), one.attrib


def test_a_set_says_how_often() -> None:
    root = ET.fromstring(
        written(times(article("They meet every Tuesday and vote twice a week, three times each year.")))
    )
    sets = [(one.get("value"), one.get("quant"), one.get("freq")) for one in root.iter("TIMEX3")]
    assert sets == [("XXXX-WXX-2", "EVERY", None), ("P1W", None, "2X"), ("P1Y", None, "3X")]
