"""The command, as `tailan` and as `python -m tailan`."""

import sys


def main() -> None:
    """Runs the command and leaves with 0 all well, 1 some run failed, 2 the call is wrong.

    It may be interrupted before it can even say so in words: importing takes a moment.
    """
    try:
        from tailan.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
