"""The names of bodies in a cell, parted where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

CAPITAL = "[А-ЯЁӨҮA-Z]"
OFFICERS = "ажилтан|ахлагч|байцаагч|бодогч|дарга|мэргэжилтэн|мэргэжилтн|нярав|орлогч|эрхлэгч"
"""Words for a person who holds an office."""

# A full stop stands in the place of a comma where a name goes before it and another follows.
_SEPARATOR = re.compile(
    r"(?P<comma>\s*[,;]\s*)|(?P<line>\s*\n\s*)"
    rf"|(?P<stop>(?<=\w\w)\.\s+(?={CAPITAL})|(?<={CAPITAL}{{2}})\.(?={CAPITAL}{{2}}))"
    r"|(?P<between>\s+(?:болон|ба|бөгөөд|[-–—+&])\s+|\s*/\s*)"
)
# A bullet, or a number in a list: 1. or 1) before a name.
_LIST_MARK = re.compile(
    r"(?:[•·▪●\uf0b7]|(?<!\S)(?:\d{1,2}[.)]|\*)|^[-–—])\s*(?=[^\W\d]|[«“\"])", re.MULTILINE
)
_ASIDE = re.compile(r"\([^()]*\)|/[^/\n]*/(?!\w)")
_LEANING = re.compile(rf"\w(?:ын|ийн|ны|ний)$|{CAPITAL}-н$")
_BODY_STEMS = (
    "агентлаг|академи|алба|байгууллаг|банк|газар|газр|захирал|зөвлөл|иргэд|институт|клуб|комисс|компани|"
    "лаборатори|музей|нийгэмлэг|нэгж|радио|салбар|сургуул|тасаг|танхим|театр|телевиз|"
    "төлөөлөгч|хамгаалагч|холбоо|хороо|хурал|хэлтс|хэлтэс|цэцэрлэг|эвлэл|эмнэлэг|эмнэлг|үйлдвэр|"
) + OFFICERS
_LONE_BODY = re.compile(
    "агентлаг|алба|байгууллага|газар|компани|музей|нэгж|салбар|сан|сургууль|тасаг|танхим|театр|төв|"
    f"холбоо|хороо|хурал|хэлтэс|цэцэрлэг|эмнэлэг|үйлдвэр|яам|{OFFICERS}"
)
"""What a name ends in that a line break parts from its abbreviation: NEAR байгууллага."""

_NEVER_FIRST = re.compile(r"(?:нар(?:ын|т|тай)?|зэрэг|нь|хамтран|хамтарч)(?!\w)")
"""What goes on with the name above a line break: багийн Засаг дарга | нар."""

_SHORT_BODIES = "баг|багууд|багш|эмч|нар|сан|сангууд|сум|сумд|сумууд|төв|төвүүд|яам|яамд"
_BODY = re.compile(
    rf"(?<!\w)(?i:(?:{_BODY_STEMS})\w*|{_SHORT_BODIES})$|(?<!\w){CAPITAL}{{2,}}[\w-]*$|[)/]$"
)

Separator = Literal["comma", "line", "stop", "between"]


@dataclass(frozen=True)
class Part:
    """A piece of a cell, and what is printed before it: a comma, a line break, a word."""

    text: str
    after: Separator = "comma"
    printed: str = ", "

    def joined(self, part: Part) -> Part:
        """The two pieces as one name."""
        return replace(self, text=f"{self.text}{part.printed}{part.text}")


def parts_of(text: str) -> list[Part]:
    """The pieces of a cell between separators, those in brackets or between strokes left whole."""
    listed = _LIST_MARK.sub("\n", text)
    asides = [found.span() for found in _ASIDE.finditer(listed)]
    parts: list[Part] = []
    begin, before = 0, Part("")
    for found in _SEPARATOR.finditer(listed):
        if not any(start < found.end() and found.start() < end for start, end in asides):
            parts.append(replace(before, text=_name(listed[begin : found.start()])))
            begin, before = found.end(), _opened_by(found)
    parts.append(replace(before, text=_name(listed[begin:])))
    return [part for part in parts if part.text]


def whole_names(parts: Sequence[Part]) -> Iterator[str]:
    """The names, those whole again that a separator within them has parted."""
    i = 0
    while i < len(parts):
        name, i = parts[i], i + 1
        while i < len(parts) and _goes_on(name, parts[i:]):
            name, i = name.joined(parts[i]), i + 1
        yield name.text


def _opened_by(found: re.Match[str]) -> Part:
    """The part that begins after a separator, still without its text."""
    if found["between"]:
        return Part("", "between", re.sub(r"\s+", " ", found[0]))
    if found["comma"]:
        return Part("")
    return Part("", "line" if found["line"] else "stop", " ")


def _name(text: str) -> str:
    return " ".join(text.split()).strip(" .,;…")


def _goes_on(name: Part, rest: Sequence[Part]) -> bool:
    """Whether the name is not whole yet: it ends in a genitive, or a body only comes later."""
    following = rest[0]
    is_body, begins_small = _BODY.search(name.text) is not None, following.text[0].islower()
    if following.after == "between":
        return not is_body or (begins_small and not _BODY.search(following.text))
    if following.after == "line" and (
        _LEANING.search(name.text)
        or _LONE_BODY.fullmatch(following.text)
        or _NEVER_FIRST.match(following.text)
    ):
        return True
    if following.after == "stop" or is_body or not begins_small:
        return False
    for part in rest:
        if not part.text[0].islower() or part.after == "stop":
            return False
        if _BODY.search(part.text):
            return True
    return False
