"""Equations of Word on one line: a fraction with a stroke, a root with its sign."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tailan.documents.raised import raised

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION = f"{_MATH}oMath"

_DRAWN = ("f", "sSup", "rad", "d")
"""Fractions, powers, roots and brackets: others are told of and read word by word."""

_ON_A_LINE = ("oMath", "r", "t", "e", "num", "den", "sup", "sub", "deg", "d")
_SETTINGS = tuple(f"{_MATH}{name}Pr" for name in ("r", "f", "sSup", "sSub", "rad", "d", "nary"))


def equation_text(equation: etree._Element) -> tuple[str, bool]:
    """An equation on one line, and whether it is drawn otherwise than as a line."""
    parts = (one for one in equation.iter(f"{_MATH}*") if not _is_setting(one))
    return "".join(_words(equation)), any(_name(one) not in _ON_A_LINE for one in parts)


def _is_setting(element: etree._Element) -> bool:
    return element.tag in _SETTINGS or next(element.iterancestors(*_SETTINGS), None) is not None


def _name(element: etree._Element) -> str:
    return str(element.tag).removeprefix(_MATH)


def _words(element: etree._Element) -> Iterator[str]:
    name = _name(element)
    if name == "t":
        yield element.text or ""
    elif name in _DRAWN:
        yield _drawn(name, element)
    elif element.tag not in _SETTINGS:
        for child in element.iterchildren(etree.Element):
            yield from _words(child)


def _drawn(name: str, element: etree._Element) -> str:
    if name == "f":
        return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"
    if name == "sSup":
        return _part(element, "e") + raised(_part(element, "sup"))
    if name == "rad":
        return f"{raised(_part(element, 'deg'))}√{_grouped(_part(element, 'e'))}"
    return f"({_part(element, 'e')})"


def _part(element: etree._Element, name: str) -> str:
    return "".join(word for part in element.findall(f"{_MATH}{name}") for word in _words(part))


def _grouped(text: str) -> str:
    """A part of an equation in brackets, if it is more than a number or a word."""
    return text if text.replace(".", "").replace(",", "").isalnum() else f"({text})"
