"""Reproducible reports on performance plans of public bodies."""

__version__ = "0.1.0"
