"""YAML keeps what people wrote."""

import itertools

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


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in itertools.pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    "raw", [BOMB, "a: &a [*a]", f"a: {'[' * 99}", f"a: {'[' * 100_000}"], ids=range(4)
)
def test_parts_within_parts_without_end_are_refused(raw: str) -> None:
    with pytest.raises(CallError) as caught:
        read_yaml(raw.encode(), "x.yaml")
    assert "too many parts" in caught.value.message("en")


def test_a_part_that_stands_for_another_is_read() -> None:
    assert read_yaml(b"a: &a {k: v}\nb: *a\n", "x").value == {"a": {"k": "v"}, "b": {"k": "v"}}
