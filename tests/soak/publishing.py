"""Publishing killed at random moments: `python -m tests.soak.publishing 200`.

A child publishes two versions of one run by turns until it is killed. Whatever it was at, each file
has one of the two contents, and a manifest that is there tells the truth about all of them.
"""

import os
import random
import signal
import sys
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tailan.execution import RunOutputs
from tailan.file_hashes import FileHashes
from tailan.inputs import gather
from tailan.manifest import changed_outputs, read_manifest
from tailan.office import Office
from tailan.params import load_params
from tailan.project import Project
from tailan.publication import publish, sweep
from tests.conftest import ROOT

PARAMS = load_params(Project(ROOT))
RUN = PARAMS.run("sth", "2025-H1")
INPUTS = gather(Office(Project(ROOT), PARAMS, "mn"), RUN)
NAMES = [f"reports/{RUN.name}/report.{ending}" for ending in ("html", "pdf", "docx", "xlsx")]
NAMES += [f"data/processed/{RUN.name}/table_{number}.csv" for number in range(12)]


def outputs(version: int) -> RunOutputs:
    """One of two versions of everything that the run publishes."""
    made = {name: f"{version} {name} ".encode() * 5000 for name in NAMES}
    # What only one of them has is taken away by the other.
    return RunOutputs(RUN, {**made, f"reports/{RUN.name}/only_{version}.txt": b"x" * 50_000})


def publish_by_turns(project: Project, hashes: FileHashes) -> None:
    """Publishes one version after the other, until somebody ends it."""
    while True:
        for version in (1, 2):
            publish(project, INPUTS, outputs(version), hashes)


def faults(project: Project) -> list[str]:
    """The files that are neither version, and those about which the manifest is wrong."""
    known = {sha256(raw).hexdigest() for v in (1, 2) for raw in outputs(v).files.values()}
    found = [
        str(path)
        for folder in (project.reports / RUN.name, project.processed / RUN.name)
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
        if sha256(path.read_bytes()).hexdigest() not in known
    ]
    manifest = read_manifest(project, RUN)
    if manifest is not None:
        hashes = FileHashes(project.root, project.root / "none.json")
        found += [path for _, path in changed_outputs(manifest, hashes)]
    return found


def main(kills: int) -> None:
    chance = random.Random(kills)  # noqa: S311 (moments, no secrets)
    found: list[str] = []
    with TemporaryDirectory() as folder:
        project = Project(Path(folder))
        hashes = FileHashes(project.root, project.root / "none.json")
        publish(project, INPUTS, outputs(1), hashes)
        for _ in range(kills):
            child = os.fork()
            if not child:
                publish_by_turns(project, hashes)
            time.sleep(chance.uniform(0.0, 0.15))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            found += faults(project)
        sweep(project)
        publish(project, INPUTS, outputs(2), hashes)
        found += map(str, project.root.rglob(".unfinished-*"))
        found += faults(project)
    print(f"{kills} kills, {len(found)} faults")
    print("\n".join(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
