"""Words of a web page that are left out or in doubt: deleted ones, struck ones, hidden ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tailan.documents.web.noise import is_hidden
from tailan.documents.web.white import UNSEEN

_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)

Aside = tuple[str, str]
"""The kind of the repair that tells of words, and the words."""


def aside_of(element: etree._Element) -> Aside | None:
    """What is to be told of an element's words; None for the usual ones."""
    if element.tag == "del":
        kind = "deleted-text"
    elif is_struck(element):
        kind = "struck-text"
    elif element.get(UNSEEN) is not None:
        kind = "hidden-text"
    else:
        return None
    words = " ".join("".join(map(str, element.itertext())).split())
    return (kind, words) if words else None


def asides_in(cell: etree._Element) -> Iterator[Aside]:
    """What is to be told of the words in a cell, each of which is told once."""
    walk = etree.iterwalk(cell, events=("start",))
    for _, element in walk:
        aside = aside_of(element)
        if aside is None and element is not cell and is_hidden(element):
            words = " ".join("".join(map(str, element.itertext())).split())
            aside = ("hidden-text", words)
        if aside is not None:
            walk.skip_subtree()
            if aside[1]:
                yield aside


def holds_picture(cell: etree._Element) -> bool:
    """Whether a picture stands in a cell, larger than those that only keep distance."""
    return any(
        not is_hidden(one) and "1" not in (one.get("width"), one.get("height"))
        for one in cell.iter("img", "svg", "canvas", "object")
    )


def is_struck(element: etree._Element) -> bool:
    """Whether an element draws a line through its words."""
    style = element.get("style")
    return element.tag in ("s", "strike") or (
        style is not None and _STRUCK.search(style) is not None
    )
