"""Findings as people meet them: texts, ids that survive, decisions, order, tables."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tailan.findings import CHECKS, SEVERITIES, catalogue, counted, find, resolution
from tailan.findings.decisions import (
    Decision,
    decided_in,
    load_decisions,
    outdated,
    read_decisions,
    reopened,
    states,
    to_decide,
)
from tailan.findings.finding import OPEN, STATES
from tailan.findings.mentions import mentions, named
from tailan.language import fields_of
from tailan.problems import ParamsError
from tailan.project import Project, Run
from tailan.tables import DECISIONS, FINDINGS, MENTIONS, from_csv, to_csv

from .dossiers import JUNE, Level, Report, dossier, found, row

METHOD = [
    "claim-above-actual",
    "claim-unsupported",
    "claim-not-explained",
    "done-not-done",
    "not-due-but-rated",
    "earlier-period-value",
    "actual-below-baseline",
    "target-below-baseline",
    "target-equals-baseline",
    "indicator-value-count",
    "same-narrative",
    "text-breaks-off",
    "count-mismatch",
    "sum-mismatch",
    "mean-mismatch",
    "points-mismatch",
    "points-without-evidence",
    "budget-without-amount",
    "heading-numbering",
    "dated-before-period-end",
    "share-mismatch",
    "total-mismatch",
    "no-indicator",
    "no-target",
    "no-deadline",
    "no-responsible",
]
BEHIND = row("1.1", "Хурал 8 удаа хийсэн.", "100", Level("Хурлын тоо", "18", "20", "8"))
ASKING = re.compile(r"(уу|үү)(: \{indicators\})?\.$")
ACCUSING = re.compile(
    r"худал|хуурамч|залил|нуус|зориуд|буруутай|false|cheat|lie\b|fraud", re.IGNORECASE
)


def test_the_catalogue_holds_every_code_of_the_method() -> None:
    assert set(METHOD) <= set(catalogue().codes)
    assert len(CHECKS) >= 20


@pytest.mark.parametrize("name", list(catalogue().findings))
def test_every_kind_of_finding_is_said_in_both_languages_with_the_same_figures(name: str) -> None:
    entry = catalogue().findings[name]
    for part in (entry.message, entry.question, entry.resolves):
        assert part.en
        assert fields_of(part.mn) == fields_of(part.en)
        assert not ACCUSING.search(part.mn + part.en)
    assert name.partition("/")[0] in catalogue().findings
    assert ASKING.search(entry.question.mn)


def test_phrases_name_the_same_figures_in_both_languages() -> None:
    for phrase in catalogue().phrases.values():
        assert fields_of(phrase.mn) == fields_of(phrase.en)


def test_who_speaks_is_clear() -> None:
    (finding,) = found(BEHIND)
    assert finding.message_mn.startswith("Нэгж мэдээлснээр гүйцэтгэл 100%. Шалгалтаар “Хурлын тоо”")
    assert finding.message_en.startswith("The unit reports 100%. The check finds “Хурлын тоо”")
    assert finding.question_mn.endswith("тодруулна уу.")
    assert resolution(finding, "mn")
    assert resolution(finding, "en") != resolution(finding, "mn")


def test_a_findings_id_survives_rebuilds_and_other_rows() -> None:
    (alone,) = found(BEHIND)
    among = found(row("1.0", "Өөр ажил хийсэн.", "50"), BEHIND)
    assert alone.finding_id in {f.finding_id for f in among}
    assert alone == found(BEHIND)[0]


def test_other_figures_give_another_id_of_the_same_subject() -> None:
    (before,) = found(BEHIND)
    (after,) = found(replace(BEHIND, levels=(Level("Хурлын тоо", "18", "20", "9"),)))
    assert before.finding_id != after.finding_id
    assert before.finding_id.partition("-")[0] == after.finding_id.partition("-")[0]


def test_a_decision_is_kept_until_the_evidence_changes() -> None:
    (finding,) = found(BEHIND)
    decision = Decision(
        finding.finding_id, "тайлбарыг хүлээн авсан", "Протокол үзсэн", "Б.Д", "2025-07-05"
    )
    (settled,) = find(dossier(BEHIND), states([decision]))
    assert settled.state == "тайлбарыг хүлээн авсан"
    assert reopened([decision], [settled]) == ()
    later = replace(BEHIND, percent="90")
    now = find(dossier(later), states([decision]))
    assert {f.state for f in now} == {OPEN}
    assert [d for d, _ in reopened([decision], now)] == [decision]
    assert outdated([decision], now) == ()
    gone = found(replace(BEHIND, percent="40"))
    assert outdated([decision], gone) == (decision,)


def test_what_was_found_by_mistake_is_not_counted() -> None:
    findings = found(BEHIND)
    assert counted(findings) == {"claim-above-actual": 1}
    mistaken = [replace(f, state="буруу илрүүлсэн") for f in findings]
    assert counted(mistaken) == {}


HEAD = "finding_id,state,reason,person,date"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "0123abcd-0123,батласан,а,б,2025-07-05",
            "“батласан” is no state of a finding. The nearest: баталсан",
        ),
        ("0123abcd-0123,баталсан,,б,2025-07-05", "“reason” is missing"),
        ("0123abcd-0123,баталсан,а,б,07/05", "“07/05” is no date"),
        ("claim,баталсан,а,б,2025-07-05", "“claim” is no id"),
        ("0123abcd-0123,баталсан,а,б,2999-07-05", "“2999-07-05” has not come yet"),
    ],
)
def test_a_wrong_decision_is_refused_with_its_line(line: str, said: str) -> None:
    with pytest.raises(ParamsError) as caught:
        read_decisions(f"{HEAD}\n{line}\n".encode(), "params/decisions/2025-H1/sth.csv")
    (problem,) = caught.value.problems
    assert said in problem.message("en")
    assert "sth.csv, line 2:" in problem.message("en")


def test_a_finding_is_decided_about_once() -> None:
    line = "0123abcd-0123,баталсан,а,б,2025-07-05"
    with pytest.raises(ParamsError) as caught:
        read_decisions(f"{HEAD}\n{line}\n{line}\n".encode(), "a.csv")
    (problem,) = caught.value.problems
    assert "line 3: the finding “0123abcd-0123” is decided about on line 2" in problem.message("en")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ParamsError) as caught:
        read_decisions(b"finding_id,state\n", "a.csv")
    assert len(caught.value.problems) == 3


def test_decisions_are_read_as_spreadsheets_write_them(tmp_path: Path) -> None:
    run = Run("sth", JUNE, "a.docx", "performance_report")
    assert load_decisions(Project(tmp_path), run) == ()
    path = tmp_path / "params" / "decisions" / "2025-H1" / "sth.csv"
    path.parent.mkdir(parents=True)
    lines = [HEAD.replace(",", ";"), "0123abcd-0123;баталсан;Үзсэн, зөв;Б.Д;2025-07-05", ";;;;"]
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    (decision,) = load_decisions(Project(tmp_path), run)
    assert decision == Decision("0123abcd-0123", "баталсан", "Үзсэн, зөв", "Б.Д", "2025-07-05")


def test_a_table_to_decide_in_keeps_what_was_decided() -> None:
    findings = found(BEHIND, row("1.2", "Ажилласан.", "100"))
    decided = Decision(findings[0].finding_id, "баталсан", "а", "б", "2025-07-05")
    gone = Decision("0123abcd-0123", "баталсан", "а", "б", "2025-07-05", message="Алга болсон")
    never = Decision("0123abcd-9999", OPEN, "", "", "")
    lines = to_decide(findings, [decided, gone, never], "mn")
    said = next(line for line in lines if line.finding_id == decided.finding_id)
    assert (said.state, said.reason, said.person, said.date) == ("баталсан", "а", "б", "2025-07-05")
    assert (said.code, said.number) == ("claim-above-actual", "1.1")
    assert said.message == findings[0].message_mn
    assert lines[-1] == gone
    assert {line.state for line in lines[:-1] if line != said} == {OPEN}
    assert never not in lines
    assert read_decisions(to_csv(DECISIONS, lines), "a.csv") == lines


def test_an_edited_copy_settles_and_takes_nothing_back() -> None:
    kept = Decision("0123abcd-0123", "баталсан", "а", "б", "2025-07-05")
    blank = replace(kept, state=OPEN, reason="", person="", date="")
    fresh = Decision("0123abcd-9999", "буруу илрүүлсэн", "а", "б", "2025-07-05")
    assert decided_in([kept], [blank, fresh]) == (kept, fresh)
    assert decided_in([blank], [kept]) == (kept,)


def test_the_tables_give_back_what_was_written() -> None:
    findings = found(BEHIND, row("1.2", "=Ажилласан.", "100"))
    raw = to_csv(FINDINGS, findings)
    assert from_csv(FINDINGS, raw) == findings
    assert raw.decode().splitlines()[0] == (
        "finding_id,code,severity,state,objective_no,measure_no,activity_no,indicator_no,"
        "message_mn,message_en,question_mn,question_en,evidence,place"
    )
    assert {f.severity for f in findings} <= set(SEVERITIES)
    assert {f.state for f in findings} <= set(STATES)


def test_findings_stand_in_the_order_of_the_rows_and_each_has_its_id() -> None:
    levels = (Level("Хурлын тоо", "20", "20", "8"), Level("Хувь", "60", "50", "20"))
    rows = [
        row(f"1.{i}", f"Хурал {i} удаа хийсэн.", "100", *levels, budget="Төсөв")
        for i in range(1, 13)
    ]
    findings = found(*rows)
    order = [int(f.measure_no.partition(".")[2] or 0) for f in findings]
    assert order == sorted(order)
    assert len({f.finding_id for f in findings}) == len(findings) > 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Даргын 2025 оны 04 дүгээр сарын 25-ны өдрийн А/22 дугаар тушаалаар байгуулсан.",
            ("тушаал", "А/22", "2025-04-25"),
        ),
        (
            "2025.04.28 өдрийн 3/550 дугаар албан бичгээр хүргүүлсэн.",
            ("албан бичиг", "3/550", "2025-04-28"),
        ),
        (
            "2025 оны 02 дугаар сарын 28-ны өдрийн 1а/232 тоот албан бичгээр",
            ("албан бичиг", "1А/232", "2025-02-28"),
        ),
        ("Засаг даргын 2024 оны А728 захирамжаар байгуулсан.", ("захирамж", "А728", "")),
        ("Засгийн газрын 352 дугаар тогтоолоор батлагдсан журам", ("тогтоол", "352", "")),
        (
            "Мэдээллийг https://sumber.gov.mn/news/12 хуудсанд байршуулсан.",
            ("холбоос", "https://sumber.gov.mn/news/12", ""),
        ),
        ("Мэдээг munkhtal.gov.mn цахим хуудсаар түгээсэн.", ("холбоос", "munkhtal.gov.mn", "")),
    ],
)
def test_named_evidence_is_listed(text: str, expected: tuple[str, str, str]) -> None:
    ((kind, number, date, quote),) = named(text)
    assert (kind, number, date) == expected
    assert quote in text


@pytest.mark.parametrize(
    "text",
    [
        "20 сумтай гэрээ байгуулсан.",
        "Нийт 12 шийдвэр гаргасан.",
        "2025 оны 3 дугаар сард",
        "5 удаа хуралдсан.",
        "2.5 дахин",
    ],
)
def test_counts_are_no_evidence(text: str) -> None:
    assert list(named(text)) == []


def test_mentions_stand_with_their_row() -> None:
    rows = (row("1.1", "А/12 тушаал гарсан."), row("1.2", "Ажилласан."))
    (mention,) = mentions(dossier(*rows))
    assert (mention.objective_no, mention.measure_no, mention.kind) == ("1", "1.1", "тушаал")
    assert from_csv(MENTIONS, to_csv(MENTIONS, [mention])) == (mention,)


def test_a_programme_is_told_what_it_lacks_row_by_row() -> None:
    lacks = ("no-indicator", "no-target", "no-deadline", "no-responsible")
    works = {"5.1": "Стандарт нэвтрүүлэх", "5.2": "Өдөрлөг хийх"}
    rows = [row(no, "", None, status="unstated", measure=work) for no, work in works.items()]
    findings = found(*rows, report=Report(form="programme"))
    assert [(f.measure_no, f.code) for f in findings] == list(product(("5.1", "5.2"), lacks))


def test_a_text_of_a_page_is_quoted_in_part() -> None:
    endless = "Тус ажил санхүүжилтийн асуудлаас шалтгаалан " + "нэлээд " * 500 + "хийгдээгүй."
    (finding,) = [f for f in found(row("1.1", endless, "70")) if f.code == "done-not-done"]
    assert len(finding.message_mn) < 500
    assert len(finding.evidence) < 900
    assert finding.evidence.endswith("…")


def test_other_words_of_a_quote_that_is_cut_open_a_finding_again() -> None:
    start = "Тус ажил санхүүжилтийн асуудлаас шалтгаалан " + "нэлээд " * 500
    first, second = (
        next(f for f in found(row("1.1", start + end, "70")) if f.code == "done-not-done")
        for end in ("хийгдээгүй.", "хэрэгжээгүй.")
    )
    assert first.evidence == second.evidence
    assert first.finding_id != second.finding_id
