"""How a report says a finding: short, and nothing twice."""

from dataclasses import replace

import pytest

from tailan.findings import Finding
from tailan.language import LANGUAGES
from tailan.report import finding_words

from .dossiers import Level, found, row

(CLAIM,) = found(
    row("1.1", "Хурлыг 2 удаа хийв.", "100", Level("Хурлын тоо", "0", "10", "2", "stated"))
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_many_findings_say_alike_is_taken_out_of_the_message(language: str) -> None:
    said = finding_words.message(CLAIM, language)
    whole = CLAIM.message_mn if language == "mn" else CLAIM.message_en
    assert whole.startswith(said)
    assert len(said) < len(whole)
    assert len(finding_words.marks(CLAIM, language)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_goes_without_the_claim_that_stands_beside_it(language: str) -> None:
    said = finding_words.message(CLAIM, language)
    rest = finding_words.without_claim(said, language)
    assert said.endswith(rest)
    assert "100%" not in rest
    assert finding_words.without_claim(rest, language) == rest


@pytest.mark.parametrize(
    ("quoted", "said", "repeats"),
    [
        ("Ажил хийгдээгүй байна.", "Тайлбарт нь “Ажил хийгдээгүй байна.” гэж бичсэн.", True),
        ("Хурлын тоо: 72", "“Хурлын тоо” (зорилт 72) үзүүлэлт", True),
        ("Хурлыг 8 удаа хийв.", "“Хурлын тоо”: зорилт 20, хүрсэн 8", False),
        ("", "Бичвэр", False),
    ],
)
def test_what_a_message_gives_itself_is_not_quoted_again(
    quoted: str, said: str, repeats: bool
) -> None:
    assert finding_words.repeats(quoted, said) is repeats


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Нэг хоёр гурав", 20, "Нэг хоёр гурав"),
        ("Нэг хоёр, гурав", 10, "Нэг хоёр…"),
        ("Нэгхоёргурав", 4, "Нэгх…"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, length: int, short: str) -> None:
    assert finding_words.shortened(text, length) == short


def test_the_document_s_words_stand_before_the_figures_of_the_evidence() -> None:
    quoted: Finding = replace(CLAIM, evidence="Хурлыг 2 удаа хийв. | Хурлын тоо: 2 / 10")
    assert finding_words.quote(quoted) == "Хурлыг 2 удаа хийв."


@pytest.mark.parametrize(
    ("code", "evidence", "quoted"),
    [
        ("dated-before-period-end", "2025-06-27 < 2025-06-30", ""),
        ("indicator-value-count", "Хурлын тоо: 10 → 12", ""),
        ("share-mismatch", "48 хувь ≠ 412 / 1030 = 40%", "48 хувь"),
    ],
)
def test_what_the_program_writes_is_never_quoted(code: str, evidence: str, quoted: str) -> None:
    assert finding_words.quote(replace(CLAIM, code=code, evidence=evidence)) == quoted


def test_what_is_quoted_within_a_sentence_is_cut_before_its_verb_is() -> None:
    said = "Тайлбарт нь “Ажлыг эхлүүлээгүй байгаа болно” гэж бичсэн."
    assert finding_words.named_briefly(said, 12) == "Тайлбарт нь “Ажлыг…” гэж бичсэн."
