"""The command, as `python -m tailan`."""

from tailan.cli import main

main()
