"""Web pages saved in one file with their pictures are read as pages."""

import base64
import quopri

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.plan import Repair

PAGE = "<meta charset={}><p>Тайлан</p><table><tr><td>1.1<td>Сургалт<td>70%</table>"
HEAD = """From: <Saved by Blink>
Subject: =?utf-8?Q?=D0=A2?=
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html"; boundary="B"

"""


def part(page: bytes, transfer: str, declared: str) -> bytes:
    body = quopri.encodestring(page) if transfer == "quoted-printable" else base64.encodebytes(page)
    head = f"--B\nContent-Type: text/html{declared}\nContent-Transfer-Encoding: {transfer}\n\n"
    return head.encode() + body + b"\n"


def saved(*parts: bytes) -> bytes:
    return HEAD.encode() + b"".join(parts) + b"--B--\n"


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
@pytest.mark.parametrize("is_declared", [True, False])
def test_a_saved_page_is_read_in_its_encoding(
    transfer: str, encoding: str, is_declared: bool
) -> None:
    page = PAGE.format(encoding).encode(encoding)
    declared = f'; charset="{encoding}"' if is_declared else ""
    document = read_document(saved(part(page, transfer, declared)), "a.mht")
    assert [row.texts for row in document.rows] == [("1.1", "Сургалт", "70%")]
    assert (document.kind, document.repairs) == ("html", ())


def test_the_page_within_frames_is_read() -> None:
    frames = part(b"<frameset><frame src=b.htm></frameset>", "base64", "")
    page = part(PAGE.format("utf-8").encode(), "base64", "")
    assert len(read_document(saved(frames, page), "a.mhtml").rows) == 1


def test_a_saved_page_under_the_name_of_a_word_file_is_told() -> None:
    document = read_document(saved(part(PAGE.format("utf-8").encode(), "base64", "")), "a.doc")
    assert document.repairs == (Repair("paragraph 1", "kind-by-content", ".doc", ".mht"),)


@pytest.mark.parametrize("raw", [saved(), b"abc"])
def test_a_file_without_a_page_is_refused(raw: bytes) -> None:
    with pytest.raises(TailanError) as caught:
        read_document(raw, "a.mht")
    assert caught.value.key == "document.damaged_page"
