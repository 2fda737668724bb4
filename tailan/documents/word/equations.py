"""Equations of Word on one line: a fraction with a stroke, a root with its sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tailan.documents.raised import raised

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION = f"{_MATH}oMath"

_FIELD = re.compile(r"\s*EQ(?=[\s\\])\s*", re.IGNORECASE)
_INNERMOST = re.compile(
    r"\\(?P<name>[a-z])(?P<switches>(?:\s*\\[a-z]{2}\d*(?:\s*\\\W)?)*)\s*"
    r"\((?P<inside>[^()\\]*)\)",
    re.IGNORECASE,
)
# The brackets and signs of a part that is read stand for others until all is read.
_KEPT = str.maketrans("(),;", "\ue000\ue001\ue002\ue003")
_AS_TYPED = {after: before for before, after in _KEPT.items()}

_DRAWN = ("f", "sSup", "rad", "d")
"""Fractions, powers, roots and brackets: others are told of and read word by word."""

_ON_A_LINE = ("oMath", "r", "t", "e", "num", "den", "sup", "sub", "deg", "d")
_SETTINGS = tuple(f"{_MATH}{name}Pr" for name in ("r", "f", "sSup", "sSub", "rad", "d", "nary"))


def equation_text(equation: etree._Element) -> tuple[str, bool]:
    """An equation on one line, and whether it is drawn otherwise than as a line."""
    parts = (one for one in equation.iter(f"{_MATH}*") if not _is_setting(one))
    return "".join(_words(equation)), any(_name(one) not in _ON_A_LINE for one in parts)


def field_equation(code: str) -> str:
    r"""The equation that the code of a field draws on one line, "" where it draws none.

    Its parts stand in brackets behind a letter: \f(3;4) is 3/4, \r(2) is √2.
    """
    match = _FIELD.match(code)
    text = code[match.end() :] if match else ""
    while part := _INNERMOST.search(text):
        text = text[: part.start()] + _of_field(part) + text[part.end() :]
    return " ".join(text.translate(_AS_TYPED).split())


def _of_field(part: re.Match[str]) -> str:
    """A part in which no other stands, on one line, its own signs kept from being read again."""
    name, raises = part["name"].lower(), "up" in part["switches"].lower()
    # A number of the last part may have a comma of its own only where semicolons part them.
    apart = ";" if ";" in part["inside"] else ","
    first, *others = (one.strip() for one in part["inside"].split(apart))
    last = others[-1] if others else ""
    if name == "f" and last:
        shown = f"{_grouped(first)}/{_grouped(last)}"
    elif name == "r":
        shown = f"{raised(first) if last else ''}√{_grouped(last or first)}"
    elif name == "s" and raises:
        shown = raised(first)
    else:
        shown = f"({first})" if name == "b" else " ".join([first, *others])
    return shown.translate(_KEPT)


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
