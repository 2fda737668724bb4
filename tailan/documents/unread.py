"""Kinds of file that are not read, by what an office does to have one that is."""

from __future__ import annotations

from tailan.errors import TailanError

_REMEDIES = {
    "sheet": (".xls", ".xlsb", ".xlt", ".ods", ".fods", ".ots", ".numbers"),
    "text": (".doc", ".dot", ".odt", ".fodt", ".rtf", ".wps", ".pages"),
    "slides": (".ppt", ".pps", ".pptx", ".ppsx", ".odp", ".key"),
    "photo": (".heic", ".heif", ".avif", ".jp2", ".psd", ".svg"),
    "mail": (".eml", ".msg"),
    "archive": (".zip", ".rar", ".7z", ".gz", ".tar"),
}
"""Endings by the message that says how such a file becomes one that is read."""


def is_unread(ending: str) -> bool:
    """Whether files of this ending are known, and known not to be read."""
    return any(ending in endings for endings in _REMEDIES.values())


def unread_kind(name: str, ending: str, known: str = "") -> TailanError:
    """What stops at a file of this ending; `known` are those that are read."""
    kinds = (f"document.kind_{kind}" for kind, found in _REMEDIES.items() if ending in found)
    key = next(kinds, "document.kind")
    return TailanError(key, file=name, ending=ending or "–", known=known)
