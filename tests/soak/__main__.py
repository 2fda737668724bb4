"""All campaigns: `make soak`, or `python -m tests.soak kills` for some of them."""

import sys

from . import kills, layouts, prints, thousand, unruled

CAMPAIGNS = {
    "kills": kills.main,
    "layouts": layouts.main,
    "prints": prints.main,
    "thousand": thousand.main,
    "unruled": unruled.main,
}


def main(names: list[str]) -> None:
    for name in names or CAMPAIGNS:
        CAMPAIGNS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
