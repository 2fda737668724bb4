"""The six blocks that a report is made of, and how a notebook keeps them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MIME_TYPE = "application/vnd.tailan.blocks+json"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Heading(_Value):
    """A heading; level 1 is the title of the report and stands once."""

    kind: Literal["heading"] = "heading"
    level: int = Field(ge=1, le=4)
    text: str


class Paragraph(_Value):
    """One paragraph of plain text."""

    kind: Literal["paragraph"] = "paragraph"
    text: str


class Column(_Value):
    """The head of a table's column; `weight` is its share of the width."""

    heading: str
    align: Literal["start", "end"] = "start"
    weight: float = Field(default=1, gt=0)


class Cell(_Value):
    """The text of a table's cell, line breaks kept, and the page it leads to."""

    text: str
    href: str | None = None


class Row(_Value):
    """A row of cells, or one cell over the whole width that opens a section."""

    cells: tuple[Cell, ...]
    is_section: bool = False


class Table(_Value):
    """A table with its caption; the first column names the row.

    `facts` are pairs of label and value, `key` the few figures that a reader must see,
    `data` everything else. A wide table is given a landscape page where pages exist.
    """

    kind: Literal["table"] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    role: Literal["data", "facts", "key"] = "data"
    is_wide: bool = False


class Figure(_Value):
    """A picture as SVG with its caption and a text for those who do not see it."""

    kind: Literal["figure"] = "figure"
    svg: str
    caption: str
    alternative: str


class Note(_Value):
    """A remark beside the text, such as the limits of the report."""

    kind: Literal["note"] = "note"
    text: str


class Finding(_Value):
    """A card: what was found, the words it rests on, and what to ask the unit."""

    kind: Literal["finding"] = "finding"
    title: str
    text: str
    quote: str = ""
    question: str = ""


Block = Annotated[
    Heading | Paragraph | Table | Figure | Note | Finding, Field(discriminator="kind")
]


class Report(_Value):
    """Blocks in reading order with what every format needs to know about them.

    `dated` is the end of the reporting period: the date of the document in archives.
    `running_head` stands at the top of every page.
    """

    language: str
    dated: date
    running_head: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The text of the heading of level 1, or the running head where there is none."""
        titles = (b.text for b in self.blocks if isinstance(b, Heading) and b.level == 1)
        return next(titles, self.running_head)
