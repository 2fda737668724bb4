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
from playwright.sync_api import Page, expect, sync_playwright

from .conftest import copy_project

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
RUN = "2025-H1/tzuh"
SECONDS = 120
ALL_RUN = (
    "() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]"
    ".every(prompt => /^\\[\\d+\\]:$/.test(prompt.textContent))"
)
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
        # So tall that JupyterLab keeps every cell on the page.
        yield browser.new_page(viewport={"width": 1400, "height": 15000})
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
    # Asked to run before there is a kernel, JupyterLab asks which one.
    named = page.locator(".jp-KernelName", has_text="Python 3")
    named.wait_for(timeout=SECONDS * 1000)
    page.wait_for_selector(f"{KERNEL}[data-status=idle]", timeout=SECONDS * 1000)
    cells = page.locator(".jp-Notebook .jp-CodeCell")
    count = sum(
        cell.cell_type == "code"
        for cell in nbformat.read(project / "notebooks" / f"{name}.ipynb", 4).cells
    )
    expect(cells).to_have_count(count, timeout=SECONDS * 1000)
    _run_all(page)
    shown = cells.filter(has=page.locator(".jp-OutputArea-executeResult"))
    assert shown.count() == count - 1
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def _run_all(page: Page) -> None:
    """Asks for it as a person does, again if the kernel was not there yet to hear it.

    A dialog in which JupyterLab asks for the kernel meanwhile, on a slow machine, is accepted.
    """
    dialog = page.locator(".jp-Dialog")
    page.add_locator_handler(dialog, lambda shown: shown.locator(".jp-mod-accept").click())
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        for _ in range(15):
            page.wait_for_timeout(1000)
            if page.evaluate(ALL_RUN):
                return
            if dialog.count():
                break
    pytest.fail(f"The notebook was not run to its end. {dialog.all_text_contents()}")


def test_run_by_hand_a_notebook_writes_tables_and_no_reports(project: Path) -> None:
    assert (project / "data" / "processed" / RUN / "summary.json").is_file()
    assert not (project / "reports").exists()
