"""Taking in a document: copied to data/raw with its source, entered in the grid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from tailan.documents import document_bytes, read_document
from tailan.errors import CallError
from tailan.forms import chosen_form, read_plan
from tailan.params import Params
from tailan.period import Period
from tailan.plan import Title
from tailan.project import Project, Run
from tailan.publication import write_files
from tailan.source import source_path, source_text
from tailan.units import CODE_PATTERN

_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True)
class Intake:
    """A document that came: `name` is given for a unit that is not known yet.

    Without a `form` it is told from the content.
    """

    document: Path
    unit: str
    period: Period
    form: str = ""
    origin: str = ""
    name: str = ""


@dataclass(frozen=True)
class Warned:
    """Something about a document that was taken in all the same: a text under `warning.`."""

    key: str
    fields: dict[str, str]


def take_in(
    project: Project, params: Params, intake: Intake, received: date, *, replace: bool
) -> tuple[Run, list[Warned]]:
    """Copies the document and enters its run; nothing is written unless all of it can be.

    CallError for an unknown unit without a name, and for a run that has a document already
    (unless it is to be replaced); TailanError for a document that cannot be read.
    """
    _require_unit(params, intake)
    raw = document_bytes(intake.document)
    document = read_document(raw, str(intake.document))
    words = chosen_form(document, params.forms, intake.form)
    title = read_plan(document, words, params.units).title
    run = Run(intake.unit, intake.period, _file_name(intake.document), words.form)
    known = next((r for r in params.runs if r.name == run.name), None)
    if known is not None and project.document(known).is_file() and not replace:
        raise CallError("intake.received", run=run.name, file=known.document)
    files = {"params/runs.yaml": _entered_run(project, run)}
    if intake.unit not in params.units.by_code:
        files["params/units.yaml"] = _entered_unit(project, intake)
    target = project.document(run).relative_to(project.root)
    files[str(target)] = raw
    files[str(source_path(target))] = source_text(raw, intake.origin, received).encode()
    _make_way(project, known, run)
    write_files(project.root, dict(reversed(files.items())))
    return run, list(_warnings(title, intake, params))


def _require_unit(params: Params, intake: Intake) -> None:
    if re.fullmatch(CODE_PATTERN, intake.unit) is None:
        raise CallError("unit.code", code=intake.unit)
    if not intake.name:
        params.unit(intake.unit)
    elif intake.unit not in params.units.by_code:
        for unit in params.units.by_code.values():
            if unit.has_name(intake.name):
                raise CallError("unit.name_taken", name=intake.name, code=unit.code)


def _file_name(document: Path) -> str:
    """The document's own name with what a folder or a shell could misread replaced."""
    return _UNSAFE.sub("-", document.name).strip("-.") or f"document{document.suffix}"


def _make_way(project: Project, known: Run | None, run: Run) -> None:
    """Takes the replaced document away where the new one has another name."""
    if known is not None and known.document != run.document:
        for path in (project.document(known), source_path(project.document(known))):
            path.unlink(missing_ok=True)


def _warnings(title: Title, intake: Intake, params: Params) -> Iterator[Warned]:
    """Where the document's own title names another period or unit than the run."""
    if intake.name and intake.unit in params.units.by_code:
        yield Warned("name", {"name": intake.name, "known": params.unit(intake.unit).mn})
    if title.period is not None and title.period != intake.period:
        yield Warned("period", {"printed": str(title.period), "run": str(intake.period)})
    if not title.unit:
        return
    named = params.units.called(title.unit)
    given = params.units.by_code.get(intake.unit)
    is_given = named is not None and named.code == intake.unit
    is_new = given is None and (intake.name.casefold() in title.unit.casefold())
    if not is_given and not is_new:
        run = given.mn if given is not None else intake.name
        yield Warned("unit", {"printed": title.unit, "run": run})


def _entered_run(project: Project, run: Run) -> bytes:
    """params/runs.yaml with the run's line, all other lines and comments as they were."""
    path = project.params / "runs.yaml"
    tree = _tree(path)
    entries = tree["runs"] if tree.get("runs") is not None else CommentedSeq()
    tree["runs"] = entries
    entry = CommentedMap(
        unit=run.unit, period=str(run.period), document=run.document, form=run.form
    )
    entry.fa.set_flow_style()
    same = [
        i
        for i, e in enumerate(entries)
        if (e["unit"], str(e["period"])) == (run.unit, str(run.period))
    ]
    if same:
        entries[same[0]] = entry
    else:
        entries.append(entry)
    return _dumped(tree)


def _entered_unit(project: Project, intake: Intake) -> bytes:
    tree = _tree(project.params / "units.yaml")
    tree["units"][intake.unit] = CommentedMap(mn=intake.name)
    return _dumped(tree)


def _tree(path: Path) -> CommentedMap:
    tree: CommentedMap = _yaml().load(path.read_text(encoding="utf-8"))
    return CommentedMap(runs=None) if tree is None else tree


def _dumped(tree: CommentedMap) -> bytes:
    buffer = StringIO()
    _yaml().dump(tree, buffer)
    return buffer.getvalue().encode()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
