"""The units that report: codes, names, other spellings, and the unit above."""

from __future__ import annotations

from dataclasses import dataclass

from tailan.spelling import Key

CODE_PATTERN = r"[a-z0-9][a-z0-9_-]{0,39}"
"""Unit codes name folders: small Latin letters, digits, - and _."""


@dataclass(frozen=True)
class Unit:
    """A department, agency or sum."""

    code: str
    mn: str
    en: str
    parent: str = ""
    spellings: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name in a language; the Mongolian one where no English one is given."""
        return self.en if language == "en" and self.en else self.mn

    def has_name(self, name: str) -> bool:
        """Whether documents mean this unit by a name, spelt in whatever case."""
        return Key.of(name) in {Key.of(own) for own in (self.mn, *self.spellings)}

    def is_called(self, printed: str) -> bool:
        """Whether a printed name is this unit's, whatever its case or the bodies before it."""
        key = Key.of(printed).letters
        own = {Key.of(name).letters for name in (self.mn, self.en, *self.spellings) if name}
        return bool(key) and (key in own or key.endswith(Key.of(self.mn).letters))


@dataclass(frozen=True)
class Units:
    """All units by code."""

    by_code: dict[str, Unit]

    def called(self, printed: str) -> Unit | None:
        """The unit of a printed name, the longest name first; None where none is called so."""
        units = sorted(self.by_code.values(), key=lambda unit: -len(unit.mn))
        return next((unit for unit in units if unit.is_called(printed)), None)
