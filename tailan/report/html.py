"""The report as one HTML file that asks nothing of any other place."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from tailan.characters import BREAK, breakable, printable
from tailan.report.arrangement import (
    arranged,
    layout_words,
    sheets,
    squared,
    verification_line,
)
from tailan.report.blocks import Block, Figure, Heading, Report, Row, Table
from tailan.report.inline_svg import inlined
from tailan.report.verification import code

WIDTH_OF_A_COLUMN = 6.25
_ADDRESS = re.compile(r"(?:https?://|mailto:|(?!//)[\w.#/%?-])[^\s\\\x00-\x1f]*", re.IGNORECASE)


def render_html(report: Report) -> bytes:
    """The page as UTF-8 bytes; the same report gives the same bytes."""
    ready = arranged(report)
    numbered = list(enumerate(ready.blocks[1:], start=1))
    style = _style(numbered, verification_line(report))
    page = _page().render(
        report=ready,
        contents=[(n, b) for n, b in numbered if isinstance(b, Heading) and b.level == 2],
        sheets=_numbered_sheets(ready.blocks[1:]),
        words=layout_words(report.language),
        verification=verification_line(report),
        code=code(report.blocks),
        style=Markup(style),  # noqa: S704 - made of the package's own files and of numbers
        script=Markup(_script()),  # noqa: S704 - the package's own file
        policy=_policy(style, _script()),
        macros=_macros(report.language, with_sources=True),
    )
    return page.encode("utf-8")


def render_fragment(report: Report) -> str:
    """The blocks as HTML for a notebook's output: no page around them, no caption numbered."""
    blocks = [squared(b) if isinstance(b, Table) else b for b in report.blocks]
    fragment = _environment().get_template("fragment.html.j2")
    return fragment.render(blocks=blocks, macros=_macros(report.language, with_sources=False))


def shown(value: str) -> Markup:
    """The text as characters of the page: markup escaped, line breaks kept, long words cut."""
    safe = escape(breakable(printable(value)))
    return safe.replace(BREAK, Markup("<wbr>")).replace("\n", Markup("<br>\n"))


def safe_address(href: str | None) -> str | None:
    """The address that a link may lead to, or None: no address may run a script."""
    if not href or not _ADDRESS.fullmatch(href):
        return None
    scheme = re.match(r"([a-z][\w+.-]*):", href, re.IGNORECASE)
    is_known = not scheme or scheme[1].lower() in {"http", "https", "mailto"}
    return href if is_known else None


def grouped(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows in groups, each opened by its section row; rows before any form their own."""
    groups: list[list[Row]] = []
    for row in rows:
        if row.is_section or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def picture(figure: Figure, number: int) -> Markup:
    """The figure's picture as part of the page, its ids told apart by the block's number."""
    inline = inlined(figure.svg, f"part-{number}-", printable(figure.alternative))
    return Markup(inline)  # noqa: S704 - parsed and written again without what could act


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tailan.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters = (shown, printable, safe_address, grouped, picture)
    environment.filters |= {each.__name__: each for each in filters}
    return environment


def _page() -> Template:
    return _environment().get_template("report.html.j2")


@cache
def _macros(language: str, *, with_sources: bool) -> dict[str, Any]:
    """The macro that writes each kind of block, in the words of `language`.

    Sources open beside what they stand behind; parts of a page in a notebook go without, since
    their ids would meet those of other cells.
    """
    blocks = _environment().get_template("blocks.html.j2")
    known = {"words": layout_words(language), "with_sources": with_sources}
    module = blocks.make_module(known)
    kinds = ("heading", "paragraph", "note", "finding", "figure", "table", "data_table")
    return {kind: getattr(module, kind) for kind in kinds}


def _numbered_sheets(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The sheets with their blocks numbered through; the numbers become ids on the page."""
    numbers = iter(range(1, len(blocks) + 1))
    return [
        {
            "kind": "front" if sheet.is_front else "wide" if sheet.is_wide else "",
            "blocks": [(next(numbers), block) for block in sheet.blocks],
        }
        for sheet in sheets(blocks)
    ]


def _style(numbered: Sequence[tuple[int, Block]], foot: str) -> str:
    """The style sheet with the widths of the tables' columns and the foot of printed pages."""
    widths = "".join(
        rule
        for number, block in numbered
        if isinstance(block, Table) and block.role in ("data", "key")
        for rule in _measures(number, block)
    )
    # The words are the package's own and the code is letters and digits: no quote breaks out.
    return _style_sheet() + widths + f'@page{{@bottom-left{{content:"{foot}"}}}}'


def _measures(number: int, table: Table) -> Iterator[str]:
    """The rules for a table's columns, and the width under which it scrolls."""
    if table.role == "key":
        yield f"#part-{number} tbody tr{{grid-row:span {len(table.columns)}}}"
        return
    whole = sum(column.weight for column in table.columns)
    for index, column in enumerate(table.columns, start=1):
        share = f"{100 * column.weight / whole:.2f}"
        yield f"#part-{number} col:nth-child({index}){{width:{share}%}}"
    if len(table.columns) > 3:
        least = WIDTH_OF_A_COLUMN * len(table.columns)
        yield f"@media screen{{#part-{number}{{min-width:{least:.1f}rem}}}}"


@cache
def _style_sheet() -> str:
    package = files(__package__)
    sheet = package.joinpath("templates/report.css").read_text(encoding="utf-8")
    for weight in ("Regular", "Bold"):
        font = files("tailan").joinpath(f"fonts/NotoSans-{weight}.woff2").read_bytes()
        address = f"data:font/woff2;base64,{b64encode(font).decode('ascii')}"
        sheet = sheet.replace(f"NotoSans-{weight}.woff2", address)
    return sheet


@cache
def _script() -> str:
    return files(__package__).joinpath("templates/report.js").read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: nothing is loaded, and only the page's own style and script."""
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(part: str) -> str:
    return f"'sha256-{b64encode(sha256(part.encode('utf-8')).digest()).decode('ascii')}'"
