"""Kinds of arguments that several subcommands take."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path)
"""A file or folder that may not exist yet."""
