"""Slides on a sheet: headings and lists that no letters and no bullets mark."""

import csv
import io

import pytest

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

WORDS = form_words("statistics")
TABLE = ("Сум\tХүн ам\tХувь", "Арх\t94\t32%", "Бор\t10\t8%")


def read(*lines: str) -> Plan:
    """The statistics of a delimited file with these lines."""
    text = io.StringIO()
    csv.writer(text).writerows(line.split("\t") for line in lines)
    return read_plan(read_document(text.getvalue().encode(), "a.csv"), WORDS)


def figures(plan: Plan) -> list[tuple[str, str, str]]:
    return [(cell.table, cell.row, cell.text) for cell in plan.statistics if not cell.column]


def test_a_line_that_says_a_heading_again_is_one() -> None:
    plan = read("ХАНДСАН СУВАГ", "Хандсан суваг", "Утас", "Вэб", "87%", "13%")
    assert figures(plan) == [("Хандсан суваг", "Утас", "87%"), ("Хандсан суваг", "Вэб", "13%")]


def test_lines_in_capitals_beneath_a_heading_are_a_list() -> None:
    plan = read("СУРГАЛТЫН АГУУЛГА", "ЦАХИМ ИРГЭН", "ХАРИЛЦАА", "ЦАХИМ ЗАСАГ", "Иргэд 10,290")
    assert figures(plan) == [("СУРГАЛТЫН АГУУЛГА", "Иргэд", "10,290")]


def test_titles_in_capitals_over_a_table_name_it_by_the_last() -> None:
    plan = read("МОНГОЛ УЛС", "ЖИШЭЭ АЙМАГ", "МЭДЭЭНИЙ ХЭСЭГ", "ХҮН АМЫН ТОО", *TABLE)
    assert {cell.table for cell in plan.statistics} == {"ХҮН АМЫН ТОО"}


def test_numbers_of_a_list_are_no_figures() -> None:
    plan = read("БҮЛЭГ ТУС БҮР", "12 сум", "1 Өндөр настан", "2 Оюутан", "3 Багш", "4 хороо")
    assert figures(plan) == [("БҮЛЭГ ТУС БҮР", "сум", "12")]


@pytest.mark.parametrize("heading", ["ОЛОН МАЛТАЙ ТОП 5 СУМ", "ХАМГИЙН ОЛОН МАЛТАЙ 15 СУМ:"])
def test_how_many_are_ranked_is_no_figure(heading: str) -> None:
    assert figures(read("ҮЙЛЧИЛГЭЭНИЙ ТОО", heading, "Лавлагаа 12")) == [
        (heading.rstrip(":"), "Лавлагаа", "12")
    ]


def test_a_line_alone_over_figures_is_their_heading() -> None:
    plan = read(
        "ЦАХИМ ҮЙЛЧИЛГЭЭ", "Нийт 37%", "Жишээ аймгийн ашиглалт", "185 төрөл", "16 байгууллага"
    )
    assert [table for table, *_ in figures(plan)] == [
        "ЦАХИМ ҮЙЛЧИЛГЭЭ",
        *["Жишээ аймгийн ашиглалт"] * 2,
    ]


def test_a_heading_with_a_number_over_a_table_names_the_figures_beneath_it_too() -> None:
    plan = read("21 АЙМГИЙН ХҮН АМ, ХУВИАР", *TABLE, "", "НЭГДСЭН 37%", "", "Дараа")
    assert figures(plan) == [("21 АЙМГИЙН ХҮН АМ, ХУВИАР", "НЭГДСЭН", "37%")]


def test_the_name_of_a_body_over_a_title_is_no_title() -> None:
    title = read("ЖИШЭЭ ХӨГЖЛИЙН ЯАМ", "ХҮН АМЫН ТОО", *TABLE).title
    assert (title.title, title.organisation) == ("ХҮН АМЫН ТОО", "ЖИШЭЭ ХӨГЖЛИЙН ЯАМ")


def test_a_numbered_line_says_no_figure_in_its_middle() -> None:
    plan = read("ТӨЛӨВЛӨГӨӨ БА АЖИЛ", "12 сум", "5. Ногоон байгууламж (болж өгвөл 100% усалгаатай)")
    assert figures(plan) == [("ТӨЛӨВЛӨГӨӨ БА АЖИЛ", "сум", "12")]


def test_a_line_with_a_colon_is_the_heading_of_what_it_leads_to() -> None:
    plan = read("ЦАХИМ ҮЙЛЧИЛГЭЭ", "Нийт 37%", "Зорилтот бүлэг:", "Утас", "Вэб", "87%", "13%")
    assert [table for table, *_ in figures(plan)] == ["ЦАХИМ ҮЙЛЧИЛГЭЭ", *["Зорилтот бүлэг"] * 2]


def test_figures_in_capitals_are_no_list() -> None:
    plan = read("ЦАХИМ ҮЙЛЧИЛГЭЭ", "68 ГАЗАР", "78 АЖИЛ", "19 СУМ", "45 БАГ", "9 ДҮҮРЭГ")
    assert [text for *_, text in figures(plan)] == ["68", "78", "19", "45", "9"]
