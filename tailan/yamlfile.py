"""YAML as people write it: text stays text, doubled keys are refused, every line is known."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from tailan.errors import CallError

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlFile:
    """The content of a file, and the line on which each of its parts stands."""

    name: str
    value: object
    lines: dict[Location, int]

    def line_of(self, location: Location) -> int:
        """The line of a part, or of the nearest part around it that is printed."""
        for length in range(len(location), -1, -1):
            if location[:length] in self.lines:
                return self.lines[location[:length]]
        return 1


def read_yaml(raw: bytes, name: str) -> YamlFile:
    """The content of a YAML file with every scalar as text (1.10 stays 1.10, no stays no).

    CallError names the line of what is no YAML, and of a key that stands twice.
    """
    try:
        node = yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.CBaseLoader)
    except UnicodeDecodeError as error:
        raise CallError("params.encoding", file=name) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 1 if mark is None else mark.line + 1
        raise CallError("params.syntax", file=name, line=line, detail=error.problem) from error
    except yaml.YAMLError as error:
        raise CallError("params.syntax", file=name, line=1, detail=str(error)) from error
    lines: dict[Location, int] = {}
    return YamlFile(name, _value(node, (), lines, name), lines)


def _value(
    node: yaml.Node | None, location: Location, lines: dict[Location, int], name: str
) -> object:
    if node is None:
        return None
    lines[location] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, location, lines, name)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*location, i), lines, name) for i, child in enumerate(node.value)]
    is_plain = isinstance(node, yaml.ScalarNode) and not node.style
    return None if is_plain and node.value == "" else str(node.value)


def _mapping(
    node: yaml.MappingNode, location: Location, lines: dict[Location, int], name: str
) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, child in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise CallError("params.syntax", file=name, line=line, detail=str(key.tag))
        if key.value in found:
            raise CallError("params.duplicate", file=name, line=line, key=key.value)
        found[key.value] = _value(child, (*location, key.value), lines, name)
        lines[(*location, key.value)] = line
    return found
