"""The cells of each run in this one process, which has imported everything: no kernels, no files."""

import json
import os
import sys
import time
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell


def main(roots: list[str]) -> None:
    """Prints the seconds by the clock and of the processor for all runs; the first warms up."""
    shell = muted()
    run(shell, roots[:1])
    wall, processor = time.monotonic(), time.process_time()
    run(shell, roots)
    print(time.monotonic() - wall, time.process_time() - processor)


def run(shell: InteractiveShell, roots: list[str]) -> None:
    for root in map(Path, roots):
        job = json.loads((root / "job.json").read_bytes())
        os.chdir(root)
        for name in job["notebooks"]:
            shell.reset(new_session=True)
            notebook = json.loads((root / "notebooks" / f"{name}.ipynb").read_bytes())
            for cell in notebook["cells"]:
                if cell["cell_type"] == "code":
                    shell.run_cell("".join(cell["source"])).raise_error()
                if "parameters" in cell["metadata"].get("tags", ()):
                    shell.user_ns.update(job["parameters"])


def muted() -> InteractiveShell:
    """A shell that makes whatever a cell shows, as a kernel does, and prints none of it."""
    shell = InteractiveShell.instance()
    shell.displayhook.write_output_prompt = lambda: None
    shell.displayhook.write_format_data = lambda *_: None
    shell.display_pub.publish = lambda *_, **__: None
    return shell


if __name__ == "__main__":
    main(sys.argv[1:])
