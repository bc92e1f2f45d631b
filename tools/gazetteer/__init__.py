"""Builds the gazetteer that ships with Reportedly. Run by a maintainer, never by a user; see README.md."""
