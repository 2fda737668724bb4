"""Runs one after another by papermill's default engine, then nbconvert's HTML and webpdf."""

import json
import sys
from pathlib import Path

import nbformat
import papermill
from nbconvert.exporters import HTMLExporter, WebPDFExporter
from playwright.async_api import BrowserType

CHROMIUM = "/usr/bin/chromium"


def with_installed_browser() -> None:
    """nbconvert starts Playwright's own browser alone; here it starts the installed one."""
    launch = BrowserType.launch

    async def launched(self: BrowserType, **options: object) -> object:
        return await launch(self, **{**options, "executable_path": CHROMIUM})

    BrowserType.launch = launched  # type: ignore[method-assign,assignment]


def executed(root: Path) -> Path:
    """The last of a run's notebooks, executed."""
    job = json.loads((root / "job.json").read_bytes())
    for name in job["notebooks"]:
        target = root / "out" / f"{name}.ipynb"
        target.parent.mkdir(exist_ok=True)
        papermill.execute_notebook(
            root / "notebooks" / f"{name}.ipynb", target, parameters=job["parameters"],
            cwd=root, kernel_name="python3", progress_bar=False,
        )  # fmt: skip
    return target


def main(roots: list[str]) -> None:
    with_installed_browser()
    for root in map(Path, roots):
        notebook = nbformat.read(executed(root), as_version=4)
        page, _ = HTMLExporter().from_notebook_node(notebook)
        (root / "out" / "report.html").write_text(page, encoding="utf-8")
        printed, _ = WebPDFExporter(disable_sandbox=True).from_notebook_node(notebook)
        (root / "out" / "report.pdf").write_bytes(printed)


if __name__ == "__main__":
    main(sys.argv[1:])
