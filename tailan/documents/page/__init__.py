"""What stands on a page: words and lines with their boxes, read as rows and paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tailan.documents.content import Item, Paragraph
from tailan.documents.page.cell_words import runs_of
from tailan.documents.page.cut_rows import CutRows, cut_at_end, middle_of_row
from tailan.documents.page.furniture import Furniture
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.overrun import overrun_in, with_overrun
from tailan.documents.page.page_tables import Blocks, PageTable, PageTables
from tailan.documents.page.paragraphs import Setting, Text, goes_on, joined, paragraphs
from tailan.documents.page.reading_order import in_order
from tailan.documents.page.ruling import Grid, Rule, are_same, find_grids, on_columns
from tailan.documents.page.table import remarks_on, rows_of, unread_in
from tailan.documents.page.table_text import TableText
from tailan.documents.page.unruled.alignment import Aligned, find_aligned
from tailan.documents.page.unruled.doubts import doubts_in, unread_rows
from tailan.documents.page.unruled.paired_lines import find_paired
from tailan.documents.page.unruled.parted_lines import parted_lines
from tailan.documents.page.unruled.printed_pairs import pairs_of
from tailan.documents.page.unruled.printed_rows import printed_rows
from tailan.documents.page.unruled.printed_tables import grids_of
from tailan.documents.page.unruled.printing import Print
from tailan.documents.page.words import Line, Word, lines_of
from tailan.plan import Repair


@dataclass(frozen=True)
class Page:
    """The words and ruling lines of a page, upright, in points from its upper left corner."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    unread: tuple[tuple[float, float], ...] = ()
    """Where ink stands in which no word was recognised."""


@dataclass(frozen=True)
class _Said:
    """A paragraph and its place, held back until the next page shows whether it goes on."""

    text: Text
    place: str


@dataclass
class PageReader:
    """Reads the pages of a document in their order: the tables are counted over all of them."""

    pages: Sequence[Page]
    tables: int = 0
    edges: tuple[float, ...] = ()
    """Columns of the table that ended the last page, if one did."""
    left_out: dict[int, list[Repair]] = field(default_factory=dict)
    """For each page a remark on lines in columns of which no table was made."""
    columns: tuple[float, ...] = ()
    """Columns of the last ruled table of the page before, if it has one."""
    aligned: Aligned | None = None
    """The last table without lines."""
    rows: CutRows = field(default_factory=CutRows)
    held: _Said | None = None
    """The paragraph that ended the last page, if one did."""
    setting: Setting = field(init=False)
    furniture: Furniture = field(init=False)

    def __post_init__(self) -> None:
        self.setting = _setting(self.pages)
        ruled = (
            (page.words, page.height, [rule.at for rule in page.rules if rule.is_horizontal])
            for page in self.pages
        )
        self.furniture = Furniture.of(ruled, self.setting.size)

    def content(self) -> Iterator[Item]:
        """Rows, paragraphs and remarks of all pages."""
        parted = [(page, list(parts)) for page, parts in self._parted()]
        self.setting = self.setting.seen_in(
            (part, page.width) for page, parts in parted for part in parts if isinstance(part, list)
        )
        cut = cut_at_end([parts for _, parts in parted])
        pages = [
            (page, list(self._numbered(page, parts, is_cut_at_end=at in cut)))
            for at, (page, parts) in enumerate(parted)
        ]
        found = [part for _, parts in pages for part in parts if isinstance(part, PageTable)]
        tables = PageTables.of(found, self.setting.spelling)
        self.setting = replace(self.setting, spelling=tables.spelling)
        blocks = iter(zip(tables.heads, tables.blocks(), strict=True))
        for page, parts in pages:
            yield from self._page(page, parts, blocks)
        yield from self._released()

    def _parted(self) -> Iterator[tuple[Page, Iterator[Grid | list[Line]]]]:
        """Each page with its tables, and between them the lines outside of tables."""
        outside = [self._outside(page) for page in self.pages]
        printing = Print.of([word for _, words, _ in outside for word in words])
        rows = [printed_rows(words, printing) for _, words, _ in outside]
        known = [own or [] for own in rows]
        printed = grids_of(known)
        others = [
            [row for row in own if not _holds(grids, row.cells[0].words[0])]
            for own, grids in zip(known, printed, strict=True)
        ]
        printed = [[*a, *b] for a, b in zip(printed, pairs_of(others), strict=True)]
        for page, (ruled, words, single), own, found in zip(
            self.pages, outside, rows, printed, strict=True
        ):
            if own is None:
                grids = self._aligned(words, single, is_sure=not printing.is_by_cells)
                paired = parted_lines(word for word in words if not _holds(grids, word))
            else:
                grids = found
                paired = [row.parted for row in own if not _holds(grids, row.cells[0].words[0])]
            pairs = list(find_paired(paired))
            grids = [*grids, *pairs]
            rest = [line for line in paired if not _holds(pairs, line.line.words[0])]
            self.left_out[page.number] = list(unread_rows(rest, grids, f"page {page.number}"))
            outer = [word for word in words if not _holds(grids, word)]
            yield page, in_order([*ruled, *grids], outer)

    def _outside(self, page: Page) -> tuple[list[Grid], list[Word], list[Rule]]:
        """The ruled tables of a page, the words outside of them, and lines that part rows."""
        grids, single = find_grids(page.rules)
        if not grids and (middle := middle_of_row(page.rules, self.columns)) is not None:
            grids = [middle]
        if grids:
            grids[-1] = with_overrun(grids[-1], page.words)
        self.columns = grids[-1].xs if grids else ()
        inside = {id(word) for run in runs_of(page.words, grids) for word in run}
        outside = [word for word in page.words if id(word) not in inside]
        own = self.furniture.left_out(lines_of(outside), page.height, page.number)
        kept = {id(word) for line in own for word in line.words}
        return grids, [word for word in outside if id(word) in kept], single

    def _aligned(
        self, words: Sequence[Word], single: Sequence[Rule], *, is_sure: bool
    ) -> list[Grid]:
        """The tables of a page whose words align; where it prints by cells, rows are doubtful."""
        found = find_aligned(words, single, self.aligned)
        if found:
            end = found[-1].grid.ys[-1]
            is_open = all(word.top <= end for word in words)
            self.aligned = replace(found[-1], is_open=is_open)
        elif self.aligned:
            self.aligned = replace(self.aligned, is_open=False)
        return [replace(one.grid, is_sure=is_sure) for one in found]

    def _numbered(
        self, page: Page, parts: Sequence[Grid | list[Line]], *, is_cut_at_end: bool
    ) -> Iterator[PageTable | list[Line]]:
        """The parts of a page with the numbers of the tables, counted over all pages."""
        row = 0
        for i, part in enumerate(parts):
            if isinstance(part, list):
                self.edges = ()
                yield part
                continue
            grid = on_columns(part, self.edges) if i == 0 else part
            is_new = not (i == 0 and are_same(grid.xs, self.edges))
            self.tables += is_new
            self.edges = grid.xs
            text, is_last = TableText.of(grid, page.words), part is parts[-1]
            is_cut = is_last and is_cut_at_end
            yield PageTable(text, page.number, self.tables, row, is_new, is_last, is_cut)
            row += len(grid.rows)

    def _page(
        self,
        page: Page,
        parts: Sequence[PageTable | list[Line]],
        blocks: Iterator[tuple[int, Blocks]],
    ) -> Iterator[Item]:
        paragraph = 0
        yield from self.left_out[page.number]
        for part in parts:
            if isinstance(part, PageTable):
                yield from self._released()
                grid, place = part.text.grid, f"page {page.number}"
                heads, own = next(blocks)
                items = list(rows_of(part, own))
                items.extend(unread_in(grid, page.unread, place, part.above))
                items.extend(overrun_in(part.text, place, part.above))
                items.extend(doubts_in(part.text, place, part.above, is_new=part.is_new))
                yield from self.rows.whole(items, grid, heads, is_cut=part.is_cut)
                continue
            for text in paragraphs(part, page.width, self.setting):
                paragraph += 1
                yield from self._paragraph(text, f"page {page.number} paragraph {paragraph}")

    def _paragraph(self, text: Text, place: str) -> Iterator[Item]:
        is_first_of_page = self.held is not None and place.endswith(" paragraph 1")
        if self.held and is_first_of_page and goes_on(self.held.text, text):
            self.held = _Said(joined(self.held.text, text, self.setting), self.held.place)
            return
        yield from self._released()
        self.held = _Said(text, place)

    def _released(self) -> Iterator[Item]:
        """The paragraph that was held back."""
        if self.held is not None:
            text, place = self.held.text, self.held.place
            self.held = None
            yield Paragraph(text.block.text, place, text.role)
            words = [word for line in text.lines for word in line.words]
            yield from remarks_on(text.block, place, words)


def _holds(grids: Sequence[Grid], word: Word) -> bool:
    return any(grid.holds(word.anchor, word.y) for grid in grids)


def _setting(pages: Sequence[Page]) -> Setting:
    """The spelling of a document, and the height and weight of most of its letters."""
    words = [word for page in pages for word in page.words]
    sizes: Counter[float] = Counter()
    bold = 0
    for word in words:
        sizes[round(word.height, 1)] += len(word.text)
        bold += len(word.text) if word.is_bold else 0
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return Setting(size, 2 * bold > sizes.total(), Spelling.of(words))
