"""Letters that only an old font shows as Cyrillic, or that a wrong encoding has garbled."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from tailan.documents import Document, Paragraph, read_document
from tailan.documents.content import clean
from tailan.documents.legible import legible
from tailan.documents.old_letters import is_sure
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Repair

from .pdfs import raw_pdf, said, typeset
from .word import OBJECTIVE, measure, paragraph, report_docx, wide, word_file

SHOWN = dict(zip("ªº¯¿¨¸¹", "ӨөҮүЁё№", strict=True))
OLD = {new: old for old, new in SHOWN.items()}
SAID = "Эдийн засгийн өсөлтийг хангаж, Үйлдвэр № 5-ыг ашиглалтад оруулна"


def in_old_font(text: str) -> str:
    """The letters of a file that an old font shows as this text."""
    return "".join(
        OLD.get(letter, letter.encode("cp1251").decode("latin-1") if "А" <= letter <= "я" else letter)
        for letter in text
    )  # fmt: skip


def private(text: str) -> str:
    return "".join(chr(0xF000 + ord(one)) if one > "\xa0" else one for one in in_old_font(text))


def misread(text: str, encoding: str) -> str:
    """What a program shows of this text's UTF-8 that it takes for another encoding."""
    return "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in text.encode())


def read(*texts: str) -> list[str]:
    """What is read of these paragraphs."""
    content = tuple(Paragraph(text, f"line {i}") for i, text in enumerate(texts, 1))
    return [
        item.text for item in legible(content, (), "a.txt").content if isinstance(item, Paragraph)
    ]


@pytest.mark.parametrize("garbled", [in_old_font, private])
def test_words_of_an_old_font_are_read_as_it_shows_them(garbled: Callable[[str], str]) -> None:
    assert read(garbled(SAID)) == [SAID]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251"])
def test_words_whose_utf_8_was_misread_are_put_right_among_sound_ones(encoding: str) -> None:
    text = f"“{SAID}” Рашаант"
    assert read("Худаг", misread(text, encoding), misread("№", encoding)) == ["Худаг", text, "№"]


@pytest.mark.parametrize(
    "text",
    [
        "Café «Éclair» 5 °C ± 2, m³, ½, № 5, 25º, Nº 3, тоо¹",
        "Citroën, naïve, déjà vu, à la carte, créée",
        "Ångström å ä ö",
        "Þórður, Ångström, åäö ÄÖÜ, Süddeutsche Straße, ñandú, Łódź",
        "¿Qué año? 3×4 a÷b",
        "АНУ-С… С–Т–У, 'Р' «С» ПРОЕКТ»",
        "Київ хот",
        "юу вэ??? http://a.mn/?id=5",
    ],
)
def test_sound_words_stay_beside_garbled_ones(text: str) -> None:
    garbled = [in_old_font("Худгийн тоо"), misread("Ажлын нэр", "cp1251"), "Їїрэг, тєсєв, өр"]
    assert read(text) == [text]
    assert read(text, *garbled) == [text, "Худгийн тоо", "Ажлын нэр", "Үүрэг, төсөв, өр"]


def test_a_row_of_accented_letters_alone_makes_no_old_font() -> None:
    assert read("ÉÀÇÈÙ", "åäö") == ["ÉÀÇÈÙ", "åäö"]


def test_short_words_and_number_signs_follow_the_words_beside_them() -> None:
    sound = ["Худаг гаргах ажлыг зохион байгуулав"] * 3
    assert read(in_old_font("Худаг ба нуур"), "¹", "Ä/ä", "é", *sound)[:4] == [
        "Худаг ба нуур",
        "№",
        "Д/д",
        "é",
    ]


def test_letters_of_another_font_in_one_word_do_not_hide_it() -> None:
    assert read("Æèëèéí òoîëëîãî òàéëàí, Yíäñýí ÌӨÍÕ") == ["Жилийн тооллого тайлан, Үндсэн МӨНХ"]


def test_a_report_in_an_old_font_is_read_and_told_once_with_the_letters_of_the_file() -> None:
    rows = [wide(in_old_font(OBJECTIVE)), [in_old_font(one) for one in measure("1.1")]]
    headings = [in_old_font(one) for one in measure("№")]
    headings[1:] = map(
        in_old_font,
        ("Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт", "Суурь түвшин", "Зорилтот түвшин", "Гүйцэтгэл", "Хувь"),
    )  # fmt: skip
    document = read_document(report_docx(rows, headings), "a.docx")
    plan = read_plan(document, form_words("performance_report"))
    assert [(one.measure_no, one.measure, one.narrative) for one in plan.measures] == [
        ("1.1", "Худаг гаргах 1.1", "Худаг гаргав.")
    ]
    assert [r.kind for r in plan.repairs].count("old-font") == 1
    assert in_old_font("Худаг гаргав.") in {trace.raw for trace in plan.traces}


def test_a_pdf_in_an_old_font_is_no_picture() -> None:
    document = read_document(typeset([in_old_font(SAID)]), "a.pdf")
    assert [line for line, _ in document.lines] == [SAID]
    assert [r.kind for r in document.repairs] == ["old-font"]


def test_a_pdf_that_calls_an_old_font_by_its_western_name_is_no_picture() -> None:
    lines = "".join(said(in_old_font(SAID), 50, 800 - 20 * i) for i in range(3))
    document = read_document(raw_pdf(lines, font="/Encoding/WinAnsiEncoding"), "a.pdf")
    assert "".join(line for line, _ in document.lines).count("өсөлтийг хангаж, Үйлдвэр № 5-ыг") == 3


def test_a_page_that_declares_the_encoding_of_western_windows_is_read_as_shown() -> None:
    page = f'<meta charset="windows-1252"><p>{in_old_font(SAID)}</p>'
    document = read_document(page.encode("cp1252"), "a.html")
    assert [line for line, _ in document.lines] == [SAID]


def test_a_sheet_of_a_table_that_was_opened_in_a_wrong_encoding_is_put_right() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append([misread("Рашаант сумын хүн амын тоо", "cp1252"), 12])
    saved = io.BytesIO()
    book.save(saved)
    document = read_document(saved.getvalue(), "a.xlsx")
    assert [line for line, _ in document.lines] == ["Рашаант сумын хүн амын тоо", "12"]
    assert [r.kind for r in document.repairs] == ["encoding-mixed"]


def test_lost_letters_are_told_where_they_stand() -> None:
    document = read_document("Төсөв ба орлого\n????? тоо\nХудаг, нуур\n".encode(), "a.txt")
    assert document.repairs == (Repair("line 2", "letters-lost", "????? тоо"),)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("????? ??????? ??? 12\n", "document.words_unread"),
        ("þÿñçáêô óìòñ 5\n", "document.words_unread"),
        ("бвгдкл мнпрстф 7\n", "document.words_unread"),
        (
            "Хяналт Шалгалт Дүнг".encode("koi8-u", "ignore").decode("latin-1") + "\n",
            "document.words_unread",
        ),
        ("хяналтын ажлын дарга".encode("koi8-u").decode("latin-1") + "\n", "document.words_unread"),
        ("Т?свийн г?йцэтгэл ?р д?н\n", "document.letters_lost"),
    ],
)
def test_a_document_without_readable_words_is_no_table_of_numbers(line: str, key: str) -> None:
    with pytest.raises(TailanError) as caught:
        read_document((line * 4).encode(), "a.txt")
    assert caught.value.key == key


def test_a_sound_document_is_handed_on_as_it_is() -> None:
    content = (Paragraph(SAID, "line 1"),)
    assert legible(content, (), "a.txt").content is content
    assert Document("a", "text", "", content).printed == ()


def test_words_of_an_old_font_in_a_few_cells_are_told_in_each() -> None:
    lines = [in_old_font("Худгийн тоо"), "Малын тоо", in_old_font("Замын урт")]
    repairs = read_document("\n".join(lines).encode(), "a.txt").repairs
    assert [(r.place, r.after) for r in repairs] == [
        ("line 1", "Худгийн, тоо"),
        ("line 3", "Замын, урт"),
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "latin-1"])
def test_what_readers_clean_away_of_misread_letters_is_not_lost(encoding: str) -> None:
    text = "“Эдийн засаг” № 5: хувь хэмжээ, БАЯР"
    assert read(clean(misread(text, encoding))) == [text]


def test_a_sound_word_beside_misread_ones_keeps_its_letters() -> None:
    assert read(f"{misread('Худгийн тоо', 'cp1251')} БАРРЕЛЬ") == ["Худгийн тоо БАРРЕЛЬ"]


def test_words_of_private_letters_that_were_read_are_no_unknown_ones() -> None:
    document = read_document(word_file(paragraph(private(SAID))), "a.docx")
    assert [line for line, _ in document.lines] == [SAID]
    assert [r.kind for r in document.repairs] == ["old-font"]


def test_a_pdf_of_misread_words_is_not_taken_for_one_in_an_old_font() -> None:
    # Of the last word the PDF has lost every second byte.
    lines = said(misread("багана намаг ойн", "cp1252") + " ÐÑÐÑÐ", 50, 800)
    document = read_document(raw_pdf(lines, font="/Encoding/WinAnsiEncoding"), "a.pdf")
    assert "old-font" not in {r.kind for r in document.repairs}


@pytest.mark.parametrize("word", ["наЛиТа", "НАлит", "ххзх", "бзх"])
def test_what_is_not_written_as_a_word_is_not_surely_one(word: str) -> None:
    assert not is_sure(in_old_font(word))
