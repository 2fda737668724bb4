"""What stops a run: said in the reader's language, with the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tailan.language import DEFAULT_LANGUAGE, reason, text
from tailan.place import place_in_words


class TailanError(Exception):
    """Something about the input that a person has to mend.

    `key` names a text under `error.` in the files of texts, `fields` fill it in.
    """

    exit_code = 1

    def __init__(self, key: str, /, **fields: object) -> None:
        super().__init__(key)
        self.key = key
        self.fields = fields
        self.language = DEFAULT_LANGUAGE

    def message(self, language: str) -> str:
        """What happened, why, and what to do, in `language`."""
        shown = {name: _in_words(name, value, language) for name, value in self.fields.items()}
        return text(language, f"error.{self.key}", **shown)

    def __str__(self) -> str:
        return self.message(self.language)

    def _render_traceback_(self, *_: object) -> list[str]:
        """The message alone: notebooks show this in place of the stack that led to it."""
        return [str(self)]


def _in_words(name: str, value: object, language: str) -> object:
    if isinstance(value, OSError):
        return reason(language, value)
    return place_in_words(str(value), language) if name == "place" else value


class CallError(TailanError):
    """A call or a parameter that cannot be meant: nothing was run."""

    exit_code = 2


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Lets the errors that leave the block say their message in `language`."""
    try:
        yield
    except TailanError as error:
        error.language = language
        raise
