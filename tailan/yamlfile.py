"""YAML as people write it: text stays text, doubled keys are refused, every line is known."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from tailan.errors import CallError

Location = tuple[str | int, ...]

_DEEPEST = 40
"""Parts within parts: no file that people write is as deep."""

_MOST_PARTS = 1_000_000
"""A grid of 20,000 runs has a tenth of them; a few lines that repeat each other may have more."""


@dataclass(frozen=True)
class YamlFile:
    """The content of a file, the line on which each of its parts stands, and keys told twice."""

    name: str
    value: object
    lines: dict[Location, int]
    doubled: tuple[tuple[str, int], ...] = ()
    """The keys that stand twice in one place, each with its second line."""

    def line_of(self, location: Location) -> int:
        """The line of a part, or of the nearest part around it that is printed."""
        for length in range(len(location), -1, -1):
            if location[:length] in self.lines:
                return self.lines[location[:length]]
        return 1


def read_yaml(raw: bytes, name: str) -> YamlFile:
    """The content of a YAML file with every scalar as text (1.10 stays 1.10, no stays no).

    CallError names the line of what is no YAML, or is too deep or too large to be read.
    """
    try:
        text = raw.decode("utf-8-sig")
        _require_shallow(text, name)
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except UnicodeDecodeError as error:
        raise CallError("params.encoding", file=name) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        raise CallError("params.syntax", file=name, line=line, detail=error.problem) from error
    except yaml.YAMLError as error:
        raise CallError("params.syntax", file=name, line=1, detail=str(error)) from error
    reader = _Reader(name)
    value = reader.value(node, ())
    return YamlFile(name, value, reader.lines, tuple(reader.doubled))


def _require_shallow(text: str, name: str) -> None:
    """Looks at the depth of a file first: whoever builds its tree goes down as deep as it is."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = 1 if event.start_mark is None else event.start_mark.line + 1
            raise CallError("params.endless", file=name, line=line)


@dataclass(frozen=True)
class _Reader:
    """Turns the tree of a file into plain values, and notes where each of them stands."""

    name: str
    lines: dict[Location, int] = field(default_factory=dict)
    doubled: list[tuple[str, int]] = field(default_factory=list)

    def value(self, node: yaml.Node | None, location: Location) -> object:
        """A part of the file; CallError where parts that stand for others have no end."""
        if node is None:
            return None
        line = node.start_mark.line + 1
        if len(location) > _DEEPEST or len(self.lines) > _MOST_PARTS:
            raise CallError("params.endless", file=self.name, line=line)
        self.lines[location] = line
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*location, i)) for i, child in enumerate(node.value)]
        is_plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if is_plain and node.value == "" else str(node.value)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise CallError("params.syntax", file=self.name, line=line, detail=str(key.tag))
            if key.value in found:
                self.doubled.append((key.value, line))
            found[key.value] = self.value(child, (*location, key.value))
            self.lines[(*location, key.value)] = line
        return found
