"""Trains the weights behind links (`src/reportedly/data/link_weights.json`)."""
