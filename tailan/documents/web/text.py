"""The text of a web page's elements as it is shown: blocks on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, takewhile
from typing import Literal

from lxml import etree

from tailan.documents.raised import raised
from tailan.documents.web.lists import number_before
from tailan.documents.web.noise import HEADINGS, Noise, words

BULLET = "\uf0b7"
"""What a sign of a font of signs is read as, whatever letter the page holds in its place."""

_BLOCKS = HEADINGS | words(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form header hr legend li main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
_SPACES = re.compile(r"\s+")
_RAISED = re.compile(r"vertical-align\s*:\s*super")
_SIGNS = re.compile(r"symbol|wingdings|webdings", re.IGNORECASE)
_SIGN = re.compile(rf"^\s*{BULLET}\s*", re.MULTILINE)

_AROUND = 3
"""Elements around a raised text that may raise it: a link, a name, letters of another font."""

Part = tuple[Literal["text", "begin", "end", "whole"], str, etree._Element]
"""A text, or a block that begins or ends, or one that the caller wants whole."""

Test = Callable[[etree._Element], bool]


def parts(root: etree._Element, is_noise: Test, is_whole: Test | None = None) -> Iterator[Part]:
    """The texts and blocks within an element, noise left out, in reading order."""
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walk:
        if event == "start":
            is_left_out = element is not root and is_noise(element)
            is_wanted = element is not root and is_whole is not None and is_whole(element)
            if is_wanted and not is_left_out:
                yield "whole", "", element
            if is_wanted or is_left_out:
                skipped = element
                walk.skip_subtree()
            else:
                yield from _begun(element)
            continue
        if element is not skipped and element.tag in _BLOCKS:
            yield "end", "", element
        skipped = None
        if element is not root and element.tail:
            yield "text", _shown(element.tail, element.getparent()), element


def cell_text(root: etree._Element, noise: Noise) -> str:
    """All text within a cell or caption, blocks and line breaks as lines, without bullets."""
    found = parts(root, noise.holds_in_cell)
    return _SIGN.sub("", "".join(text if kind == "text" else "\n" for kind, text, _ in found))


def _begun(element: etree._Element) -> Iterator[Part]:
    if element.tag in _BLOCKS and not _opens_item(element):
        yield "begin", "", element
    if element.tag == "br":
        yield "text", "\n", element
    elif element.tag == "input":
        yield "text", _filled_in(element), element
    elif element.tag == "li" and (number := number_before(element)):
        yield "text", f"{number} ", element
    if element.text:
        yield "text", _shown(element.text, element), element


def _filled_in(element: etree._Element) -> str:
    """What a field of a form shows: its value, or whether it is ticked."""
    if element.get("type") in ("checkbox", "radio"):
        return "☐ " if element.get("checked") is None else "☑ "
    return element.get("value") or ""


def _opens_item(element: etree._Element) -> bool:
    """Whether a block stands first in an item of a list: its text begins behind the number."""
    item = element.getparent()
    if item is None or item.tag != "li" or element.getprevious() is not None:
        return False
    return not (item.text or "").strip()


def _shown(text: str, parent: etree._Element | None) -> str:
    """The text as a page shows it: line ends of the source are spaces, 10<sup>2</sup> is 10²."""
    if parent is None:
        return _SPACES.sub(" ", text)
    if (above := raised(text)) != text and _is_raised(parent):
        return above
    if len(text.strip()) == 1 and _is_of_signs(parent, text.strip()):
        return f" {BULLET} "
    is_as_typed = "\n" in text and _is_preformatted(parent)
    return text if is_as_typed else _SPACES.sub(" ", text)


def _is_raised(element: etree._Element) -> bool:
    """Whether an element's text, in which no other is raised, stands above the line."""
    around = (element, *islice(element.iterancestors(), _AROUND))
    return any(
        one.tag == "sup" or _RAISED.search((one.get("style") or "").lower())
        for one in takewhile(lambda one: one.tag not in _BLOCKS, around)
    )


def _is_of_signs(element: etree._Element, text: str) -> bool:
    """Whether a letter is drawn as a bullet: in a font of signs, or as Word's circle, an o."""
    if element.tag not in ("span", "font"):
        return False
    font = f"{element.get('style') or ''} {element.get('face') or ''}"
    return bool(_SIGNS.search(font)) or (text == "o" and "Courier New" in font)


def _is_preformatted(element: etree._Element) -> bool:
    return element.tag == "pre" or next(element.iterancestors("pre"), None) is not None
