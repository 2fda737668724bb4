"""Invented tables as offices draw them, each with the rows that it holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

_VOCABULARY = """
худаг гаргах сургалт зохион байгуулах орон нутгийн иргэдэд үйлчлэх цахим үйлчилгээ хөгжүүлэх
хяналт шалгалт хийх тайлан гаргах хурал хөтлөх бүртгэл шинэчлэх мод тарих зам засах гэрэлтүүлэг
суурилуулах номын сан баяжуулах эрүүл мэндийн үзлэг хийлгэх малын бүртгэл явуулах хог хаягдал
ангилах бага дунд сургууль цэцэрлэг барилга өрх толгойлсон эмэгтэй залуучууд спорт наадам вакцин
тариалан ус хангамж албан хаагч мэргэшүүлэх ёс зүй нээлттэй
"""
ROW_COUNTS = (1, 2, 2, 3, 5, 8, 12, 18, 25, 40)


@dataclass(frozen=True)
class Box:
    """A cell over `span` columns and `depth` rows."""

    text: str
    span: int = 1
    depth: int = 1


Row = Sequence[str | Box]


@dataclass(frozen=True)
class Invented:
    """A table with the shares of its columns in its width, and what stands around it."""

    kind: str
    heads: Sequence[Row]
    body: Sequence[Row]
    widths: Sequence[float]
    aligns: Sequence[str] = ()
    """How each column is set, where columns are set in ways of their own."""
    above: Sequence[str] = field(default=())
    below: Sequence[str] = field(default=())

    @property
    def placed(self) -> Iterator[list[tuple[int, Box]]]:
        """The cells of each row with their columns."""
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate((*self.heads, *self.body)):
            column, cells = 0, []
            for cell in row:
                box = cell if isinstance(cell, Box) else Box(cell)
                while (at, column) in taken:
                    column += 1
                cells.append((column, box))
                taken |= {
                    (at + down, column + across)
                    for down in range(box.depth)
                    for across in range(box.span)
                }
            yield cells

    @property
    def texts(self) -> list[list[str]]:
        """The text of each column in each row, in the first of those that its cell covers."""
        rows = [[""] * len(self.widths) for _ in (*self.heads, *self.body)]
        for row, cells in zip(rows, self.placed, strict=True):
            for column, box in cells:
                row[column] = box.text
        return rows


def invented(chance: Random) -> Invented:
    """A table of any kind, with or without text above and below."""
    kind = chance.choice(list(KINDS))
    table = KINDS[kind](Pen(chance), chance.choice(ROW_COUNTS))
    pen = Pen(chance)
    above = (pen.text(3, 5).upper(), pen.text(18)) if chance.random() < 0.7 else ()
    below = (pen.text(12), "Тайлан гаргасан: мэргэжилтэн") if chance.random() < 0.7 else ()
    return Invented(kind, **table, above=above, below=below)


@dataclass(frozen=True)
class Pen:
    """Writes texts and figures by chance."""

    chance: Random

    def text(self, least: int, most: int = 0) -> str:
        """So many words, the first with a capital."""
        count = self.chance.randint(least, max(least, most))
        return " ".join(self.chance.choices(_VOCABULARY.split(), k=count)).capitalize()

    def figure(self, digits: int = 0) -> str:
        """A number, its thousands parted or not."""
        digits = digits or self.chance.randint(1, 6)
        value = self.chance.randint(10 ** (digits - 1), 10**digits - 1)
        return f"{value:,}" if self.chance.random() < 0.5 else str(value)

    def percent(self) -> str:
        """What a column of percents holds."""
        return self.one("100%", "70%", "30%", "0%", "91.14%", "48%", "-")

    def value(self) -> str:
        """What a column of figures holds: now and then no figure."""
        return self.one(*[self.figure()] * 9, self.percent(), "")

    def one(self, *texts: str) -> str:
        """One of the texts."""
        return self.chance.choice(texts)


Made = dict[str, Any]
"""Headings, rows and columns of a table, by their names in it."""


def _statistics(pen: Pen, count: int) -> Made:
    columns, numbered = pen.chance.randint(2, 5), pen.chance.random() < 0.6
    first = ["№"] if numbered else []
    heads = [*first, pen.one("Сум", "Байгууллага", "Үйлчилгээ")]
    body = [
        [*([str(n)] if numbered else []), pen.text(1, 8), *(pen.value() for _ in range(columns))]
        for n in range(1, count + 1)
    ]
    if pen.chance.random() < 0.5:
        body.append([*([""] if numbered else []), "Нийт", *(pen.figure() for _ in range(columns))])
    return {
        "heads": [[*heads, *(pen.text(1, 3) for _ in range(columns))]],
        "body": body,
        "widths": [*([2] if numbered else []), pen.chance.randint(5, 9), *[3.5] * columns],
        "aligns": [*(["center"] if numbered else []), "left", *_column(pen) * columns],
    }


def _column(pen: Pen) -> list[str]:
    return [pen.one("right", "center", "left")]


def _two_heads(pen: Pen, count: int) -> Made:
    pairs = (
        ("эрэгтэй", "эмэгтэй"),
        ("2023", "2024"),
        ("төлөвлөсөн", "гүйцэтгэсэн"),
        ("Суурь", "Зорилт"),
    )
    lower = [text for _ in range(pen.chance.randint(1, 2)) for text in pen.chance.choice(pairs)]
    over = [Box(pen.text(1, 2), span=2) for _ in lower[::2]]
    upper = [Box("№", depth=2), Box("Үзүүлэлт", depth=2), *over, Box("Тайлбар", depth=2)]
    return {
        "heads": [upper, lower],
        "body": [
            [str(n), pen.text(1, 7), *(pen.figure() for _ in lower), pen.text(1, 12)]
            for n in range(1, count + 1)
        ],
        "widths": [2, 6, *[3] * len(lower), 8],
        "aligns": ["center", "left", *["center"] * len(lower), "left"],
    }


def _plan(pen: Pen, count: int) -> Made:
    heads = ["№", "Арга хэмжээ", "Шалгуур үзүүлэлт", "Суурь түвшин", "Зорилт", "Хугацаа"]
    times = ("I улирал", "Жилдээ", "2-р улиралд", "IV улирал")
    return {
        "heads": [[*heads, "Хариуцагч"]],
        "body": [
            [
                *(str(n), pen.text(3, 14), pen.text(2, 6), str(pen.chance.randint(0, 90))),
                *(f"{pen.chance.randint(0, 100)}%", pen.one(*times), pen.text(1, 4)),
            ]
            for n in range(1, count + 1)
        ],
        "widths": [2, 8, 6, 4, 4, 5, 6],
    }


def _report(pen: Pen, count: int) -> Made:
    budgets = ("-", "-", "Орон нутгийн төсөв")
    return {
        "heads": [["Д/д", "Үйл ажиллагаа", "Төсөв", "Гүйцэтгэл", "Хувь"]],
        "body": [
            [
                *(f"{1 + n // 7}.{n % 7 + 1}", pen.text(3, 16), pen.one(*budgets)),
                *(pen.text(10, 60), pen.percent()),
            ]
            for n in range(count)
        ],
        "widths": [3, 8, 5, 16, 3],
    }


def _pairs(pen: Pen, count: int) -> Made:
    return {
        "heads": [[pen.text(1, 8), pen.figure(5)]],
        "body": [[pen.text(1, 9), pen.figure()] for _ in range(max(count, 3))],
        "widths": [pen.chance.randint(3, 6), 2],
        "aligns": ["left", *_column(pen)],
    }


def _tasks(pen: Pen, count: int) -> Made:
    times = ("3 дугаар сарын 15", "6 сард", "Тухай бүр", "Улирал бүр")
    return {
        "heads": [["№", "Хийх ажил", "Хугацаа", "Хариуцах эзэн"]],
        "body": [
            [f"{n}.", pen.text(4, 25), pen.one(*times), pen.text(1, 5)] for n in range(1, count + 1)
        ],
        "widths": [1.5, 10, 4, 5],
    }


def _holes(pen: Pen, count: int) -> Made:
    return {
        "heads": [["Д/д", "Нэр", "Утга", "Тайлбар", "Оноо"]],
        "body": [
            [
                *(f"{n}.", pen.text(1, 5), pen.one("", str(pen.chance.randint(1, 99)))),
                *(pen.one("", pen.text(3, 20)), pen.one("", "15")),
            ]
            for n in range(1, count + 1)
        ],
        "widths": [2, 8, 3, 12, 3],
    }


def _sections(pen: Pen, count: int) -> Made:
    body: list[Row] = []
    for section in range(1, max(2, count // 5 + 1)):
        body.append([Box(f"Зорилт {section}. {pen.text(3, 18)}", span=4)])
        body.extend(
            [f"{section}.{n}", pen.text(3, 12), pen.text(1, 7), str(pen.chance.randint(1, 500))]
            for n in range(1, min(count, 5) + 1)
        )
    return {
        "heads": [["№", "Арга хэмжээ", "Үзүүлэлт", "Хүрэх түвшин"]],
        "body": body,
        "widths": [2, 10, 8, 5],
    }


KINDS: dict[str, Callable[[Pen, int], Made]] = {
    "statistics": _statistics,
    "two heads": _two_heads,
    "plan": _plan,
    "report": _report,
    "pairs": _pairs,
    "tasks": _tasks,
    "holes": _holes,
    "sections": _sections,
}
