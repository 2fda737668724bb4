"""Words in pictures: the only door of Tesseract, a program that Debian carries."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tailan.errors import TailanError

Shades = NDArray[np.uint8]
"""A picture in shades of grey, 0 black to 255 white, row by row from above."""

Shape = Literal["block", "line"]

PROGRAM = "tesseract"
LANGUAGE = "mon"

_SECONDS = 300
_PROCESSES = 2
_FEWEST = 8
"""Pictures for which another process is worth its start."""

_MODES: dict[Shape, str] = {"block": "6", "line": "7"}
_LEVELS = {"line": "4", "word": "5"}
_TSV_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that was recognised: its box in dots of the picture, the height that of its line.

    `other` is another reading of the same word where there was doubt.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    other: str = ""


def require_tesseract(name: str) -> None:
    """TailanError that says how to install Tesseract and its Mongolian, unless both are there."""
    if shutil.which(PROGRAM) is None:
        raise TailanError("document.no_tesseract", file=name)
    listed = subprocess.run(  # noqa: S603 (the program's own name, no text of the document)
        [_program(), "--list-langs"], capture_output=True, text=True, check=False, timeout=60
    )
    if LANGUAGE not in listed.stdout.split():
        raise TailanError("document.no_mongolian", file=name)


def recognise(
    pictures: Sequence[Shades], shape: Shape, language: str = LANGUAGE
) -> list[list[Seen]]:
    """The words of each picture; many pictures are shared out among a few processes."""
    count = min(_PROCESSES, os.cpu_count() or 1) if len(pictures) >= _FEWEST else 1
    result: list[list[Seen]] = [[] for _ in pictures]
    with TemporaryDirectory(prefix="tailan-") as folder, ExitStack() as stack:
        shares = range(min(count, len(pictures)))
        started = []
        for share in shares:
            base = Path(folder) / str(share)
            listed = _saved(pictures[share::count], base)
            process = _started(listed, base, shape, language)
            stack.callback(_ended, process)
            started.append((base, process))
        until = time.monotonic() + _SECONDS
        for share, (base, process) in enumerate(started):
            table = _finished(process, base, until)
            result[share::count] = _words_of_pages(table, len(result[share::count]))
    return result


def _saved(pictures: Sequence[Shades], base: Path) -> Path:
    """The file that lists the pictures for Tesseract."""
    base.mkdir()
    paths = [base / f"{number}.png" for number in range(len(pictures))]
    for path, picture in zip(paths, pictures, strict=True):
        Image.fromarray(picture).save(path, compress_level=1)
    listed = base / "pictures.txt"
    listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    return listed


def _started(listed: Path, base: Path, shape: Shape, language: str) -> subprocess.Popen[bytes]:
    options = ["-l", language, "--psm", _MODES[shape], "-c", "tessedit_create_tsv=1"]
    return subprocess.Popen(  # noqa: S603 (file names of our own, no text of the document)
        [_program(), str(listed), str(base / "words"), *options],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )


def _finished(process: subprocess.Popen[bytes], base: Path, until: float) -> str:
    """Tesseract's table of words; TailanError where it failed or takes far too long."""
    try:
        code = process.wait(max(1.0, until - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise TailanError("document.ocr_slow", seconds=_SECONDS) from error
    if code:
        raise TailanError("document.ocr_failed", code=code)
    return (base / "words.tsv").read_text(encoding="utf-8")


def _ended(process: subprocess.Popen[bytes]) -> None:
    """Stops a process that still runs, since another one failed."""
    if process.poll() is None:
        process.kill()
        process.wait()


def _program() -> str:
    return shutil.which(PROGRAM) or PROGRAM


def _words_of_pages(table: str, count: int) -> list[list[Seen]]:
    """The words in Tesseract's table: a row for each page, block, line and word."""
    pages: list[list[Seen]] = [[] for _ in range(count)]
    top = bottom = 0.0
    for row in table.splitlines():
        cells = row.split("\t", _TSV_COLUMNS - 1)
        if len(cells) < _TSV_COLUMNS or not cells[0].isdecimal():
            continue
        if cells[0] == _LEVELS["line"]:
            top, bottom = float(cells[7]), float(cells[7]) + float(cells[9])
        elif cells[0] == _LEVELS["word"] and cells[11].strip():
            left, width = float(cells[6]), float(cells[8])
            word = Seen(cells[11].strip(), left, top, left + width, bottom, float(cells[10]))
            pages[int(cells[1]) - 1].append(word)
    return pages
