"""Invented projects of any size, with documents as offices hand them in; always the same bytes."""

from __future__ import annotations

from tailan.sample.project_files import sample_project

__all__ = ["sample_project"]
