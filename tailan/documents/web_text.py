"""The text of a web page's elements as it is shown: blocks on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from lxml import etree

from tailan.documents.web_noise import Noise, words

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_BLOCKS = HEADINGS | words(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form header hr legend li main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
_SPACES = re.compile(r"\s+")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Part = tuple[Literal["text", "begin", "end", "whole"], str, etree._Element]
"""A text, or a block that begins or ends, or one that the caller wants whole."""


def parts(
    root: etree._Element, noise: Noise, is_whole: Callable[[etree._Element], bool] | None = None
) -> Iterator[Part]:
    """The texts and blocks within an element, noise left out, in reading order."""
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walk:
        if event == "start":
            is_root = element is root
            if not is_root and (noise.holds(element) or (is_whole and is_whole(element))):
                if not noise.holds(element):
                    yield "whole", "", element
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


def block_text(root: etree._Element, noise: Noise) -> str:
    """All text within an element, blocks and line breaks as lines."""
    return "".join(text if kind == "text" else "\n" for kind, text, _ in parts(root, noise))


def _begun(element: etree._Element) -> Iterator[Part]:
    if element.tag in _BLOCKS:
        yield "begin", "", element
    if element.tag == "br":
        yield "text", "\n", element
    if element.text:
        yield "text", _shown(element.text, element), element


def _shown(text: str, parent: etree._Element | None) -> str:
    """The text as a page shows it: line ends of the source are spaces, 10<sup>2</sup> is 10²."""
    if parent is not None and parent.tag == "sup" and text.strip().isdecimal():
        return text.translate(_SUPERSCRIPTS)
    is_as_typed = "\n" in text and parent is not None and _is_preformatted(parent)
    return text if is_as_typed else _SPACES.sub(" ", text)


def _is_preformatted(element: etree._Element) -> bool:
    return element.tag == "pre" or next(element.iterancestors("pre"), None) is not None
