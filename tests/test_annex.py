"""The annex names every rule that a figure or a name rests on, with who says so."""

from dataclasses import replace

from tailan.report.annex import annex
from tailan.report.blocks import Table
from tailan.rules import AchievementRules

from .dossiers import Level, row
from .results import results

BANDS = {
    "bands": [
        {"least": "90", "name": {"mn": "Маш сайн", "en": "Very good"}},
        {"least": "75", "name": {"mn": "Сайн", "en": "Good"}},
    ],
    "citation": {"mn": "2-р журмын 3.1", "en": "order 2, 3.1"},
}
STAGED = {"rule": "stage_scale", "citation": {"mn": "2-р журмын 4.1", "en": "order 2, 4.1"}}


def rule_rows(rules: dict[str, object], language: str = "mn") -> list[str]:
    made = results(row("1.1", "Хурал хийсэн.", "40", Level("Хурлын тоо", "18", "20", "8")))
    workbook = made.params.workbook
    chosen = AchievementRules.model_validate(rules)
    changed = workbook.model_copy(update={"achievement": chosen})
    made = replace(made, params=replace(made.params, workbook=changed))
    tables = [block for block in annex(made, language) if isinstance(block, Table)]
    return [" | ".join(cell.text for cell in one.cells) for one in tables[0].rows]


def test_names_of_results_stand_with_their_citation() -> None:
    assert rule_rows({"bands": BANDS})[-1] == (
        "Дүнгийн нэршил | 90% ба түүнээс дээш: Маш сайн; 75% ба түүнээс дээш: Сайн | 2-р журмын 3.1"
    )
    assert rule_rows({"bands": BANDS}, "en")[-1].endswith("75% and above: Good | order 2, 3.1")


def test_stages_are_named_where_a_rule_uses_them() -> None:
    (stages,) = [one for one in rule_rows({"increase": STAGED}) if one.startswith("Шатлал")]
    assert "70% ба түүнээс дээш: хэрэгжих шатанд" in stages


def test_what_no_figure_rests_on_is_not_named() -> None:
    assert not [one for one in rule_rows({}) if one.startswith(("Шатлал", "Дүнгийн нэршил"))]
