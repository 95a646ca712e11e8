"""Common nouns of sites that have names of their own, "X camp", "Y dam" (``sites.csv``): what they are on the map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.vocabulary.table import read_table

__all__ = ["site_nouns"]


@cache
def site_nouns() -> Mapping[str, frozenset[str]]:
    """GeoNames feature codes of each noun, lower case, in the singular.

    Raises:
        VocabularyError: where a noun stands twice or has no feature.
    """
    nouns: dict[str, frozenset[str]] = {}
    for row in read_table("sites.csv", ("noun", "features", "note")):
        features = frozenset(row.words("features"))
        if not features or row["noun"] in nouns:
            raise row.error(f"{row['noun']!r} stands twice or has no feature")
        nouns[row["noun"]] = features
    return nouns
