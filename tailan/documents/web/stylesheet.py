"""What the style sheets in a page draw of it: the only door of tinycss2."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from lxml import etree

_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<name>[.#][\w-]+)?", re.IGNORECASE)
"""A selector of elements by themselves: others ask where an element stands."""

_ON_SCREENS = re.compile(r"\s*(?:only\s+)?(?:screen|all)?\s*", re.IGNORECASE)
_STRUCK = frozenset({"text-decoration", "text-decoration-line"})
_LETTERS = _STRUCK | {"vertical-align", "color"}
_TOLD = _LETTERS | {"display", "visibility", "mso-hide"}
"""What a style sheet says that changes which words a page shows, or how they are to be read."""

_CHANGING = re.compile(r"none|hidden|collapse|all|super|.*line-through|white|#f|rgb")

_CELLS = ("td", "th", "tr", "col", "table")
_LARGEST = 200_000
"""Letters of a style sheet that is looked at: larger ones serve whole sites."""


@dataclass(frozen=True)
class Declared:
    """What a rule says of the elements of a tag, of a class (.x) or of a name (#x)."""

    tag: str
    name: str
    property: str
    value: str


def declarations(page: etree._Element) -> Iterator[Declared]:
    """What the page's own style sheets say of elements by themselves, in order."""
    for style in page.iter("style"):
        if style.text and len(style.text) <= _LARGEST:
            yield from _declared(tinycss2.parse_stylesheet(style.text, skip_comments=True))


def _declared(rules: list[tinycss2.ast.Node]) -> Iterator[Declared]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            if _ON_SCREENS.fullmatch(tinycss2.serialize(rule.prelude)):
                yield from _declared(tinycss2.parse_rule_list(rule.content, skip_comments=True))
        elif rule.type == "qualified-rule":
            selectors = tinycss2.serialize(rule.prelude).split(",")
            found = filter(None, (_SELECTOR.fullmatch(one.strip()) for one in selectors))
            said = tinycss2.parse_declaration_list(rule.content, skip_comments=True)
            named = [one for one in said if one.type == "declaration" and one.lower_name in _TOLD]
            for one in found:
                tag, name = (one["tag"] or "").lower(), one["name"] or ""
                for own in named:
                    value = tinycss2.serialize(own.value).strip().lower()
                    yield Declared(tag, name, own.lower_name, value)


def write_styles(page: etree._Element, declared: Iterable[Declared]) -> None:
    """Writes what style sheets hide in tables, or strike out, to the elements themselves.

    Elsewhere what they hide may be shown on a click, as the parts of a page that unfold are.
    """
    rules = defaultdict[str, list[tuple[int, Declared]]](list)
    for place, one in enumerate(declared):
        rules[one.name or one.tag].append((place, one))
    for element in page.iter(etree.Element) if rules else ():
        said = _said_of(element, rules)
        if said and (_LETTERS.intersection(said) or _is_of_table(element)):
            own = (element.get("style") or "").rstrip("; ")
            given = [f"{key}: {value}" for key, value in said.items() if key not in own]
            element.set("style", "; ".join(filter(None, [own, *given])))


def _said_of(
    element: etree._Element, rules: Mapping[str, list[tuple[int, Declared]]]
) -> dict[str, str]:
    """What the last of the rules says of an element, where it hides or strikes out."""
    names = [f".{name}" for name in (element.get("class") or "").split()]
    names += [f"#{element.get('id')}", str(element.tag)]
    met = sorted(
        (place, one.property, one.value)
        for name in names
        for place, one in rules.get(name, ())
        if one.tag in ("", element.tag)
    )
    said = {key: value for _, key, value in met}
    return {key: value for key, value in said.items() if _CHANGING.match(value)}


def _is_of_table(element: etree._Element) -> bool:
    """Whether an element is part of a table, or holds one."""
    is_part = element.tag in _CELLS or next(element.iterancestors("td", "th"), None) is not None
    return is_part or next(element.iter("table"), None) is not None
