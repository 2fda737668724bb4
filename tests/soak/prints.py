"""The real documents as LibreOffice and Chromium print them, and every cell read otherwise then.

Each document is printed in each set-up, as it is and with other words and figures. The documents
stand in the folder TAILAN_DOCUMENTS; both programs must be installed.
"""

import os
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product, repeat
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Plan
from tests.pdfs import FORM_WIDTHS, NAMES, content_of, parts_of, source
from tests.print_twins import CHROMIUM, OFFICE, Content, Dress, Sheet, browser_prints, exported

from .layouts import unlike

PROCESSES = 2
SEED = 11
OTHER = "other words"
_LONG = 4
"""Words of the shortest text that is given other ones."""

_WORD = re.compile(r"(?<![\w/“«\"(.\n-])[а-яёөү]{2,}(?![\w/”»\").-])")
_FIGURE = re.compile(r"\d{3,}")

_PORTRAIT, _A3 = (210, 297), (420, 297)

SHEETS = {
    "word a4": Sheet(),
    "word upright": Sheet(_PORTRAIT, margin=20, size=8, repeats=False),
    "word a3 centred": Sheet(_A3, margin=25, size=11, align="center", is_central=True),
    "word a5 justified": Sheet((210, 148), margin=8, size=7, align="both"),
    "word low": Sheet((297, 100), margin=10, size=8, repeats=False, is_central=True),
    "word whole rows": Sheet(margin=12, size=10, splits=False, white=0),
    "word serif": Sheet(size=12, font="Liberation Serif", align="both", running="Тайлан"),
    "word eight upright": Sheet(_PORTRAIT, margin=15, size=10, font="Liberation Sans", white=0),
    "word condensed": Sheet(margin=20, size=13, font="DejaVu Sans Condensed", repeats=False),
    "word own widths": Sheet(size=10, font="Noto Serif", is_fixed=False, running="Хуудас"),
    "word own widths upright": Sheet(_PORTRAIT, size=11, font="Carlito", is_fixed=False, white=2),
    "word narrow": Sheet(_PORTRAIT, margin=25, size=12, align="both", splits=False, white=3),
    "word narrow centred": Sheet(_PORTRAIT, margin=10, size=11, font="DejaVu Serif",
                                 align="center", is_central=True, repeats=False, white=0),
    "word large": Sheet(_A3, margin=20, size=14, font="Noto Serif", align="right"),
}  # fmt: skip

_A4 = "@page {size: A4 landscape; margin: 15mm}"
_UPRIGHT = "@page {size: A4; margin: 12mm}"
_JUSTIFIED = "td {text-align: justify; padding: 2px}"
DRESSES = {
    "web a4": Dress(_A4 + 'body {font: 9pt "DejaVu Sans"}'),
    "web upright": Dress(_UPRIGHT + 'body {font: 8pt "DejaVu Serif"}' + _JUSTIFIED),
    "web a3 centred": Dress(
        '@page {size: A3 landscape; margin: 20mm} body {font: 11pt "Noto Sans"}'
        "td {text-align: center; vertical-align: middle; padding: 6px}"
    ),
    "web low": Dress(
        '@page {size: 297mm 100mm; margin: 10mm} body {font: 8pt "DejaVu Sans"}', repeats=False
    ),
    "web anywhere": Dress(
        '@page {size: A5; margin: 8mm} body {font: 8pt "DejaVu Sans"}td {overflow-wrap: anywhere}',
        repeats=False,
    ),
    "web whole rows": Dress(
        '@page {size: A4 landscape; margin: 10mm} body {font: 10pt "DejaVu Sans"}'
        "tr {break-inside: avoid}"
    ),
    "web browser": Dress(
        'body {font: 9pt "DejaVu Sans"} td {vertical-align: middle}', has_furniture=True
    ),
    "web hyphens": Dress(
        _UPRIGHT + 'body {font: 9pt "DejaVu Sans"; hyphens: auto} td {text-align: justify}'
    ),
    "web break all": Dress(_A4 + 'body {font: 10pt "Liberation Serif"} td {word-break: break-all}'),
    "web break all justified": Dress(
        _UPRIGHT + 'body {font: 9pt "Noto Serif"} td {word-break: break-all}' + _JUSTIFIED
    ),
    "web break word": Dress(
        _UPRIGHT + 'body {font: 11pt "Liberation Sans"} td {overflow-wrap: break-word}'
    ),
    "web condensed": Dress(
        _UPRIGHT + 'body {font: 14pt "DejaVu Sans Condensed"}'
        "td {overflow-wrap: anywhere; text-align: center; padding: 4px}"
    ),
    "web own widths": Dress(_A4 + 'body {font: 12pt "Liberation Serif"}', is_fixed=False),
    "web own widths anywhere": Dress(
        _UPRIGHT + 'body {font: 10pt "Noto Serif"} td {overflow-wrap: anywhere}', is_fixed=False
    ),
    "web odd widths": Dress(
        _A4 + 'body {font: 10.5pt/1.3 "DejaVu Serif"} td {overflow-wrap: break-word; padding: 1px}'
        "td:nth-child(3) {font-size: 13px} col:nth-child(4) {width: 37px !important}"
    ),
    "web serif justified": Dress(
        _UPRIGHT + 'body {font: 12pt "Liberation Serif"} td {overflow-wrap: anywhere}' + _JUSTIFIED,
        repeats=False,
    ),
}


def main() -> None:
    """Prints for each document and set-up what differs, then how many set-ups are the same."""
    lacking = [
        *([] if "TAILAN_DOCUMENTS" in os.environ else ["TAILAN_DOCUMENTS"]),
        *([] if OFFICE else ["LibreOffice"]),
        *([] if CHROMIUM else ["Chromium"]),
    ]
    if lacking:
        print(f"prints: left out, for there is no {', no '.join(lacking)}")
        return
    with ProcessPoolExecutor(PROCESSES) as pool:
        for name, kind in product(NAMES, ("", OTHER)):
            setups, prints = zip(*printed(name, kind), strict=True)
            found = list(pool.map(differing, repeat(name), repeat(kind), prints))
            for setup, lines in zip(setups, found, strict=True):
                for line in lines:
                    print(f"{name} {kind}\t{setup}\t{line}", flush=True)
            same = sum(not lines for lines in found)
            print(f"{name} {kind}: {same} of {len(found)} prints have the same tables", flush=True)


def printed(name: str, kind: str) -> Iterator[tuple[str, bytes]]:
    """The PDFs of a document, or of its twin with other words, by the names of their set-ups."""
    typed = content(name, kind)
    with TemporaryDirectory() as folder:
        sheets = {setup: sheet.docx(typed) for setup, sheet in SHEETS.items()}
        yield from exported(sheets, Path(folder)).items()
    yield from browser_prints((setup, dress.html(typed), dress) for setup, dress in DRESSES.items())


def differing(name: str, kind: str, raw: bytes) -> list[str]:
    """The cells that a print has otherwise than the document, or than the twin's Word file."""
    plan = source(name)[1] if not kind else _read(name, Sheet().docx(content(name, kind)), "a.docx")
    try:
        return list(unlike(plan, _read(name, raw, "a.pdf")))
    except TailanError as error:
        return [f"not read: {error}"]


def _read(name: str, raw: bytes, file: str) -> Plan:
    return read_plan(read_document(raw, file), form_words(NAMES[name]))


def content(name: str, kind: str) -> Content:
    """What is printed of a document, with other words or figures where this kind is asked."""
    document, plan = source(name)
    typed = content_of(parts_of(document, plan), FORM_WIDTHS.get(plan.form, ()))
    return _other(typed) if kind else typed


def _other(typed: Content) -> Content:
    """The content with the words of longer texts mixed, and with other figures."""
    chance = Random(SEED)  # noqa: S311 (no secret)
    cells = [cell for part in typed for row in part.get("rows", [])[1:] for cell in row]
    texts = [cell for cell in cells if len(cell["text"].split()) >= _LONG]
    words = [word for cell in texts for word in _WORD.findall(cell["text"])]
    chance.shuffle(words)
    for cell in texts:
        cell["text"] = _WORD.sub(lambda _: words.pop(), cell["text"])
    for cell in cells:
        cell["text"] = _FIGURE.sub(lambda found: _figure(len(found[0]), chance), cell["text"])
    return typed


def _figure(length: int, chance: Random) -> str:
    return str(chance.randrange(10 ** (length - 1), 10**length))
