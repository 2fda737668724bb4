"""The six blocks that a report is made of, and how a notebook keeps them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MIME_TYPE = "application/vnd.tailan.blocks+json"


Role = Literal["data", "facts", "key", "signatures"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Block(_Value):
    """What a report is made of. What `is_front` stands on page 1 and ends with it."""

    is_front: bool = False


class Heading(_Block):
    """A heading; level 1 is the title of the report and stands once."""

    kind: Literal["heading"] = "heading"
    level: int = Field(ge=1, le=4)
    text: str


class Evidence(_Value):
    """What stands behind a figure or a sentence: where it was read, in which words, by what rule.

    All in words for a reader; what does not apply is empty.
    """

    document: str = ""
    place: str = ""
    quote: str = ""
    rule: str = ""


class Sentence(_Value):
    """A sentence and what stands behind it."""

    text: str
    evidence: tuple[Evidence, ...] = ()


class Paragraph(_Block):
    """One paragraph of plain text, sentence by sentence."""

    kind: Literal["paragraph"] = "paragraph"
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str) -> Paragraph:
        """A paragraph of a text that needs no evidence."""
        return cls(sentences=(Sentence(text=text),))

    @property
    def text(self) -> str:
        """The whole text."""
        return " ".join(sentence.text for sentence in self.sentences)


class Column(_Value):
    """The head of a table's column; `weight` is its share of the width."""

    heading: str
    align: Literal["start", "end"] = "start"
    weight: float = Field(default=1, gt=0)


class Cell(_Value):
    """The text of a table's cell, line breaks kept, and the page it leads to.

    `number` is its value where it prints a number: workbooks count with it. A percent is 90.66.
    """

    text: str
    href: str | None = None
    number: Decimal | None = None
    evidence: tuple[Evidence, ...] = ()


class Row(_Value):
    """A row of cells, or one cell over the whole width that opens a section."""

    cells: tuple[Cell, ...]
    is_section: bool = False


class Table(_Block):
    """A table with its caption; the first column names the row.

    `facts` are pairs of label and value, `key` the few figures that a reader must see,
    `signatures` lines to be filled in by hand, `data` everything else. A wide table is given a
    landscape page where pages exist.
    """

    kind: Literal["table"] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    role: Role = "data"
    is_wide: bool = False


class Figure(_Block):
    """A picture as SVG with its caption and a text for those who do not see it."""

    kind: Literal["figure"] = "figure"
    svg: str
    caption: str
    alternative: str


class Note(_Block):
    """A remark beside the text, such as the limits of the report."""

    kind: Literal["note"] = "note"
    text: str


class Matter(_Value):
    """One thing on a card: what was found, the words it rests on, and what to ask the unit."""

    text: str
    quote: str = ""
    place: str = ""
    question: str = ""


class Finding(_Block):
    """A card about one measure or about the document, however many matters it has.

    `severity` is said in words by `label`, never by colour alone.
    """

    kind: Literal["finding"] = "finding"
    title: str
    label: str = ""
    severity: Literal["high", "medium", "low"] = "medium"
    matters: tuple[Matter, ...]

    @classmethod
    def of(cls, title: str, text: str, quote: str = "", question: str = "") -> Finding:
        """A card with one matter."""
        return cls(title=title, matters=(Matter(text=text, quote=quote, question=question),))


Block = Annotated[
    Heading | Paragraph | Table | Figure | Note | Finding, Field(discriminator="kind")
]


class Report(_Value):
    """Blocks in reading order with what every format needs to know about them.

    `dated` is the end of the reporting period: the date of the document in archives.
    `running_head` stands at the top of every page, `organisation` is who answers for it.
    `record` is what lies behind the blocks as JSON text, for programs: as plain values of a
    notebook its numbers would lose digits.
    """

    language: str
    dated: date
    running_head: str
    blocks: tuple[Block, ...]
    organisation: str = ""
    record: str = ""

    @property
    def title(self) -> str:
        """The text of the heading of level 1, or the running head where there is none."""
        titles = (b.text for b in self.blocks if isinstance(b, Heading) and b.level == 1)
        return next(titles, self.running_head)
