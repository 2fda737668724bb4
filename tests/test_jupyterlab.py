"""Analysts open the same notebooks in JupyterLab, where "Run All" works without any edit."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest
from playwright.sync_api import Page, sync_playwright

from .conftest import copy_project

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
RUN = "2025-H1/tzuh"
SECONDS = 120
KERNEL = ".jp-NotebookPanel .jp-Notebook-ExecutionIndicator"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("lab") / "project", RUN)


@pytest.fixture(scope="module")
def lab(project: Path, unused_port: int) -> Iterator[str]:
    """The address of a JupyterLab that serves the project, as `make lab` starts it."""
    address = f"http://127.0.0.1:{unused_port}"
    options = [f"--ServerApp.port={unused_port}", "--no-browser", "--allow-root"]
    options += ["--IdentityProvider.token=", "--ServerApp.root_dir=.", "--LabApp.news_url="]
    options += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    command = [Path(sys.executable).with_name("jupyter"), "lab", *options]
    server = subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL)
    _wait_for(f"{address}/api/status")
    yield address
    server.terminate()
    server.wait(timeout=20)


@pytest.fixture(scope="module")
def unused_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def page(lab: str, tmp_path: Path) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser.new_page(viewport={"width": 1400, "height": 1000})
        browser.close()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=2):  # noqa: S310
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not answer at {address}")


@pytest.mark.parametrize("name", ["1_clean", "2_achievement", "3_report", "4_overview"])
def test_run_all_works_without_any_edit(page: Page, lab: str, project: Path, name: str) -> None:
    page.goto(f"{lab}/lab/tree/notebooks/{name}.ipynb?reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=SECONDS * 1000)
    page.wait_for_selector(f"{KERNEL}[data-status=idle]", timeout=SECONDS * 1000)
    cells = _executed(page, project / "notebooks" / f"{name}.ipynb")
    kinds = [output.output_type for cell in cells for output in cell.outputs]
    assert set(kinds) == {"execute_result"}
    assert len(kinds) == len(cells) - 1


def _run_all(page: Page) -> None:
    """Asks for it as a person does, again if the kernel was not there yet to hear it."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def _executed(page: Page, path: Path) -> list[nbformat.NotebookNode]:
    """The code cells as JupyterLab saves them once all of them have been run."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        _run_all(page)
        page.wait_for_timeout(1000)
        page.wait_for_selector(f"{KERNEL}[data-status=idle]", timeout=SECONDS * 1000)
        page.keyboard.press("Control+s")
        page.wait_for_timeout(1000)
        cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
        if all(cell.execution_count for cell in cells):
            return cells
    pytest.fail(f"{path.name} was not run to its end")


def test_run_by_hand_a_notebook_writes_tables_and_no_reports(project: Path) -> None:
    assert (project / "data" / "processed" / RUN / "summary.json").is_file()
    assert not (project / "reports").exists()
