"""What the report says happened: events, status, sources, counts, controls, relations, roles."""

from dateline.coding.code import code, code_pair

__all__ = ["code", "code_pair"]
