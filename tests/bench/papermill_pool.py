"""Runs executed by papermill in a pool of processes, nothing exported."""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from papermill_reference import executed

if __name__ == "__main__":
    with ProcessPoolExecutor(int(sys.argv[1])) as pool:
        list(pool.map(executed, map(Path, sys.argv[2:])))
