"""What stands around the article of a web page: menus, forms, comments, what is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LEFT_OUT = words(
    "script style noscript template nav svg button select datalist input textarea iframe "
    "object canvas audio video dialog del head rt rp"
)
"""Elements that are no text of the page, wherever they stand."""

_FILLED_IN = words("text number date month checkbox radio email tel url")
"""Kinds of input elements whose value a page shows."""

_DOUBTFUL = words("aside footer form header")
_CONTAINERS = words("article div ol section td ul")
_ROLES = words("alertdialog banner complementary contentinfo dialog menu menubar search toolbar")
# Words in the class or id of an element that holds no part of the article.
_NOISE_WORD = re.compile(
    r"ads?|advert[a-z]*|banner|breadcrumbs?|comments?(?:list|form|area)?|cookies?|disqus|footer"
    r"|login|[a-z]*menu|[a-z]*nav(?:bar|igation)?|pag(?:er|ination)|popup|related[a-z]*|respond"
    r"|search|shar(?:e|ing)[a-z]*|[a-z]*sidebar|skip|social|subscribe|tags|toolbar|topbar"
)
_NOISE_NAME = re.compile(r"(?:site-|main-|top-)?header|masthead|widget(?:[-_].*)?")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:[a-z]+|%)?\s*(?:;|!|$)"
)


# A word or a mark of punctuation that a note may stand behind.
_NOTED = re.compile(r"(?:[^\W\d_]{4,}|[.,;:!?»”\")])\s?$")


@dataclass
class _Weight:
    """The letters of an element outside links, and whether the page's title is in it."""

    letters: int = 0
    holds_title: bool = False

    def add(self, part: _Weight, element: etree._Element) -> None:
        if element.tag != "a":
            self.letters += part.letters
            is_title = element.tag == "main" or (element.tag == "h1" and part.letters > 0)
            self.holds_title = self.holds_title or part.holds_title or is_title


@dataclass
class Noise:
    """Tells the elements of a page that are left out."""

    tables: set[etree._Element]
    """The tables that hold data: one that is hidden is read all the same, and told of."""
    weights: dict[etree._Element, _Weight] = field(default_factory=dict)
    page: _Weight = field(default_factory=_Weight)
    notes: dict[etree._Element, str] = field(default_factory=dict)
    """The marks of notes with what these say, and the notes themselves with nothing."""
    shown: set[etree._Element] = field(default_factory=set)
    """What is hidden and has a table of data in it."""

    @classmethod
    def of(cls, body: etree._Element, tables: set[etree._Element]) -> Noise:
        """What can be told of a page once all its text has been counted."""
        notes = dict(_notes(body)) | dict(_raised_notes(body))
        noise, open_ones = cls(tables, notes=notes), [_Weight()]
        noise.shown = {one for table in tables for one in with_ancestors(table)}
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                open_ones.append(_Weight(_length(element.text)))
                if is_left_out(element):
                    open_ones[-1] = _Weight()
                    walk.skip_subtree()
            else:
                weight = open_ones.pop()
                open_ones[-1].add(weight, element)
                open_ones[-1].letters += _length(element.tail)
                if element is not body and noise._is_doubtful(element):
                    noise.weights[element] = weight
        noise.page = open_ones[0]
        return noise

    def holds(self, element: etree._Element) -> bool:
        """Whether the element is none of the article.

        What only looks so by its name, or is hidden, is kept where it has most of the page's
        words in it, those of links left aside, or the title of the page.
        """
        if is_left_out(element) or element in self.notes or element.get("role") == "navigation":
            return True
        weight = self.weights.get(element)
        return weight is not None and not (
            weight.holds_title or 2 * weight.letters > self.page.letters
        )

    def holds_in_cell(self, element: etree._Element) -> bool:
        """Whether a page does not show the element of a cell; its name tells nothing there."""
        if element in self.notes or is_hidden(element):
            return True
        return not is_filled_in(element) and (is_left_out(element) or _is_unchosen(element))

    def notes_in(self, cell: etree._Element) -> Iterator[str]:
        """What the notes say whose marks stand in a cell."""
        if self.notes:
            yield from filter(None, map(self.notes.get, cell.iter("a", "sup")))

    def hides(self, table: etree._Element) -> bool:
        """Whether a page does not show a table that is read."""
        return any(is_hidden(one) for one in with_ancestors(table))

    def _is_doubtful(self, element: etree._Element) -> bool:
        if element.tag in _DOUBTFUL:
            return element.tag != "header" or not _is_in_article(element)
        if is_hidden(element) or element.get("aria-hidden") == "true":
            return element not in self.shown or _is_named_noise(element)
        return _is_named_noise(element)


def is_left_out(element: etree._Element) -> bool:
    """Whether an element is no text wherever it stands; a heading may be a button to press."""
    if element.tag not in _LEFT_OUT:
        return False
    parent = element.getparent()
    return element.tag != "button" or parent is None or parent.tag not in HEADINGS


def is_filled_in(element: etree._Element) -> bool:
    """Whether an element of a form shows what was filled in, or chosen."""
    return element.tag in ("select", "textarea") or (
        element.tag == "input" and (element.get("type") or "text").lower() in _FILLED_IN
    )


def _is_unchosen(element: etree._Element) -> bool:
    """Whether an element is an entry of a list that shows another one."""
    choices = next(element.iterancestors("select"), None) if element.tag == "option" else None
    if choices is None:
        return False
    entries = list(choices.iter("option"))
    chosen = [entry for entry in entries if entry.get("selected") is not None]
    return element not in (chosen or entries[:1])


def is_hidden(element: etree._Element) -> bool:
    """Whether a page does not show the element."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style.lower()) is not None


def _is_named_noise(element: etree._Element) -> bool:
    if element.tag not in _CONTAINERS:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}".split()
    return element.get("role") in _ROLES or any(
        _NOISE_NAME.fullmatch(name.lower())
        or any(_NOISE_WORD.fullmatch(word.lower()) for word in _WORD.findall(name))
        for name in names
    )


def _notes(body: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The marks of footnotes and comments, and their texts: two links that lead to each other."""
    leading: dict[tuple[str, str], etree._Element] = {}
    for link in body.iter("a"):
        target = (link.get("href") or "").partition("#")[2]
        own = link.get("name") or link.get("id") or ""
        if target and own and (mark := leading.get((target, own))) is not None:
            note = next(link.iterancestors("li", "p"), link)
            said = "".join(map(str, note.itertext())).split()
            yield mark, " ".join(said)
            yield note, ""
        leading.setdefault((own, target), link)


def _raised_notes(body: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The same where no links lead: a raised number behind a word, and a paragraph that it opens.

    What is raised behind a digit or a unit (м²) is an exponent.
    """
    raised = [(sup, _said(sup)) for sup in body.iter("sup") if _said(sup).isdecimal()]
    opened = {
        number: note
        for sup, number in raised
        if (note := sup.getparent()) is not None and note.tag in ("p", "li") and note[0] is sup
        if not (note.text or "").strip() and _said(note) != number
    }
    for sup, number in raised:
        if number in opened and _NOTED.search(_before(sup)):
            yield sup, _said(opened[number])
            yield opened[number], ""


def _said(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _before(element: etree._Element) -> str:
    """The text right before an element, in its parent."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return str(previous.tail or "")
    return str(parent.text or "") if parent is not None else ""


def with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    """An element and all that it stands in."""
    yield element
    yield from element.iterancestors()


def _is_in_article(element: etree._Element) -> bool:
    return next(element.iterancestors("article", "main"), None) is not None


def _length(text: str | None) -> int:
    return 0 if text is None else len("".join(text.split()))
