"""PDF files that cannot be read: one message each that says what to do."""

import zlib
from contextlib import suppress

import pytest

from tailan.documents import read_document
from tailan.documents.pdf import pdfium
from tailan.documents.pdf.packed import CONTENT_LIMIT
from tailan.documents.pdf.pdfium import PAGE_LIMIT
from tailan.errors import TailanError
from tailan.language import LANGUAGES

from .pdfs import raw_pdf, said, typeset


def packed(size: int, description: str = "") -> bytes:
    """A PDF with a part that unpacks to so many bytes."""
    part = zlib.compress(b" " * size).decode("latin-1")
    described = f"<<{description}/Filter/FlateDecode/Length {len(part)}>>"
    content = f"{described}stream\n{part}\nendstream"
    return raw_pdf(said("seen", 50, 700), objects=[content])


GOOD = typeset([["№", "Арга хэмжээ", "Гүйцэтгэл"], ["1", "Хурал", "Хийв"]])
NO_PAGES = raw_pdf().replace(b"/Count 1", b"/Count 0")
LOOP = raw_pdf(said("x", 9, 9)).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]")
_LOCK = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'ab' * 32}>/U<{'cd' * 32}>>>/ID[<00><00>]"
LOCKED = raw_pdf(said("secret", 9, 9)).replace(b"/Root 1 0 R", b"/Root 1 0 R" + _LOCK.encode())


def refusal(raw: bytes, name: str = "plan.pdf") -> TailanError:
    with pytest.raises(TailanError) as caught:
        read_document(raw, name)
    return caught.value


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (GOOD[: len(GOOD) // 10], "document.damaged_pdf"),
        (GOOD[: len(GOOD) // 2], "document.damaged_pdf"),
        (GOOD[:-20], "document.damaged_pdf"),
        (GOOD[: len(GOOD) // 2] + b"\n%%EOF\n", "document.damaged_pdf"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9 + b"%%EOF", "document.damaged_pdf"),
        (NO_PAGES, "document.damaged_pdf"),
        (LOOP, "document.damaged_pdf"),
        (b"PK\x03\x04" + bytes(500), "document.not_pdf"),
        (bytes(range(1, 256)) * 9, "document.not_pdf"),
        (LOCKED, "document.locked_pdf"),
        (b"", "document.empty"),
        (raw_pdf(*[""] * 1000), "document.no_text"),
        (raw_pdf(*[""] * (PAGE_LIMIT + 1)), "document.pages"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_its_name(raw: bytes, key: str) -> None:
    error = refusal(raw)
    assert error.key == key
    assert all("plan.pdf" in error.message(language) for language in LANGUAGES)


def test_an_error_of_an_earlier_file_locks_no_other() -> None:
    assert refusal(LOCKED).key == "document.locked_pdf"
    assert refusal(NO_PAGES).key == "document.damaged_pdf"


def test_a_page_of_far_too_many_letters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "LETTER_LIMIT", 100)
    error = refusal(
        raw_pdf(said("seen", 50, 700), "".join(said("word", 50, y) for y in range(20, 800, 12)))
    )
    assert (error.key, error.fields["place"]) == ("document.letters", "page 2")


def test_a_drawing_that_unpacks_to_far_more_than_a_page_is_refused_unread() -> None:
    assert refusal(packed(CONTENT_LIMIT + 1)).key == "document.packed"


@pytest.mark.parametrize(
    ("size", "description"), [(5_000_000, ""), (CONTENT_LIMIT + 1, "/Subtype/Image")]
)
def test_a_large_drawing_and_a_larger_picture_are_read(size: int, description: str) -> None:
    assert read_document(packed(size, description), "plan.pdf").lines[0][0] == "seen"


def test_a_page_of_any_size_is_read() -> None:
    raw = raw_pdf(said("seen", 100, 100), box="0 0 1000000 1000000")
    assert [line for line, _ in read_document(raw, "plan.pdf").lines] == ["seen"]


def test_letters_without_a_meaning_are_not_guessed() -> None:
    font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    descendant = "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/FontDescriptor 8 0 R>>"
    descriptor = "<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 9/Descent 0/CapHeight 9/StemV 1>>"
    content = "BT /G 10 Tf 50 700 Td <00410042> Tj ET\n" + said(
        "All other words are readable", 50, 600
    )
    raw = raw_pdf(content, objects=[font, descendant, descriptor]).replace(
        b"/F 3 0 R", b"/F 3 0 R/G 6 0 R"
    )
    document = read_document(raw, "plan.pdf")
    assert document.content[-1].text == "All other words are readable"


def test_damage_anywhere_raises_nothing_but_our_own_error() -> None:
    places = range(0, len(GOOD), len(GOOD) // 120)
    read = 0
    for at in places:
        damaged = GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :]
        with suppress(TailanError):
            read_document(damaged, "plan.pdf")
            read += 1
    assert 0 < read < len(places)
