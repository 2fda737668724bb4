"""The words that people read: one file of texts per language."""

import errno
import re
from functools import cache
from importlib.resources import files
from string import Formatter

import yaml

LANGUAGES = ("mn", "en")
DEFAULT_LANGUAGE = "mn"

NONE = "–"
"""What stands where nothing is to be named."""

_NEAREST = re.compile(r"(?<=[.:)] )[^.:]*: \{nearest\}\.(?: |$)")
"""The sentence that names what is near."""


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of a language by dotted key (`layout.page`).

    Raises KeyError for a language that has no file.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    source = files(__package__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return dict(_flatten("", yaml.load(source, Loader=yaml.CBaseLoader)))


def text(language: str, key: str, /, **fields: object) -> str:
    """The text of `key` with its `{fields}` filled in; a missing text or field raises KeyError.

    Where nothing is near, the sentence that would name it is left out.
    """
    template = texts(language)[key]
    if fields.get("nearest") == NONE:
        template = _NEAREST.sub("", template).rstrip()
    return template.format(**fields)


def reason(language: str, error: OSError) -> str:
    """Why a file cannot be read or written; in the system's words where no text says it."""
    key = f"reason.{errno.errorcode.get(error.errno or 0, '')}"
    return texts(language).get(key, error.strerror or str(error))


def fields_of(template: str) -> frozenset[str]:
    """The names in braces of a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _flatten(prefix: str, node: object) -> list[tuple[str, str]]:
    if not isinstance(node, dict):
        return [(prefix, str(node))]
    return [
        pair
        for key, child in node.items()
        for pair in _flatten(f"{prefix}.{key}" if prefix else str(key), child)
    ]
