"""Words in pictures: the only door of Tesseract, a program that Debian carries."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
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

_SECONDS = 600
_MODES: dict[Shape, str] = {"block": "6", "line": "7"}
_LEVELS = {"page": "1", "line": "4", "word": "5"}
_TSV_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that was recognised: its box in dots of the picture, the height that of its line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


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
    pictures: Sequence[Shades], shape: Shape, language: str = LANGUAGE, letters: str = ""
) -> list[list[Seen]]:
    """The words of each picture, all in one call; `letters` are the only ones that there can be."""
    if not pictures:
        return []
    with TemporaryDirectory(prefix="tailan-") as folder:
        paths = [Path(folder) / f"{number}.png" for number in range(len(pictures))]
        for path, picture in zip(paths, pictures, strict=True):
            Image.fromarray(picture).save(path, compress_level=1)
        names = Path(folder) / "pictures.txt"
        names.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        table = _run(names, shape, language, letters)
    return _words_of_pages(table, len(pictures))


def _run(names: Path, shape: Shape, language: str, letters: str) -> str:
    options = ["-l", language, "--psm", _MODES[shape], "-c", "tessedit_create_tsv=1"]
    if letters:
        options += ["-c", f"tessedit_char_whitelist={letters}"]
    done = subprocess.run(  # noqa: S603 (file names of our own, no text of the document)
        [_program(), str(names), "stdout", *options],
        capture_output=True,
        check=False,
        timeout=_SECONDS,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    if done.returncode:
        detail = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise TailanError("document.ocr_failed", detail=" ".join(detail) or done.returncode)
    return done.stdout.decode("utf-8")


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
