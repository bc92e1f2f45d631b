"""Mention of a place -> place of the gazetteer, with candidates and reasons."""
