"""Word twins: a typed document in the layouts of Word files, each a way to draw its table."""

import io
from collections.abc import Callable, Iterable, Sequence

import docx
import docx.document

from tailan.documents import Document, Paragraph, Row

from .twins import Typed, pages
from .word import Box, Line, levels, listed, paragraph, run, table, word_file

NUMBERS = [str(number) for number in range(1, 9)]
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

Rows = list[Sequence[str | Box] | Line]


def plain(typed: Typed) -> bytes:
    """One table, each objective in a cell over all columns, the columns' numbers below the head."""
    return _file(typed, table([typed.headings, NUMBERS, *_rows(typed.rows)]))


def without_spans(typed: Typed) -> bytes:
    """Objectives in the first of eight cells."""
    rows = ([*row, *[""] * (8 - len(row))] for row in typed.rows)
    return _file(typed, table([typed.headings, *rows]))


def paged(typed: Typed, height: int, centred: bool = False) -> bytes:
    """A table for each page under its headings and numbers, rows cut at the page's end."""
    tables = (
        table([typed.headings, NUMBERS, *_rows(page)])
        for page in pages(typed.rows, height, centred)
    )
    return _file(typed, BREAK.join(tables))


def numbered_pages(typed: Typed, height: int) -> bytes:
    """One table in which every page begins with the numbers of the columns."""
    rows = [row for page in pages(typed.rows, height) for row in (NUMBERS, *_rows(page))]
    return _file(typed, table([typed.headings, *rows]))


def bare_pages(typed: Typed, height: int) -> bytes:
    """A table for each page, only the first under headings."""
    first, *others = pages(typed.rows, height)
    tables = [table([typed.headings, *_rows(first)]), *(table(_rows(page)) for page in others)]
    return _file(typed, BREAK.join(tables))


def two_headings(typed: Typed) -> bytes:
    """Headings in two rows: one over baseline and target, the others merged over both rows."""
    upper: list[str | Box] = [Box(text, merge="restart") for text in typed.headings]
    upper[4:6] = [Box("Түвшин", span=2)]
    lower: list[str | Box] = [Box(merge="continue") for _ in typed.headings]
    lower[4:6] = list(typed.headings[4:6])
    return _file(typed, table([upper, lower, NUMBERS, *_rows(typed.rows)]))


def by_library(typed: Typed) -> bytes:
    """As python-docx writes it, which gives every cell its width: headings in two rows."""
    document = docx.Document()
    for line in typed.above:
        document.add_paragraph(line)
    grid = document.add_table(rows=2, cols=8, style="Table Grid")
    for column, text in enumerate(typed.headings):
        if column not in (4, 5):
            grid.cell(0, column).merge(grid.cell(1, column))
        grid.cell(1 if column in (4, 5) else 0, column).text = text
    grid.cell(0, 4).merge(grid.cell(0, 5)).text = "Түвшин"
    for row in typed.rows:
        cells = grid.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
        if len(row) == 1:
            cells[0].merge(cells[7])
    _add_behind(document, typed)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def in_a_frame(typed: Typed) -> bytes:
    """The table within a table of one cell, as a frame drawn around the page."""
    inner = table([typed.headings, NUMBERS, *_rows(typed.rows)])
    return _file(typed, table([[Box(xml=inner + paragraph(""))]]))


def auto_numbered(typed: Typed) -> bytes:
    """The numbers of measures counted by Word, objectives as they are printed."""
    objectives: list[str] = []
    rows: Rows = []
    for number, *others in typed.rows:
        if not others:
            rows.append([Box(number, span=8)])
            continue
        objective = number.split(".")[0]
        if objective not in objectives:
            objectives.append(objective)
        own = Box(xml=listed(0, number_id=objectives.index(objective) + 1))
        rows.append([own, *others])
    lists = [levels(f"{one}.%1", number_id=i) for i, one in enumerate(objectives, start=1)]
    # Definitions stand before the lists that use them.
    return _file(typed, table([typed.headings, *rows]), numbering="".join(lists))


def tracked(typed: Typed) -> bytes:
    """Every cell changed with the changes tracked: words put in, taken out, moved, rows deleted."""
    rows: Rows = []
    for i, row in enumerate(typed.rows):
        rows.append([Box(xml=_tracked(cell), span=8 if len(row) == 1 else 1) for cell in row])
        if i % 3 == 0:
            gone = [_deleted("9.9"), *[_deleted("хассан мөр")] * 7]
            rows.append(
                Line([Box(xml=one) for one in gone], properties='<w:del w:id="7" w:author="x"/>')
            )
    return _file(typed, table([typed.headings, *rows]))


def with_features(typed: Typed) -> bytes:
    """Cells in content controls, fields, links, bookmarks, proof marks, notes, soft breaks."""
    rows: Rows = [
        [
            Box(xml=_featured(cell, i + j), span=8 if len(row) == 1 else 1)
            for j, cell in enumerate(row)
        ]
        for i, row in enumerate(typed.rows)
    ]
    return _file(typed, table([typed.headings, *rows]))


def ragged(typed: Typed) -> bytes:
    """Headings over the columns behind the first, which these rows leave out."""
    rows: Rows = [
        Line([Box(row[0], span=7)], before=1) if len(row) == 1 else list(row) for row in typed.rows
    ]
    return _file(typed, table([typed.headings, *rows]))


def titled(typed: Typed) -> bytes:
    """The title in rows of the table itself."""
    above = [[Box(line, span=8)] for line in typed.above]
    body = table([*above, typed.headings, NUMBERS, *_rows(typed.rows)])
    return _file(Typed((), typed.headings, typed.rows, typed.behind), body)


def merged_measures(typed: Typed) -> bytes:
    """An action plan whose measures are cells merged over the rows of their activities."""
    rows: Rows = []
    for i, row in enumerate(typed.rows):
        below = typed.rows[i + 1] if i + 1 < len(typed.rows) else ("",)
        if len(row) == 1:
            rows.append([Box(row[0], span=8)])
        elif not row[0].strip():
            rows.append([Box(merge="continue"), Box(merge="continue"), *row[2:]])
        elif len(below) > 1 and not below[0].strip():
            first = [Box(cell, merge="restart") for cell in row[:2]]
            rows.append([*first, *row[2:]])
        else:
            rows.append(list(row))
    return _file(typed, table([typed.headings, *rows]))


def _role_paragraph(item: Paragraph) -> str:
    if item.role == "item":
        return listed(0, item.text.replace("\n", "\v"))
    style = '<w:pStyle w:val="Heading1"/>' if item.role == "heading" else ""
    return paragraph(run(item.text.replace("\n", "\v")), properties=style)


def _add_behind(document: docx.document.Document, typed: Typed) -> None:
    for part in typed.behind:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        grid = document.add_table(rows=0, cols=max(map(len, part)), style="Table Grid")
        for row in part:
            for cell, text in zip(grid.add_row().cells, row, strict=False):
                cell.text = text


def _rows(rows: Iterable[Sequence[str]]) -> Rows:
    return [[Box(row[0], span=8)] if len(row) == 1 else list(row) for row in rows]


def _file(typed: Typed, body: str, numbering: str = "") -> bytes:
    above = [paragraph(run(line)) for text in typed.above for line in text.split("\n")]
    behind = [
        paragraph(run(one)) if isinstance(one, str) else table([list(row) for row in one])
        for one in typed.behind
    ]
    return word_file(*above, paragraph(""), body, *behind, numbering=numbering)


def _tracked(text: str) -> str:
    """The text's paragraphs with changes that leave its words as they are."""
    return "".join(_tracked_paragraph(line) for line in text.split("\n"))


def _tracked_paragraph(line: str) -> str:
    words = line.split(" ")
    middle = len(words) // 2
    before, after = " ".join(words[:middle]), " ".join(words[middle:])
    gap = " " if middle else ""
    return paragraph(
        before + gap,
        '<w:del w:id="1" w:author="x"><w:r><w:delText>хуучин үг</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3" w:author="x">{run("өөр газар")}</w:moveFrom>',
        f'<w:ins w:id="2" w:author="x">{run(after)}</w:ins>',
        properties='<w:rPr><w:ins w:id="4" w:author="x"/></w:rPr>',
    )


def _deleted(text: str) -> str:
    gone = f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
    return paragraph(gone, properties='<w:rPr><w:del w:id="5"/></w:rPr>')


def _control(text: str) -> str:
    content = f"<w:sdtContent>{run(text)}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr><w:alias w:val='нүд'/></w:sdtPr>{content}</w:sdt>"


def _field(text: str) -> str:
    parts = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    code = '<w:r><w:instrText xml:space="preserve"> REF байр \\h </w:instrText></w:r>'
    return parts.format("begin") + code + parts.format("separate") + run(text) + parts.format("end")


def _split(text: str) -> str:
    """Runs cut within words, as spelling marks and changes of format leave them."""
    mark = '<w:proofErr w:type="spellStart"/>'
    return mark.join(run(text[at : at + 5]) for at in range(0, len(text), 5)) or run("")


_FEATURES: tuple[Callable[[str], str], ...] = (
    *(_control, _field, _split),
    lambda text: f'<w:hyperlink w:anchor="x">{run(text)}</w:hyperlink>',
    lambda text: f'<w:bookmarkStart w:id="0" w:name="b"/>{run(text)}<w:bookmarkEnd w:id="0"/>',
    lambda text: f'<w:smartTag w:uri="u" w:element="e">{run(text)}</w:smartTag>',
    lambda text: run(text.replace(" ", "\v", 1) if len(text.split()) > 2 else text),
)


def _featured(text: str, which: int) -> str:
    feature = _FEATURES[which % len(_FEATURES)]
    return "".join(paragraph(feature(line)) for line in text.split("\n"))


def written(document: Document) -> bytes:
    """The document as Word holds running text: headings and bullets by their styles, tables."""
    blocks: list[str] = []
    rows: list[list[str | Box]] = []
    number = 0
    for item in (*document.content, None):
        if rows and not (isinstance(item, Row) and item.table == number):
            blocks.append(table(rows))
            rows = []
        if isinstance(item, Row):
            number = item.table
            rows.append([Box(one.text, span=one.span) for one in item.cells])
        elif item is not None:
            blocks.append(_role_paragraph(item))
    return word_file(*blocks, numbering=levels("•", formats=["bullet"]))
