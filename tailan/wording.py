"""Words that settings hold in both languages, and the strict model they are part of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Part(BaseModel):
    """A part of a file in params/: frozen, and with no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(Part):
    """Something said in Mongolian, and in English where it is given."""

    mn: Words
    en: str = ""

    def text(self, language: str) -> str:
        """What is said in a language; the Mongolian where no English is given."""
        return self.en if language == "en" and self.en else self.mn
