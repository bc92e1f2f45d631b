"""Fitting the weights behind confidences: gold reports in, `src/reportedly/data/confidence.json` out."""
