"""Fits the weights by which a named place is or is not where an act took place."""
