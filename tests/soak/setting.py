"""How an invented table is set on its page, drawn by chance."""

from dataclasses import dataclass
from random import Random

from .invented import Box, Invented

MARGIN = 15
_PAPERS = {"a3": (297, 420), "a4": (210, 297), "a5": (148, 210)}
_WHITES = ((5, 5), (6, 6), (8, 3), (4, 2), (6, 1.5), (7, 9))


@dataclass(frozen=True)
class Setting:
    """How a table is set: letters and the white of cells, across and down, in points."""

    paper: str
    is_wide: bool
    size: int
    leading: float
    white: tuple[float, float]
    align: str
    vertical: str
    head_align: str
    """How headings are set, "" as their columns."""
    justifies: bool
    repeats: bool
    splits: bool
    font: str
    by_column: bool
    """Whether columns are set in ways of their own."""

    @classmethod
    def drawn(cls, chance: Random) -> "Setting":
        """A setting by chance."""
        return cls(
            paper=chance.choice(["a4", "a4", "a3", "a5"]),
            is_wide=chance.random() < 0.5,
            size=chance.choice([9, 10, 11, 12]),
            leading=chance.choice([0.4, 0.55, 0.65, 0.9]),
            white=chance.choice(_WHITES),
            align=chance.choice(["left", "left", "center", "right"]),
            vertical=chance.choice(["top", "middle", "middle", "bottom"]),
            head_align=chance.choice(["", "center", "right"]),
            justifies=chance.random() < 0.4,
            repeats=chance.random() < 0.6,
            splits=chance.random() < 0.7,
            font=chance.choice(["Noto Sans", "Noto Serif", "DejaVu Sans"]),
            by_column=chance.random() < 0.6,
        )

    @property
    def millimetres(self) -> tuple[int, int]:
        """Width and height of the paper."""
        width, height = _PAPERS[self.paper]
        return (height, width) if self.is_wide else (width, height)

    def align_of(self, table: Invented, column: int, *, is_head: bool) -> str:
        """How the cells of a column are set."""
        if is_head and self.head_align:
            return self.head_align
        own = table.aligns[column] if table.aligns and self.by_column else self.align
        return "justify" if own == "left" and self.justifies else own


Cells = list[list[tuple[int, Box, str]]]
"""The cells of rows, each with its column and how it is set."""


def cells_of(table: Invented, setting: Setting) -> tuple[Cells, Cells]:
    """The cells of the headings, and those of the rows beneath."""
    rows = [
        [
            (column, box, setting.align_of(table, column, is_head=at < len(table.heads)))
            for column, box in row
        ]
        for at, row in enumerate(table.placed)
    ]
    return rows[: len(table.heads)], rows[len(table.heads) :]
