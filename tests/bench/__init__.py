"""Measurements of speed and memory: ratios in one run, printed as tables of Markdown."""
