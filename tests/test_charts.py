"""Charts: every figure written in words, nothing cut off, the same bytes each time."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from tailan.chart_sheet import WIDTH

from tailan.charts import (
    Chart,
    ObjectiveMean,
    PercentCount,
    StatusCount,
    objective_means_chart,
    percent_distribution_chart,
)
from tailan.language import LANGUAGES
from tailan.report.blocks import Figure, Report
from tailan.report.pdf import render_pdf

LONG = "Төрийн үйлчилгээний чанар, хүртээмжийг нэмэгдүүлж, иргэдийн сэтгэл ханамжийг " * 3
MEANS = (
    ObjectiveMean("1", "Үйлчилгээ", Decimal("58.333"), "58.33%", 6, 7),
    ObjectiveMean("2", LONG, Decimal(100), "100%", 4, 4),
    ObjectiveMean("3", "Хүний нөөц", None, "", 0, 3),
    ObjectiveMean("4", "Байгаль орчин", Decimal(0), "0%", 2, 2),
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
    """Left and right end of each text, measured with the font's own widths."""
    font = TTFont(str(files("tailan").joinpath("fonts/NotoSans-Bold.ttf")))
    names, widths = font.getBestCmap(), font["hmtx"]
    found = []
    for element in elements(chart, "text"):
        style = dict(part.split(": ", 1) for part in element.get("style", "").split("; "))
        size = float(style["font-size"].removesuffix("px"))
        width = sum(widths[names[ord(char)]][0] for char in str(element.text)) * size / 1000
        start = float(element.get("x", "0"))
        is_end = style.get("text-anchor") == "end"
        found.append((start - width, start) if is_end else (start, start + width))
    return found


def both(language: str = "mn") -> tuple[Chart, Chart]:
    return (
        objective_means_chart(MEANS, language),
        percent_distribution_chart(COUNTS, STATUSES, language),
    )


def test_every_objective_is_written_with_its_number_and_its_figures() -> None:
    written = words(objective_means_chart(MEANS, "mn"))
    for text in ("1. Үйлчилгээ", "58.33%", "6 / 7", "100%", "4 / 4", "0%", "0 / 3"):
        assert text in written


def test_an_objective_without_rated_measures_says_so_and_has_no_bar() -> None:
    only = objective_means_chart(MEANS[2:3], "mn")
    assert "Үнэлсэн арга хэмжээ алга" in words(only)
    assert bars(only) == []


def test_bars_are_as_long_as_the_means() -> None:
    track, first, _, second, _, last = bars(objective_means_chart(MEANS, "mn"))
    whole = track[1] - track[0]
    assert (first[1] - first[0]) / whole == pytest.approx(0.58333, abs=0.001)
    assert (second[1] - second[0]) / whole == pytest.approx(1)
    assert last[1] - last[0] == pytest.approx(0)


def test_a_mean_above_100_shortens_the_other_bars() -> None:
    above = ObjectiveMean("5", "Давсан", Decimal(200), "200%", 1, 1)
    _, first, _, second = bars(objective_means_chart((MEANS[1], above), "mn"))
    assert first[1] - first[0] == pytest.approx((second[1] - second[0]) / 2, rel=0.001)


@pytest.mark.parametrize("count", [1, 8, 15])
def test_no_text_is_cut_off_however_long_the_objectives_are(count: int) -> None:
    means = [ObjectiveMean(str(n), LONG, Decimal(99), "99.99%", 10, 12) for n in range(count)]
    chart = objective_means_chart(means, "mn")
    ends = ends_of_texts(chart)
    assert min(left for left, _ in ends) > -1
    assert max(right for _, right in ends) < WIDTH * 1.09  # bold widths measure regular text
    height = float(elements(chart, "svg")[0].get("viewBox", "").split()[3])
    heights = [float(text.get("y", "0")) for text in elements(chart, "text")]
    assert min(heights) > 0
    assert max(heights) < height - 2


def test_a_long_objective_is_shortened_after_two_lines() -> None:
    label = [text for text in words(objective_means_chart(MEANS[1:2], "mn")) if "чанар" in text]
    written = words(objective_means_chart(MEANS[1:2], "mn"))
    first = written.index(label[0])
    assert written[first].startswith("2. Төрийн")
    assert written[first + 1].endswith("…")


def test_percents_are_counted_from_high_to_low_and_statuses_follow() -> None:
    written = words(percent_distribution_chart(COUNTS, STATUSES, "mn"))
    assert written == [
        "100%", "9", "70%", "4", "0%", "1",
        "Хугацаа болоогүй", "2", "Үнэлэх боломжгүй", "0", "Хувь бичээгүй", "1",
    ]  # fmt: skip


def test_a_status_is_told_apart_without_colour() -> None:
    fills = [
        path.get("style", "").split("fill: ")[1].split(";")[0]
        for path in elements(percent_distribution_chart(COUNTS, STATUSES, "mn"), "path")[1:]
    ]
    assert len(set(fills[:3])) == 1
    assert set(fills[3:]) == {"#ffffff"}


def test_many_different_percents_are_counted_in_bands_of_ten() -> None:
    counts = [PercentCount(Decimal(n) / 2, f"{n / 2}%", 1) for n in range(160, 201)]
    chart = percent_distribution_chart(counts, (), "mn")
    assert words(chart)[::2] == ["100%", "90–100% (100 ороогүй)", "80–90% (90 ороогүй)"]
    assert words(chart)[1::2] == ["1", "20", "20"]


def test_dollar_signs_and_markup_are_printed_as_they_are() -> None:
    strange = ObjectiveMean("1", "$a^2$ <b> & \\frac #x ≥ 中", Decimal(1), "1%", 1, 1)
    assert "1. $a^2$ <b> & \\frac #x ≥ 中" in words(objective_means_chart([strange], "mn"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_alternative_text_says_every_figure(language: str) -> None:
    means, counts = both(language)
    assert all(word in means.alternative for word in ("58.33%", "100%", "0%", "6", "7", "3"))
    assert all(text in counts.alternative for text in ("100%: 9", "70%: 4", "0%: 1"))


def test_an_objective_without_a_number_is_spoken_of_by_its_words() -> None:
    bare = ObjectiveMean("", "Хүний нөөц", Decimal(70), "70%", 1, 1)
    chart = objective_means_chart([bare], "mn")
    assert "Хүний нөөц: 70%" in chart.alternative
    assert "Хүний нөөц" in words(chart)


def test_a_chart_in_mongolian_holds_no_latin_letters() -> None:
    for chart in both("mn"):
        said = " ".join(words(chart)) + chart.alternative
        assert not [char for char in said if char.isascii() and char.isalpha()]


def test_charts_are_opaque_and_undated() -> None:
    for chart in both():
        assert "opacity" not in chart.svg
        assert "<dc:date>" not in chart.svg
        assert "Noto Sans" in chart.svg


def test_the_same_values_give_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys; sys.path[:0] = ['tests']; from test_charts import both; "
        "sys.stdout.buffer.write(''.join(chart.svg for chart in both()).encode())"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert made.decode() == "".join(chart.svg for chart in both())


def test_matplotlib_s_settings_are_left_as_they_were() -> None:
    names = [name for name in mpl.rcParams if name != "backend"]
    before = {name: mpl.rcParams[name] for name in names}
    both()
    assert {name: mpl.rcParams[name] for name in names} == before


def test_charts_need_no_screen_and_no_pyplot() -> None:
    code = (
        "import sys; sys.path[:0] = ['tests']; import tailan.charts; "
        "assert 'matplotlib' not in sys.modules; from test_charts import both; both(); "
        "print('matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


def test_charts_fit_an_archive_pdf() -> None:
    blocks = tuple(Figure(svg=c.svg, caption="Зураг", alternative=c.alternative) for c in both())
    made = Report(language="mn", dated=date(2025, 6, 30), running_head="Аймаг", blocks=blocks)
    assert render_pdf(made).startswith(b"%PDF")


def test_rows_do_not_overlap() -> None:
    for chart in both():
        rows = sorted({round(float(text.get("y", "0")), 1) for text in elements(chart, "text")})
        gaps = [below - above for above, below in pairwise(rows)]
        assert all(gap < 2 or gap > 8 for gap in gaps)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="needs an objective"):
        objective_means_chart((), "mn")
    with pytest.raises(ValueError, match="needs a count"):
        percent_distribution_chart((), (), "mn")
