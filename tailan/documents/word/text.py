"""The words of a Word paragraph: what is shown, what is hidden, and the notes at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from tailan.documents.content import clean
from tailan.documents.raised import raised
from tailan.documents.word.equations import EQUATION, equation_text, field_equation
from tailan.documents.word.signs import shown_in_font, symbol
from tailan.documents.word.styles import Styles, at, is_on, qn, style_of, value
from tailan.documents.word.white import is_in_table, is_tiny, is_white_on_white

_PARAGRAPH = qn("w:p")
_SPACE = re.compile(r"\s")
_SHOWN_AS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATES = f"{_COMPATIBLE}AlternateContent"
_KNOWN = "http://schemas.microsoft.com/office/"
"""How the names begin of all that newer versions of Word have added."""

# What Word shows as text; deleted and moved-away text has other names or stands in these parents.
_NOT_SHOWN = {
    *map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:tblPr", "w:rt")),
}
_MARKS_DELETED = {qn("w:del"), qn("w:moveFrom")}
_LINES = ("w:strike", "w:dstrike")
_CONTROL = qn("w:sdt")
_WAITS = ("w:sdtPr", "w:showingPlcHdr")
_COMMENT = qn("w:commentReference")
_NOTES = {
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
    _COMMENT: "comment",
}
PieceKind = Literal[
    "shown",
    "hidden",
    "unseen",
    "note",
    "comment",
    "field",
    "code",
    "deleted",
    "struck",
    "equation",
]


_TEXTS: dict[str, PieceKind] = {
    qn("w:t"): "shown",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t": "shown",
    qn("w:instrText"): "code",
}
_BESIDE: tuple[PieceKind, ...] = ("struck", "unseen")
_STRUCK: tuple[PieceKind, ...] = ("shown", "struck")
"""What a struck run is: it is shown, and told."""


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph; of a field it is the mark that begins, parts or ends it."""

    kind: PieceKind
    text: str


Notes = dict[tuple[str, str], str]
"""The texts of footnotes, endnotes and comments by the kind and the id of each."""


@dataclass(frozen=True)
class WordText:
    """Reads the words of paragraphs, changes that are tracked taken as accepted."""

    styles: Styles
    notes: Notes

    def pieces(self, paragraph: etree._Element) -> list[Piece]:
        """The pieces of a paragraph in order, without those of paragraphs in its text boxes."""
        style = style_of(paragraph)
        found = (piece for child in _shown(paragraph) for piece in self._pieces(child, style))
        read = list(_without_codes(found))
        others = [piece for piece in read if piece.kind not in _BESIDE]
        return [*others, *_deleted(paragraph), *_beside(read)]

    def is_bold(self, paragraph: etree._Element) -> bool:
        """Whether all that a paragraph shows is set in bold letters."""
        runs = [run for run in paragraph.iter(qn("w:r")) if at(run, "w:t") is not None]
        style = style_of(paragraph)
        return bool(runs) and all(self.styles.is_set("w:b", run, style) for run in runs)

    def _pieces(self, element: etree._Element, style: str) -> Iterator[Piece]:
        tag = element.tag
        if tag in _TEXTS:
            yield Piece(_TEXTS[tag], _SPACE.sub(" ", element.text or ""))
        elif tag in _SHOWN_AS:
            yield Piece("shown", _SHOWN_AS[tag])
        elif tag == qn("w:sym"):
            yield Piece("shown", symbol(element))
        elif tag == EQUATION:
            yield from _equation(element)
        elif tag in _NOTES:
            kind: PieceKind = "comment" if tag == _COMMENT else "note"
            yield Piece(kind, self.notes.get((_NOTES[tag], element.get(qn("w:id"), "")), ""))
        elif tag == qn("w:fldChar"):
            yield Piece("field", element.get(qn("w:fldCharType"), ""))
            yield from _form_field(element)
        elif tag == qn("w:fldSimple") and (drawn := _drawn_by(element.get(qn("w:instr"), ""))):
            yield from drawn
        else:
            inner = (piece for child in _shown(element) for piece in self._pieces(child, style))
            yield from self._run(element, inner, style) if tag == qn("w:r") else inner

    def _run(self, run: etree._Element, inner: Iterable[Piece], style: str) -> Iterator[Piece]:
        """The pieces of a run as its own properties have them shown."""
        letters = self.styles.letters(run, style)
        is_unseen = is_tiny(letters) or is_white_on_white(run, letters, self.styles)
        is_left_out = is_unseen and is_in_table(run)
        is_hidden = is_left_out or is_on(letters, "w:vanish")
        kinds = _STRUCK if any(is_on(letters, line) for line in _LINES) else _STRUCK[:1]
        kinds = (*kinds, "unseen") if is_unseen else kinds
        is_raised = _is_raised(letters)
        is_mark = False
        for piece in inner:
            is_mark = is_mark or (piece.kind == "note" and _has_own_mark(run))
            if piece.kind != "shown":
                yield piece
            elif is_hidden:
                yield replace(piece, kind="hidden")
            elif not is_mark:
                text = shown_in_font(piece.text, run)
                shown = raised(text) if is_raised else text
                yield from (Piece(kind, shown) for kind in kinds)


def paragraphs_in(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs within, those of nested tables and text boxes too."""
    if element.tag == _PARAGRAPH:
        yield element
    # Hardly a paragraph holds others: lxml tells that sooner than each of its runs can be asked.
    if next(element.iterdescendants(_PARAGRAPH), None) is not None:
        for child in _within(element):
            yield from paragraphs_in(child)


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes that are anchored in a paragraph."""
    for child in _within(paragraph):
        if child.tag == qn("w:txbxContent"):
            yield child
        else:
            yield from text_boxes(child)


def is_mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph is deleted, so that it goes on with the next one."""
    mark = at(paragraph, "w:pPr", "w:rPr")
    return mark is not None and any(one.tag in _MARKS_DELETED for one in mark)


def notes_of(part: etree._Element | None, kind: str) -> Notes:
    """The texts of the notes in a part: footnotes, endnotes or comments."""
    reader = WordText(Styles(), {})
    found: Notes = {}
    for note in () if part is None else part.findall(qn(f"w:{kind}")):
        lines = (
            "".join(piece.text for piece in reader.pieces(paragraph) if piece.kind == "shown")
            for paragraph in paragraphs_in(note)
        )
        found[kind, note.get(qn("w:id"), "")] = clean("\n".join(lines))
    return found


def deleted_text(element: etree._Element) -> str:
    """The words in an element whose deletion is tracked."""
    return "".join(text.text or "" for text in element.iter(qn("w:delText")))


def _deleted(paragraph: etree._Element) -> Iterator[Piece]:
    """The words of a paragraph whose deletion is tracked, without those of its text boxes."""
    for part in paragraph.iter(qn("w:del")):
        if next(part.iterancestors(qn("w:p")), None) is paragraph and (text := deleted_text(part)):
            yield Piece("deleted", text)


def _beside(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What is told of words that are shown all the same, each kind of them as one."""
    for kind in _BESIDE:
        text = "".join(piece.text for piece in pieces if piece.kind == kind)
        if text:
            yield Piece(kind, text)


def _within(element: etree._Element) -> list[etree._Element]:
    """The children that are shown; a content control that waits for its text shows none."""
    if element.tag == _ALTERNATES:
        return _chosen(element)
    if element.tag == _CONTROL and at(element, *_WAITS) is not None:
        return []
    return [child for child in element.iterchildren() if child.tag not in _NOT_SHOWN]


def _chosen(alternates: etree._Element) -> list[etree._Element]:
    """The first choice that needs nothing but what Word knows, else what stands in for them."""
    choices = alternates.findall(f"{_COMPATIBLE}Choice")
    known = [
        choice
        for choice in choices
        if all(
            (choice.nsmap.get(prefix) or "").startswith(_KNOWN)
            for prefix in choice.get("Requires", "").split()
        )
    ]
    return known[:1] or alternates.findall(f"{_COMPATIBLE}Fallback")


def _shown(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in _within(element) if child.tag != _PARAGRAPH)


def _is_raised(letters: Mapping[str, str]) -> bool:
    """Whether letters stand above the line: set so, or moved up by half points."""
    position = letters.get(qn("w:position"), "0")
    is_up = position.isdigit() and position != "0"
    return is_up or letters.get(qn("w:vertAlign")) == "superscript"


def _has_own_mark(run: etree._Element) -> bool:
    """Whether the mark of a note is typed behind its reference and not counted by Word."""
    return run.find(f"*[@{qn('w:customMarkFollows')}]") is not None


def _equation(element: etree._Element) -> Iterator[Piece]:
    text, is_drawn = equation_text(element)
    yield Piece("shown", text)
    if is_drawn:
        yield Piece("equation", text)


def _form_field(element: etree._Element) -> Iterator[Piece]:
    """What an old form shows, which no run holds: whether a box is ticked, the entry chosen."""
    box = at(element, "w:ffData", "w:checkBox")
    if box is not None:
        ticked = at(box, "w:checked")
        ticked = at(box, "w:default") if ticked is None else ticked
        is_ticked = ticked is not None and ticked.get(qn("w:val"), "1") not in ("0", "false")
        yield from [Piece("field", "separate"), Piece("shown", "☑" if is_ticked else "☐")]
    choices = at(element, "w:ffData", "w:ddList")
    if choices is not None:
        entries = [one.get(qn("w:val"), "") for one in choices.findall(qn("w:listEntry"))]
        chosen = value(choices, "w:result") or value(choices, "w:default") or "0"
        if chosen.isdigit() and int(chosen) < len(entries):
            # It is shown whatever the code around it is.
            yield Piece("field", "separate")
            yield Piece("shown", entries[int(chosen)])


def _without_codes(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without the codes of fields, in which the results of others may stand."""
    codes: list[list[Piece] | None] = []  # of the fields that are open, None behind a code
    for piece in pieces:
        code = next((one for one in reversed(codes) if one is not None), None) if codes else None
        if piece.kind != "field":
            if code is not None:
                code.append(piece)
            elif piece.kind != "code":
                yield piece
        elif piece.text == "begin":
            codes.append([])
        elif codes:
            drawn = _drawn_by("".join(one.text for one in codes[-1] or ()))
            codes[-1:] = [] if piece.text == "end" else [None]
            outer = next((one for one in reversed(codes) if one is not None), None)
            yield from drawn if outer is None else ()
            (outer if outer is not None else []).extend(drawn)
    # A field that does not end in its paragraph is none that hides its words.
    yield from (one for code in codes if code is not None for one in code if one.kind != "code")


def _drawn_by(code: str) -> list[Piece]:
    """What a field draws from its code alone: the equations of old editions of Word."""
    text = field_equation(code)
    return [Piece("shown", text), Piece("equation", text)] if text else []
