"""Markdown that an analyst wrote, as blocks: its words and structure, no markup of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import mistune

from tailan.report.blocks import Block, Cell, Column, Heading, Note, Paragraph, Row, Table

Node = Mapping[str, Any]

_INDENT = "\u2003"
_LINE_ENDS = ("softbreak", "linebreak")


def markdown_blocks(source: str, caption: str, under: int = 1) -> list[Block]:
    """Headings, paragraphs, notes and tables of a Markdown text.

    Its headings stand under one of level `under`, the report's title if none is said; `caption`
    is given to tables. Emphasis is taken away, addresses of links stand in brackets, and HTML is
    printed as the characters it is.
    """
    parsed = _parser()(source)
    return list(_blocks(parsed if isinstance(parsed, list) else [], caption, under))


@cache
def _parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough"])


def _blocks(nodes: Iterable[Node], caption: str, under: int) -> Iterator[Block]:
    for node in nodes:
        match node["type"]:
            case "heading":
                level = min(4, node["attrs"]["level"] + under)
                yield Heading(level=level, text=_words(node))
            case "block_quote":
                yield Note(text="\n".join(_words(child) for child in node["children"]))
            case "list":
                yield Paragraph.of("\n".join(_items(node)))
            case "table":
                yield _table(node, caption)
            case "blank_line" | "thematic_break":
                continue
            case _:
                yield Paragraph.of(_words(node).strip("\n"))


def _items(node: Node, depth: int = 0) -> Iterator[str]:
    """A line for each item of a list, with its number or bullet, deeper ones moved inward."""
    for number, item in enumerate(node["children"], start=node["attrs"].get("start", 1)):
        mark = f"{number}." if node["attrs"]["ordered"] else "•"
        texts = [child for child in item["children"] if child["type"] != "list"]
        yield f"{_INDENT * depth}{mark} {' '.join(_words(text) for text in texts)}"
        for child in item["children"]:
            if child["type"] == "list":
                yield from _items(child, depth + 1)


def _table(node: Node, caption: str) -> Table:
    head, *body = node["children"]
    rows = body[0]["children"] if body else []
    return Table(
        caption=caption,
        columns=tuple(_column(cell) for cell in head["children"]),
        rows=tuple(Row(cells=_cells(row["children"])) for row in rows),
    )


def _column(cell: Node) -> Column:
    is_end = cell["attrs"].get("align") == "right"
    return Column(heading=_words(cell), align="end" if is_end else "start")


def _cells(nodes: Sequence[Node]) -> tuple[Cell, ...]:
    return tuple(Cell(text=_words(node)) for node in nodes)


def _words(node: Node) -> str:
    """The text of a node and of all in it."""
    if node["type"] in _LINE_ENDS:
        return "\n" if node["type"] == "linebreak" else " "
    if "raw" in node:
        return str(node["raw"])
    said = "".join(_words(child) for child in node.get("children", ()))
    address = node.get("attrs", {}).get("url", "")
    return f"{said} ({address})" if node["type"] == "link" and address != said else said
