"""YAML keeps what people wrote."""

import pytest

from tailan.errors import CallError
from tailan.yamlfile import read_yaml


def test_every_scalar_stays_text() -> None:
    raw = b"a: 1.10\nb: no\nc: 2025-01-01\nd: 010\ne: ''\nf:\n"
    assert read_yaml(raw, "x").value == {
        "a": "1.10",
        "b": "no",
        "c": "2025-01-01",
        "d": "010",
        "e": "",
        "f": None,
    }


def test_each_part_knows_its_line() -> None:
    source = read_yaml(b"a:\n  - x\n  - k: v\nb: 1\n", "x")
    assert source.line_of(("a", 1, "k")) == 3
    assert source.line_of(("b",)) == 4
    assert source.line_of(("a", 1, "not there")) == 3


def test_an_empty_file_holds_nothing() -> None:
    assert read_yaml(b"", "x").value is None


@pytest.mark.parametrize("raw", [b"a: [1", b"a: b: c", b"\ta: 1", b"? [a]: 1", b"\x00"])
def test_what_is_no_yaml_is_refused(raw: bytes) -> None:
    with pytest.raises(CallError):
        read_yaml(raw, "x.yaml")


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read_yaml("a: 1".encode("utf-8-sig"), "x").value == {"a": "1"}
