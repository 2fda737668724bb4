"""Every sample document is read as its transcription says, cell by cell."""

from pathlib import Path

import pytest

from tailan.documents import Paragraph, read_document
from tailan.forms import form_words, read_plan
from tailan.number import number_text
from tailan.plan import Plan
from tailan.processed import about_document

from .conftest import ROOT
from .samples.content import Sample, samples
from .samples.write_samples import Report, write

SAMPLES = samples()
EACH = pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: f"{s.period}/{s.unit}")


def path_of(sample: Sample) -> Path:
    return ROOT / "data" / "raw" / sample.period / sample.unit / sample.file


def plan_of(sample: Sample) -> Plan:
    document = read_document(path_of(sample).read_bytes(), sample.file)
    return read_plan(document, form_words("performance_report"))


def test_there_are_four_departments_and_two_periods() -> None:
    assert len({sample.unit for sample in SAMPLES}) == 4
    assert {sample.period for sample in SAMPLES} == {"2024-H1", "2025-H1"}


@EACH
def test_the_objectives_are_those_of_the_transcription(sample: Sample) -> None:
    found = [(o.objective_no, o.heading_text, o.objective) for o in plan_of(sample).objectives]
    assert found == [(o.number, o.heading, o.text) for o in sample.objectives]


@EACH
def test_the_measures_are_those_of_the_transcription(sample: Sample) -> None:
    found = [
        (m.objective_no, m.measure_no, m.measure, m.budget, m.narrative, m.reported_text, m.status,
         "" if m.reported_percent is None else number_text(m.reported_percent))
        for m in plan_of(sample).measures
    ]  # fmt: skip
    assert found == [
        (o.number, m.number, m.measure, m.budget, m.narrative_text, m.percent, m.status, m.reported)
        for o in sample.objectives
        for m in o.measures
    ]


@EACH
def test_the_indicators_are_those_of_the_transcription(sample: Sample) -> None:
    found = [
        (i.measure_no, i.indicator_no, i.indicator, i.baseline_text, i.target_text)
        for i in plan_of(sample).indicators
    ]
    assert found == [
        (measure.number, str(number), item.name, item.baseline, item.target)
        for measure in sample.measures
        for number, item in enumerate(measure.indicators, start=1)
    ]


@EACH
def test_the_levels_are_those_of_the_transcription(sample: Sample) -> None:
    levels = [(i.baseline, i.target) for i in plan_of(sample).indicators]
    found = [tuple("" if n is None else number_text(n) for n in pair) for pair in levels]
    printed = [item.values for measure in sample.measures for item in measure.indicators]
    assert found == [tuple(v.replace(",", "") for v in pair) for pair in printed]


@EACH
def test_the_title_is_that_of_the_transcription(sample: Sample) -> None:
    title = plan_of(sample).title
    assert title.title == " ".join(sample.title)
    assert str(title.period) == sample.period
    assert title.report_date is not None
    assert title.report_date.isoformat() == sample.report_date


@EACH
def test_the_document_says_where_it_comes_from(sample: Sample) -> None:
    raw = path_of(sample).read_bytes()
    about = about_document(read_document(raw, sample.file), plan_of(sample))
    assert about["form"] == "performance_report"
    assert about["organisation"]
    assert about["unit"]


@EACH
def test_each_text_has_the_place_where_it_stands(sample: Sample) -> None:
    document = read_document(path_of(sample).read_bytes(), sample.file)
    cells = {cell.place: cell.text for row in document.rows for cell in row.cells}
    cells |= {item.place: item.text for item in document.content if isinstance(item, Paragraph)}
    traces = read_plan(document, form_words("performance_report")).traces
    assert len(traces) > 5 * len(sample.measures)
    assert all(cells[trace.place] == trace.raw for trace in traces)


@EACH
def test_the_shipped_document_is_what_its_transcription_prints(sample: Sample) -> None:
    assert Report(sample).to_bytes() == path_of(sample).read_bytes()


def test_writing_a_sample_gives_the_shipped_source_file(tmp_path: Path) -> None:
    written = write(SAMPLES[0], tmp_path)
    source = f"{written.name}.source.yaml"
    shipped = path_of(SAMPLES[0]).with_name(source).read_bytes()
    assert written.with_name(source).read_bytes() == shipped
