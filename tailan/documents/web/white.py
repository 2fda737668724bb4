"""White letters on a white page, which nobody sees who looks at it: marked as hidden ones are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

UNSEEN = "data-unseen"
"""What marks a text that is hidden by its colour: no click shows it."""

_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)")
_GROUND = re.compile(r"(?<![\w-])background(?:-color|-image)?\s*:\s*([^;}!]+)")
_WHITE = re.compile(
    r"white|#f[c-f]f[c-f]f[c-f]|#fff|rgba?\(\s*25[2-5]\s*[, ]\s*25[2-5]\s*[, ]\s*25[2-5].*\)"
)
_NO_GROUND = re.compile(
    rf"(?:none|transparent|inherit|initial|unset|auto|0|{_WHITE.pattern})(?:\s.*)?"
)


def hide_white(page: etree._Element) -> None:
    """Hides the texts of a page that are white where nothing else is drawn behind them.

    A style sheet that draws a ground may draw it behind any of them: they are shown then.
    """
    if not _has_white(page) or _may_have_grounds(page):
        return
    body = page.find("body")
    white = list(_white_texts(page if body is None else body))
    for element, is_tail in white:
        _hide(element, is_tail=is_tail)


def _has_white(page: etree._Element) -> bool:
    return any(_is_white(_colour(element)) for element in page.iter(etree.Element))


def _may_have_grounds(page: etree._Element) -> bool:
    sheets = [style.text or "" for style in page.iter("style")]
    grounds = (match[1] for sheet in sheets for match in _GROUND.finditer(sheet.lower()))
    has_other = any((link.get("rel") or "").lower() == "stylesheet" for link in page.iter("link"))
    return has_other or any(map(_is_drawn, grounds))


def _white_texts(body: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """The elements whose text is white on white, and those behind which such a text stands."""
    around = [(False, False)]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            is_white, has_ground = around[-1]
            colour = _colour(element)
            own = (_is_white(colour) if colour else is_white, has_ground or _has_ground(element))
            around.append(own)
            if own == (True, False) and (element.text or "").strip():
                yield element, False
        else:
            around.pop()
            if around[-1] == (True, False) and element is not body and (element.tail or "").strip():
                yield element, True


def _colour(element: etree._Element) -> str:
    """The colour that an element gives its letters, "" where it gives none."""
    said = _COLOUR.findall((element.get("style") or "").lower())
    own = element.get("color") if element.tag == "font" else None
    return (said[-1] if said else own or "").strip().lower()


def _is_white(colour: str) -> bool:
    return _WHITE.fullmatch(colour) is not None


def _has_ground(element: etree._Element) -> bool:
    said = _GROUND.findall((element.get("style") or "").lower())
    own = [*said, (element.get("bgcolor") or "").lower(), element.get("background") or ""]
    return any(map(_is_drawn, own))


def _is_drawn(ground: str) -> bool:
    return ground.strip() != "" and _NO_GROUND.fullmatch(ground.strip()) is None


def _hide(element: etree._Element, *, is_tail: bool) -> None:
    """Puts a text of an element, or the one behind it, into a hidden element of its own."""
    hidden = etree.Element("span", {"style": "display: none", UNSEEN: "white"})
    if is_tail:
        hidden.text, element.tail = element.tail, None
        element.addnext(hidden)
    else:
        hidden.text, element.text = element.text, None
        element.insert(0, hidden)
