"""What a cell of an analyst's own shows, as blocks: a DataFrame as a table, a chart as a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import lxml.html
from lxml import etree

from tailan.report.blocks import Block, Cell, Column, Figure, Row, Table

_PICTURES = ("image/svg+xml", "image/png", "image/jpeg")


def output_blocks(output: Mapping[str, Any], caption: str) -> list[Block]:
    """The table or the figure that an output of a notebook shows; none for plain words.

    `caption` is theirs where they have none, and the figure's text for those who do not see it.
    """
    data = output.get("data", {})
    kind = next((name for name in _PICTURES if name in data), None)
    if kind is not None:
        said = output.get("metadata", {}).get(kind, {})
        alternative = str(said.get("alt", "") if isinstance(said, Mapping) else "") or caption
        svg = _text(data[kind]) if kind == "image/svg+xml" else _framed(kind, _text(data[kind]))
        return [Figure(svg=svg, caption=caption, alternative=alternative)]
    return _tables(_text(data.get("text/html", "")), caption)


def _text(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _framed(kind: str, encoded: str) -> str:
    """A picture of dots as an SVG picture of its size."""
    from base64 import b64decode
    from io import BytesIO

    from PIL import Image

    plain = "".join(encoded.split())
    width, height = Image.open(BytesIO(b64decode(plain))).size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:{kind};base64,{plain}"/></svg>'
    )


def _tables(page: str, caption: str) -> list[Block]:
    if "<table" not in page:
        return []
    body = lxml.html.fragment_fromstring(page, create_parent="div")
    found = [table for table in body.iter("table") if not list(table.iterancestors("table"))]
    return [_table(table, caption) for table in found]


def _table(table: etree._Element, caption: str) -> Table:
    heads = [_texts(row) for row in table.iterfind("./thead/tr")]
    rows = [_texts(row) for row in (*table.iterfind("./tbody/tr"), *table.iterfind("./tr"))]
    width = max((len(row) for row in (*heads, *rows)), default=1)
    own = " ".join((table.findtext("./caption") or "").split())
    columns = [_heading([row[i] for row in heads if i < len(row)]) for i in range(width)]
    within = [[row[i] for row in rows if i < len(row)] for i in range(width)]
    numeric = [_is_numeric(texts) for texts in within]
    counted = [_is_counted(columns[i], within[i]) for i in range(width)]
    return Table(
        caption=own or caption,
        columns=tuple(
            Column(heading=heading, align="end" if is_number else "start")
            for heading, is_number in zip(columns, numeric, strict=True)
        ),
        rows=tuple(_row(row, counted) for row in rows),
        is_wide=width > 6,
    )


def _heading(parts: list[str]) -> str:
    """The headings above a column from above; a DataFrame prints the index' name beneath."""
    return " ".join(dict.fromkeys(part for part in parts if part))


def _texts(row: etree._Element) -> list[str]:
    """The texts of a row's cells; a cell over several columns stands in each of them."""
    texts: list[str] = []
    for cell in row.iterchildren("th", "td"):
        text = " ".join("".join(map(str, cell.itertext())).split())
        span = cell.get("colspan", "1")
        texts += [text] * (int(span) if span.isdecimal() else 1)
    return texts


def _row(texts: list[str], counted: list[bool]) -> Row:
    pairs = zip(texts, counted, strict=False)
    return Row(cells=tuple(_cell(text, is_counted) for text, is_counted in pairs))


def _cell(text: str, is_counted: bool) -> Cell:
    number = Decimal(_plain(text)) if is_counted and text else None
    return Cell(text=text, number=number)


def _is_counted(heading: str, texts: list[str]) -> bool:
    """Whether a column holds numbers to count with: all with as many decimals, as a frame shows.

    Numbers of measures (4.9, 4.10) are names, and so is what a heading calls a number.
    """
    decimals = {len(_plain(text).partition(".")[2]) for text in texts if text}
    is_name = heading.endswith(("_no", "№"))
    return _is_numeric(texts) and len(decimals) == 1 and not is_name


def _plain(text: str) -> str:
    return text.replace(",", "").rstrip("%")


def _is_numeric(texts: list[str]) -> bool:
    plain = [_plain(text) for text in texts if text]
    return bool(plain) and all(text.lstrip("-").replace(".", "", 1).isdecimal() for text in plain)
