"""All measurements: `make bench`, or `python -m tests.bench reading` for some of them."""

import sys

from . import batch, judging, reading

BENCHES = {"reading": reading.main, "judging": judging.main, "batch": batch.main}


def main(names: list[str]) -> None:
    for name in names or BENCHES:
        BENCHES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
