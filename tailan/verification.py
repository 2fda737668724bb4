"""Published reports built once more elsewhere and compared, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tailan.crew import Crew, Ended
from tailan.execution import RunOutputs, build_run
from tailan.inputs import RunInputs, Stock
from tailan.manifest import FILE_NAME, Manifest, Reasons, changed_inputs, read_manifest
from tailan.office import Office
from tailan.overview import overview_of
from tailan.overview_page import Record, overview_files, overview_key
from tailan.project import Run
from tailan.publication import manifest_of

Verdict = Literal["same", "differs", "stale", "failed", "not_built", "not_received"]

OVERVIEW = "index"
"""The name of the overview among the runs."""


@dataclass(frozen=True)
class Verified:
    """What came of a comparison: `parts` are the files that differ, or why it failed.

    A stale run is not compared, for its inputs are others now; `reasons` tells which. `versions`
    are the packages that are not those that it was published with.
    """

    name: str
    verdict: Verdict
    parts: tuple[str, ...] = ()
    reasons: Reasons = ()
    versions: tuple[str, ...] = ()


def verify(office: Office, runs: Iterable[Run], crew: Crew) -> Iterator[Verified]:
    """Each run with its verdict; nothing is written in the project."""
    stock_of = cache(lambda language: Stock(Office(office.project, office.params, language)))
    manifests: dict[str, Manifest] = {}
    to_build: list[tuple[Stock, Run]] = []
    for run in runs:
        manifest = read_manifest(office.project, run)
        if manifest is None or manifest.outcome == "failed":
            yield _without_report(office, run, manifest)
            continue
        # A report is built again in the language that it speaks, whoever asks.
        stock = stock_of(manifest.parameters["language"])
        now = stock.fingerprints(run, names_bodies=manifest.names_bodies)
        reasons = tuple(changed_inputs(manifest, now))
        if reasons:
            yield Verified(run.name, "stale", reasons=reasons)
        else:
            manifests[run.name] = manifest
            to_build.append((stock, run))
    for inputs, ended in crew.ended(build_run, (stock.gather(run) for stock, run in to_build)):
        yield _compared(office.project.root, inputs, ended, manifests[inputs.run.name])


def verify_overview(office: Office) -> Verified:
    """The verdict on the page over all runs."""
    record = Record.read(office.project)
    if record is None:
        return Verified(OVERVIEW, "not_built")
    overview = overview_of(office.project, office.params.runs)
    if record.inputs != overview_key(office, overview):
        return Verified(OVERVIEW, "stale", reasons=(("overview", OVERVIEW),))
    return _verdict(OVERVIEW, _differing(office.project.root, overview_files(office, overview)))


def _without_report(office: Office, run: Run, manifest: Manifest | None) -> Verified:
    """The verdict on a run that has no report, or whose manifest was made unreadable."""
    name = f"reports/{run.name}/{FILE_NAME}"
    if manifest is None and (office.project.root / name).exists():
        return Verified(run.name, "differs", (name,))
    is_received = office.project.document(run).is_file()
    return Verified(run.name, "not_built" if is_received else "not_received")


def _compared(root: Path, inputs: RunInputs, ended: Ended, published: Manifest) -> Verified:
    name = inputs.run.name
    if not isinstance(ended, RunOutputs):
        return Verified(name, "failed", (str(ended),))
    if ended.message:
        return Verified(name, "failed", (ended.message,))
    rebuilt = manifest_of(inputs, ended)
    versions = tuple(_versions(published.packages, rebuilt.packages))
    # Other versions of the packages are told; what counts is whether they give the same bytes.
    alike = rebuilt.model_copy(update={"packages": published.packages})
    files = {path: ended.files[path] for path in rebuilt.outputs}
    files[f"reports/{name}/{FILE_NAME}"] = alike.to_bytes()
    gone = set(published.outputs) - set(files)
    added = set(_published(root, name)) - set(files)
    return _verdict(name, sorted({*_differing(root, files), *gone, *added}), versions)


def _published(root: Path, name: str) -> Iterator[str]:
    """The files that stand where those of a run are published, its work papers left out.

    So with hidden files: systems and office programs leave them where a folder is looked at.
    """
    for folder in (root / "reports" / name, root / "data" / "processed" / name):
        for path in folder.rglob("*"):
            is_hidden = path.name.startswith((".", "~"))
            if path.is_file() and not is_hidden and folder / "workpaper" not in path.parents:
                yield path.relative_to(root).as_posix()


def _verdict(name: str, parts: Iterable[str], versions: tuple[str, ...] = ()) -> Verified:
    differing = tuple(parts)
    verdict: Verdict = "differs" if differing else "same"
    return Verified(name, verdict, differing, versions=versions)


def _differing(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """The files that are missing under the root or have another content there."""
    return [path for path, raw in files.items() if _content(root / path) != raw]


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _versions(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for package in sorted({*before, *now}):
        then, here = before.get(package, "–"), now.get(package, "–")
        if then != here:
            yield f"{package} {then} → {here}"
