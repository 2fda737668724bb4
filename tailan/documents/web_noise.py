"""What stands around the article of a web page: menus, forms, comments, what is not shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


LEFT_OUT = words(
    "script style noscript template nav svg button select datalist input textarea iframe "
    "object canvas audio video dialog del head"
)
"""Elements that are no text of the page, wherever they stand."""

_DOUBTFUL = words("aside footer form header")
_CONTAINERS = words("article div ol section ul")
_ROLES = words("alertdialog banner complementary contentinfo dialog menu menubar search toolbar")
_WORDS = words(
    "ad ads advert advertisement banner breadcrumb breadcrumbs comment comments cookie "
    "cookies disqus footer login menu nav navbar navigation pager pagination popup related "
    "respond search share sharing sidebar skip social subscribe tags toolbar topbar widget"
)
"""Words in the class or id of an element that holds no part of the article."""

_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all")
_WORD = re.compile(r"[a-z]+")
_KEPT = frozenset(("main", "h1"))


@dataclass
class _Weight:
    """The characters of an element's text, of its links' text, and whether the title is in it."""

    text: int = 0
    links: int = 0
    holds_title: bool = False

    def add(self, part: _Weight, *, is_link: bool) -> None:
        self.text += part.text
        self.links += part.text if is_link else part.links
        self.holds_title = self.holds_title or part.holds_title


@dataclass
class Noise:
    """Tells the elements of a page that are left out."""

    weights: dict[etree._Element, _Weight] = field(default_factory=dict)
    page: _Weight = field(default_factory=_Weight)

    @classmethod
    def of(cls, body: etree._Element) -> Noise:
        """What can be told of a page once all its text has been counted."""
        noise, open_ones = cls(), [_Weight()]
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                open_ones.append(_Weight(_length(element.text), 0, element.tag in _KEPT))
                if element.tag in LEFT_OUT:
                    open_ones[-1] = _Weight()
                    walk.skip_subtree()
            else:
                weight = open_ones.pop()
                open_ones[-1].add(weight, is_link=element.tag == "a")
                open_ones[-1].text += _length(element.tail)
                if element is not body and _is_doubtful(element):
                    noise.weights[element] = weight
        noise.page = open_ones[0]
        return noise

    def holds(self, element: etree._Element) -> bool:
        """Whether the element is none of the article.

        What only looks so by its name, or is hidden, is kept where it is most of the page's text
        and not a list of links, or has the title of the page in it.
        """
        if element.tag in LEFT_OUT or element.get("role") == "navigation":
            return True
        weight = self.weights.get(element)
        if weight is None:
            return False
        is_main = weight.holds_title or 2 * weight.text > self.page.text
        return not is_main or 2 * weight.links > weight.text


def is_hidden(element: etree._Element) -> bool:
    """Whether a page does not show the element."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style.lower()) is not None


def _is_doubtful(element: etree._Element) -> bool:
    if element.tag in _DOUBTFUL:
        return element.tag != "header" or not _is_in_article(element)
    if is_hidden(element) or element.get("aria-hidden") == "true":
        return True
    if element.tag not in _CONTAINERS:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return element.get("role") in _ROLES or not _WORDS.isdisjoint(_WORD.findall(names))


def _is_in_article(element: etree._Element) -> bool:
    return next(element.iterancestors("article", "main"), None) is not None


def _length(text: str | None) -> int:
    return 0 if text is None else len("".join(text.split()))
