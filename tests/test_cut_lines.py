"""Sentences around figures that a page prints in several lines are read whole."""

import pytest

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

WORDS = form_words("statistics")


def read(*lines: str) -> Plan:
    return read_plan(read_document("\n\n".join(["# СУВАГ", *lines]).encode(), "a.txt"), WORDS)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (("Өнөөг хүртэл", "нийт 126 удаагийн сургалт"), ["Өнөөг хүртэл нийт … удаагийн сургалт"]),
        (("Нийт 45 үйлчилгээ", "системд нэвтэрсэн"), ["Нийт … үйлчилгээ системд нэвтэрсэн"]),
        (("АЙМГИЙН 16,222", "ИРГЭН СИСТЕМД", "БҮРТГЭЛТЭЙ."),
         ["АЙМГИЙН … ИРГЭН СИСТЕМД БҮРТГЭЛТЭЙ"]),
        # what stands beside a sentence
        (("Өнөөдөр.", "нийт 5 иргэн"), ["нийт … иргэн"]),
        (("Утас 12", "вэб 13"), ["Утас", "вэб"]),
        (("Утас", "вэб", "87%", "13%"), ["Утас", "вэб"]),
        (("12 СУМ", "СУМЫН ТӨВ"), ["СУМ"]),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_in_the_next_line(lines: tuple[str, ...], rows: list[str]) -> None:
    assert [cell.row for cell in read(*lines).statistics] == rows


def test_a_figure_stands_in_its_own_line() -> None:
    plan = read("Өнөөг хүртэл", "нийт 126 удаагийн сургалт")
    assert [(one.place, one.raw) for one in plan.traces if one.field == "value"] == [
        ("line 5", "нийт 126 удаагийн сургалт")
    ]
