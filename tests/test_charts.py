"""Charts: every figure written in words, nothing cut off, the same bytes each time."""

import subprocess
import sys
from collections import defaultdict
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from tailan.charts import (
    Chart,
    ClaimRow,
    ObjectiveRow,
    PaceRow,
    PercentCount,
    PeriodRow,
    StatusCount,
    claim_chart,
    objective_chart,
    pace_chart,
    percent_distribution_chart,
    period_change_chart,
)
from tailan.charts.sheet import BAR, CLAIM, PAPER, WIDTH
from tailan.language import LANGUAGES
from tailan.report.blocks import Figure, Report
from tailan.report.pdf import render_pdf

LONG = "Төрийн үйлчилгээний чанар, хүртээмжийг нэмэгдүүлж, иргэдийн сэтгэл ханамжийг " * 3
OBJECTIVES = (
    ObjectiveRow("1", "Үйлчилгээ", Decimal("83.33"), Decimal("58.3"), 6, 7),
    ObjectiveRow("2", LONG, Decimal(100), Decimal(100), 4, 4),
    ObjectiveRow("3", "Хүний нөөц", Decimal(90), None, 0, 3),
    ObjectiveRow("4", "Байгаль орчин", Decimal(50), Decimal(0), 2, 2),
    ObjectiveRow("5", "Хяналт", None, None, 0, 0),
)
CLAIMS = (
    ClaimRow("1.1", "Хурал зохион байгуулах", Decimal(100), Decimal("37.5")),
    ClaimRow("1.2", LONG, Decimal(70), Decimal(0)),
    ClaimRow("1.3", "Сургалт", Decimal(50), Decimal("130.2")),
    ClaimRow("1.4", "Тайлан", Decimal(80), Decimal(80)),
)
PACES = (
    PaceRow("1.1", "Хурлын тоо", "8", "10", Decimal(80)),
    PaceRow("1.2", LONG, "0", "12.5", Decimal(0)),
    PaceRow("1.3", "Иргэдийн тоо", "21,960", "4,000", Decimal(549)),
)
PERIODS = (
    PeriodRow("1", "Үйлчилгээ", Decimal(80), Decimal("84.17"), 4, 5),
    PeriodRow("2", LONG, Decimal(90), Decimal(64), 3, 3),
    PeriodRow("3", "Шинэ", None, Decimal(70), 0, 2),
)
COUNTS = tuple(
    PercentCount(Decimal(value), f"{value}%", count) for value, count in ((0, 1), (70, 4), (100, 9))
)
STATUSES = (StatusCount("not_due", 2), StatusCount("not_evaluable", 0), StatusCount("unstated", 1))


def elements(chart: Chart, name: str) -> list[etree._Element]:
    return list(etree.fromstring(chart.svg.encode()).iter(f"{{http://www.w3.org/2000/svg}}{name}"))


def words(chart: Chart) -> list[str]:
    return [str(element.text) for element in elements(chart, "text")]


def bars(chart: Chart) -> list[tuple[float, float]]:
    """Left and right end of each bar, from top to bottom."""
    paths = [path.get("d", "") for path in elements(chart, "path")][1:]
    points = [[float(word) for word in path.split() if word not in "MLz"] for path in paths]
    return [(min(numbers[::2]), max(numbers[::2])) for numbers in points]


def ends_of_texts(chart: Chart) -> list[tuple[float, float]]:
    """Left and right end of each text, measured with the fonts' own widths."""
    faces = {
        weight: TTFont(str(files("tailan").joinpath(f"fonts/NotoSans-{face}.ttf")))
        for weight, face in (("400", "Regular"), ("700", "Bold"))
    }
    found = []
    for element in elements(chart, "text"):
        style = dict(part.split(": ", 1) for part in element.get("style", "").split("; "))
        font = faces[style.get("font-weight", "400")]
        names, widths = font.getBestCmap(), font["hmtx"]
        size = float(style["font-size"].removesuffix("px"))
        width = sum(widths[names[ord(char)]][0] for char in str(element.text)) * size / 1000
        start = float(element.get("x", "0"))
        before = {"end": 1.0, "middle": 0.5}.get(style.get("text-anchor", ""), 0.0) * width
        found.append((start - before, start - before + width))
    return found


def all_charts(language: str = "mn") -> tuple[Chart, ...]:
    return (
        objective_chart(OBJECTIVES, language),
        objective_chart(OBJECTIVES, language, width=504, size=11),
        claim_chart(CLAIMS, language),
        pace_chart(PACES, language),
        period_change_chart(PERIODS, language),
        percent_distribution_chart(COUNTS, STATUSES, language),
    )


def fills(chart: Chart) -> list[str]:
    """The fills of what is drawn, from top to bottom."""
    styles = [path.get("style", "") for path in elements(chart, "path")[1:]]
    return [style.split("fill: ")[1].split(";")[0] for style in styles]


def filled(chart: Chart, colour: str) -> list[tuple[float, float]]:
    """Left and right end of each bar of a colour."""
    return [bar for bar, fill in zip(bars(chart), fills(chart), strict=True) if fill == colour]


def test_every_objective_is_written_with_its_number_and_its_figures() -> None:
    written = words(objective_chart(OBJECTIVES, "mn"))
    for text in ("1. Үйлчилгээ", "83.33%", "58.3%", "6 / 7", "100%", "4 / 4", "0%", "0 / 3", "–"):
        assert text in written


def test_two_bars_of_an_objective_are_as_long_as_its_means() -> None:
    chart = objective_chart(OBJECTIVES[:1], "mn")
    swatch, reported = filled(chart, CLAIM)
    _, computed = filled(chart, BAR)
    (track,) = filled(chart, "#e9eef3")
    whole = track[1] - track[0]
    assert (reported[1] - reported[0]) / whole == pytest.approx(0.8333, abs=0.001)
    assert (computed[1] - computed[0]) / whole == pytest.approx(0.583, abs=0.001)
    assert swatch[1] - swatch[0] < 10


def test_what_cannot_be_checked_is_hatched_and_named() -> None:
    chart = objective_chart(OBJECTIVES[2:3], "mn")
    assert "шалгах утга алга" in words(chart)
    assert len(filled(chart, PAPER)) == 2
    assert fills(chart).count("none") == 2
    assert "шалгах утга алга" not in words(objective_chart(OBJECTIVES[:1], "mn"))


def test_an_objective_without_rated_measures_has_no_bar() -> None:
    chart = objective_chart(OBJECTIVES[4:], "mn")
    assert [round(right - left) for left, right in filled(chart, BAR)] == [7]
    assert "5-р зорилт: хувиар үнэлсэн арга хэмжээ алга" in chart.alternative


def test_a_mean_above_100_shortens_the_other_bars() -> None:
    above = ObjectiveRow("5", "Давсан", Decimal(100), Decimal(200), 1, 1)
    _, first, second = filled(objective_chart((OBJECTIVES[1], above), "mn"), BAR)
    assert first[1] - first[0] == pytest.approx((second[1] - second[0]) / 2, rel=0.001)


@pytest.mark.parametrize("count", [1, 8, 15])
def test_no_text_is_cut_off_however_long_the_names_are(count: int) -> None:
    rows = [
        ObjectiveRow(str(n), LONG, Decimal("99.9"), Decimal("9.99"), 10, 12) for n in range(count)
    ]
    for chart in (objective_chart(rows, "mn"), *all_charts()[2:]):
        ends = ends_of_texts(chart)
        assert min(left for left, _ in ends) > -1
        assert max(right for _, right in ends) < WIDTH + 1
        height = float(elements(chart, "svg")[0].get("viewBox", "").split()[3])
        heights = [float(text.get("y", "0")) for text in elements(chart, "text")]
        assert min(heights) > 0
        assert max(heights) < height - 2


def test_names_of_a_few_objectives_have_two_lines_and_of_many_one() -> None:
    rows = [ObjectiveRow(str(n), LONG, Decimal(9), Decimal(9), 1, 1) for n in range(1, 8)]
    few, many = words(objective_chart(rows[:2], "mn")), words(objective_chart(rows, "mn"))
    assert few[few.index("1. Төрийн үйлчилгээний чанар,") + 1].endswith("…")
    assert next(word for word in many if word.startswith("1. ")).endswith("…")


def test_of_very_many_objectives_those_are_drawn_that_differ_most() -> None:
    rows = [ObjectiveRow(str(n), "а", Decimal(100), Decimal(n), 1, 1) for n in range(1, 15)]
    written = words(objective_chart(rows, "mn"))
    assert "11. а" in written
    assert "12. а" not in written
    assert "Зураагүй зорилт: 3" in written


def test_a_claim_and_what_was_computed_stand_at_the_ends_of_a_line_the_longest_first() -> None:
    written = words(claim_chart(CLAIMS, "mn"))
    numbers = [word.split()[0] for word in written if word.startswith("1.")]
    assert numbers == ["1.3", "1.2", "1.1"]
    assert "Мэдээлсэн, тооцсон хувь нь тэнцүү арга хэмжээ: 1" in written
    assert {"100%", "37.5%", "130.2%"} <= set(written)
    circle, diamond = (
        filled(claim_chart(CLAIMS[:1], "mn"), PAPER)[-1],
        filled(claim_chart(CLAIMS[:1], "mn"), BAR)[-1],
    )
    assert sum(diamond) < sum(circle)


def test_of_very_many_claims_the_rest_is_counted() -> None:
    rows = [ClaimRow(f"1.{n}", "а", Decimal(100), Decimal(n)) for n in range(1, 16)]
    assert "Энд зураагүй, зөрүү нь бага арга хэмжээ: 3" in words(claim_chart(rows, "mn"))


def test_the_slowest_stands_first_and_the_line_is_what_was_due() -> None:
    chart = pace_chart(PACES, "mn")
    assert [word for word in words(chart) if word.startswith("1.")][1].startswith("1.1")
    assert {"8 / 10", "0 / 12.5", "21,960 / 4,000", "549%"} <= set(words(chart))
    (line,) = filled(chart, "none")
    ahead = filled(chart, CLAIM)[-1]
    assert ahead[1] - ahead[0] == pytest.approx(2 * (line[0] - ahead[0]), rel=0.001)


def test_a_change_shows_both_periods_with_their_counts() -> None:
    written = words(period_change_chart(PERIODS, "mn"))
    assert {"80% (4)", "84.17% (5)", "90% (3)", "64% (3)", "–", "70% (2)"} <= set(written)


def test_percents_are_counted_from_high_to_low_and_statuses_follow() -> None:
    written = words(percent_distribution_chart(COUNTS, STATUSES, "mn"))
    assert written == [
        "100%", "9", "70%", "4", "0%", "1",
        "Хугацаа болоогүй", "2", "Үнэлэх боломжгүй", "0", "Хувь бичээгүй", "1",
    ]  # fmt: skip


def test_a_status_is_told_apart_without_colour() -> None:
    drawn = fills(percent_distribution_chart(COUNTS, STATUSES, "mn"))
    assert drawn == [BAR, BAR, BAR, PAPER, "none", PAPER, PAPER, "none"]


def test_many_different_percents_are_counted_in_bands_of_ten() -> None:
    counts = [PercentCount(Decimal(n) / 2, f"{n / 2}%", 1) for n in range(160, 201)]
    chart = percent_distribution_chart(counts, (), "mn")
    assert words(chart)[::2] == ["100%", "90–100% (100 ороогүй)", "80–90% (90 ороогүй)"]
    assert words(chart)[1::2] == ["1", "20", "20"]


def test_dollar_signs_and_markup_are_printed_as_they_are() -> None:
    strange = ObjectiveRow("1", "$a^2$ <b> & \\frac #x ≥ 中", Decimal(1), Decimal(1), 1, 1)
    written = words(objective_chart([strange], "mn", width=900))
    assert "1. $a^2$ <b> & \\frac #x ≥ 中" in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_alternative_text_says_every_figure(language: str) -> None:
    objectives, _, claims, paces, periods, counts = all_charts(language)
    assert all(
        word in objectives.alternative for word in ("83.33%", "58.3%", "100%", "90%", "6", "7")
    )
    assert all(word in claims.alternative for word in ("1.1", "37.5%", "130.2%"))
    assert all(word in paces.alternative for word in ("8", "10", "80%", "549%"))
    assert all(word in periods.alternative for word in ("80% (4)", "84.17% (5)"))
    assert all(text in counts.alternative for text in ("100%: 9", "70%: 4", "0%: 1"))


def test_an_objective_without_a_number_is_spoken_of_by_its_words() -> None:
    bare = ObjectiveRow("", "Хүний нөөц", Decimal(70), Decimal(60), 1, 1)
    chart = objective_chart([bare], "mn")
    assert "Хүний нөөц: мэдээлсэн 70%" in chart.alternative
    assert "Хүний нөөц" in words(chart)


def test_a_chart_in_mongolian_holds_no_latin_letters() -> None:
    for chart in all_charts("mn"):
        said = " ".join(words(chart)) + chart.alternative
        assert not [char for char in said if char.isascii() and char.isalpha()]


def test_charts_are_opaque_and_undated() -> None:
    for chart in all_charts():
        assert "opacity" not in chart.svg
        assert "<dc:date>" not in chart.svg
        assert "Noto Sans" in chart.svg


def test_the_same_values_give_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys; sys.path[:0] = ['tests']; from test_charts import all_charts; "
        "sys.stdout.buffer.write(''.join(chart.svg for chart in all_charts()).encode())"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert made.decode() == "".join(chart.svg for chart in all_charts())


def test_matplotlib_s_settings_are_left_as_they_were() -> None:
    names = [name for name in mpl.rcParams if name != "backend"]
    before = {name: mpl.rcParams[name] for name in names}
    all_charts()
    assert {name: mpl.rcParams[name] for name in names} == before


def test_charts_need_no_screen_and_no_pyplot() -> None:
    code = (
        "import sys; sys.path[:0] = ['tests']; import tailan.charts; "
        "assert 'matplotlib' not in sys.modules; from test_charts import all_charts; all_charts(); "
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


def test_charts_fit_an_archive_pdf() -> None:
    blocks = tuple(
        Figure(svg=c.svg, caption="Зураг", alternative=c.alternative) for c in all_charts()
    )
    made = Report(language="mn", dated=date(2025, 6, 30), running_head="Аймаг", blocks=blocks)
    assert render_pdf(made).startswith(b"%PDF")


def test_rows_do_not_overlap() -> None:
    for chart in all_charts():
        columns = defaultdict(list)
        for text in elements(chart, "text"):
            columns[text.get("x")].append(float(text.get("y", "0")))
        for rows in columns.values():
            gaps = [below - above for above, below in pairwise(sorted(rows))]
            assert all(gap > 8 for gap in gaps)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="needs an objective"):
        objective_chart((), "mn")
    with pytest.raises(ValueError, match="needs one that differs"):
        claim_chart(CLAIMS[3:], "mn")
    with pytest.raises(ValueError, match="needs an indicator"):
        pace_chart((), "mn")
    with pytest.raises(ValueError, match="needs an objective"):
        period_change_chart((), "mn")
    with pytest.raises(ValueError, match="needs a count"):
        percent_distribution_chart((), (), "mn")
