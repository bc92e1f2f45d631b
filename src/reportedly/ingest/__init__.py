"""Ingest: files, folders and standard input -> reports, with their original bytes archived under their
SHA-256."""

from reportedly.ingest.archive import Archive, CustodyCheck
from reportedly.ingest.readers import check_options, read_reports, read_source, shipped_readers

__all__ = ["Archive", "CustodyCheck", "check_options", "read_reports", "read_source", "shipped_readers"]
