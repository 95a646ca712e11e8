"""The version of Dateline: part of every record's provenance."""

__version__ = "0.1.0"
