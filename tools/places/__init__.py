"""Fits the weights by which readings of place names are chosen. Run by a maintainer; see README.md."""
