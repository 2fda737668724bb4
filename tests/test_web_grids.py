"""Tables that pages draw without table elements, and what only looks like one."""

import pytest

from tailan.documents import Document, Row, read_document

HEAD, FIRST, SECOND = (
    ("№", "Ажил", "Хувь"),
    ("1.1", "Худаг гаргах", "50%"),
    ("1.2", "Зам засах", ""),
)


def read(body: str, style: str = "") -> Document:
    page = f"<html><head><style>{style}</style></head><body>{body}</body></html>"
    return read_document(page.encode(), "a.html")


def grid(table: str, row: str, cell: str, frame: str = "{}") -> str:
    """The rows in boxes with these attributes."""
    rows = [
        f"<div {row}>{''.join(f'<div {cell}>{text}</div>' for text in texts)}</div>"
        for texts in (HEAD, FIRST, SECOND)
    ]
    return f"<div {table}>{frame.format(rows[0])}{frame.format(rows[1] + rows[2])}</div>"


DRAWN = {
    "by roles": (grid('role="table"', 'role="row"', 'role="cell"', "<p role=rowgroup>{}</p>"), ""),
    "by its own style": (
        grid('style="display:table"', 'style="display: table-row"', 'style="display:table-cell"'),
        "",
    ),
    "by a style sheet": (
        grid('class="a b"', 'class="c"', 'class="d"'),
        "@media print {p {color: red}} .a {display: block; display: table} "
        "div.c, .x {display:table-row} .d {border: 0; display:table-cell}",
    ),
    "by names": (grid('class="list"', 'class="list-row"', 'class="x"'), ""),
    "by names within a head and a body": (grid("", 'class="tr"', "", "<div>{}</div>"), ""),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_table_of_boxes_is_read_as_a_table(name: str) -> None:
    document = read(*DRAWN[name])
    assert [row.texts for row in document.rows] == [HEAD, FIRST, SECOND]
    assert document.rows[1].cells[1].place == "table 1 row 2 cell 2"


def test_a_cell_of_boxes_tells_how_many_columns_it_covers() -> None:
    wide = '<div role="row"><div role="cell" aria-colspan="3">Зорилт</div></div>'
    document = read(grid('role="table"', 'role="row"', 'role="cell"', f"{wide}{{}}"))
    assert document.rows[0].cells[0].span == 3


BOX = "<div class='col'><h3>Мэдээ</h3><p>Худаг гаргав.</p></div>"
NO_TABLES = {
    "columns of a page": f"<div class='row'>{BOX * 3}</div>" * 3,
    "rows of other lengths": "".join(f"<div class='row'>{'<p>а</p>' * n}</div>" for n in (3, 4, 5)),
    "text beside boxes": "<div class='row'>Ажил <b>1</b><b>2</b><b>3</b></div>" * 3,
    "no names": "<div><p>а</p><p>б</p><p>в</p></div>" * 3,
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_boxes_side_by_side_are_no_table(name: str) -> None:
    document = read(f"<div>{NO_TABLES[name]}</div>")
    assert not any(isinstance(item, Row) for item in document.content)
