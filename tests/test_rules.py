"""The rules of achievement are settings with citations; a workbook gives those that differ."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tailan.params import Workbook, load_params
from tailan.problems import ParamsError, validated
from tailan.project import Project
from tailan.rules import AchievementRules, Bands, default_rules
from tailan.yamlfile import read_yaml

from .conftest import ROOT, MakeProject

SHORT = "organisation: {mn: Газар}\nrounding: {mode: truncate, digits: 2, citation: {mn: А}}\n"


def workbook(lines: str) -> Workbook:
    return validated(read_yaml((SHORT + lines).encode(), "params/workbook.yaml"), Workbook)


def problems(lines: str) -> list[str]:
    with pytest.raises(ParamsError) as caught:
        workbook(lines)
    return [problem.message("en").strip() for problem in caught.value.problems]


def test_the_shipped_workbook_shows_the_rules_that_hold_without_it() -> None:
    raw = (ROOT / "params" / "workbook.yaml").read_bytes()
    shipped = validated(read_yaml(raw, "params/workbook.yaml"), Workbook)
    assert shipped.achievement == workbook("").achievement == default_rules()


def test_no_rule_ships_without_a_citation_and_none_as_official() -> None:
    rules = default_rules()
    for name in AchievementRules.model_fields:
        citation = getattr(rules, name).citation
        assert citation.mn
        assert citation.en
    assert rules.bands.bands == ()


def test_a_workbook_gives_the_rules_that_differ_and_keeps_the_rest() -> None:
    rules = workbook(
        "achievement:\n  increase: {rule: from_baseline, citation: {mn: журмын 4.2}}\n"
        "  on_schedule: {allowed: true, citation: {mn: журмын 4.3}}\n"
    ).achievement
    assert rules.choice("increase").rule == "from_baseline"
    assert rules.increase.citation.mn == "журмын 4.2"
    assert rules.on_schedule.allowed
    assert rules.choice("decrease").rule == "decrease"


@pytest.mark.parametrize("printed", ["", "null"])
def test_a_cap_may_be_left_empty(printed: str) -> None:
    cap = f"achievement: {{cap: {{percent: {printed}, citation: {{mn: А}}}}}}\n"
    assert workbook(cap).achievement.cap.percent is None


def test_the_settings_survive_being_handed_to_a_build() -> None:
    given = workbook("achievement: {cap: {percent: , citation: {mn: А}}}\n")
    handed = json.dumps(given.model_dump(mode="json"), ensure_ascii=False).encode()
    assert validated(read_yaml(handed, "params/workbook.yaml"), Workbook) == given


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("increse: {rule: decrease, citation: {mn: А}}", "no key “increse”. The nearest: increase"),
        ("increase: {rule: to_target, citation: {mn: А}}", "“to_target”"),
        ("increase: {rule: decrease}", "“citation” is missing"),
        ("cap: {percent: -1, citation: {mn: А}}", "“-1”"),
        ("stage_scale: {stages: [], citation: {mn: А}}", "stages"),
        (
            "bands: {bands: [{least: 50, name: {mn: А}}, {least: 70, name: {mn: Б}}], citation: {mn: В}}",
            "bands",
        ),
    ],
)
def test_a_wrong_rule_is_refused_with_its_line(lines: str, said: str) -> None:
    found = problems(f"achievement:\n  {lines}\n")
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("params/workbook.yaml, line 4:")


def test_a_band_is_named_from_the_printed_number() -> None:
    bands = Bands.model_validate(
        {
            "bands": [{"least": 90, "name": {"mn": "А"}}, {"least": 75, "name": {"mn": "Б"}}],
            "citation": {"mn": "туршилт"},
        }
    )
    names = [bands.name_of(Decimal(n)) for n in ("90", "89.99", "75", "74.99")]
    assert [name.mn if name else None for name in names] == ["А", "Б", "Б", None]


def test_a_project_from_before_still_loads(make_project: MakeProject) -> None:
    root: Path = make_project()
    (root / "params" / "workbook.yaml").write_text(SHORT, encoding="utf-8")
    assert load_params(Project(root)).workbook.achievement == default_rules()
