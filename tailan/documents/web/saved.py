"""Web pages saved in one file (.mht), as browsers, Word and Outlook do: a message of parts."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from tailan.errors import TailanError


def saved_page(raw: bytes, name: str) -> tuple[bytes, str]:
    """The page in such a file and the encoding that the file declares; TailanError for none.

    A page of frames comes with the pages that stand in them: the longest is read.
    """
    message = message_from_bytes(raw, policy=policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    contents = [(_content(part), part.get_content_charset("")) for part in pages]
    if not contents:
        raise TailanError("document.damaged_page", file=name)
    return max(contents, key=lambda content: len(content[0]))


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
