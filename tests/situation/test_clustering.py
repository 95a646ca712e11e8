"""Groups from chances: no chaining, ties by id, and what was decided by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.situation.clustering import cluster, connected

Chances = dict[str, dict[str, float]]


def both_ways(pairs: dict[tuple[str, str], float], nodes: str = "abcdef") -> Chances:
    found: Chances = {node: {} for node in nodes}
    for (a, b), value in pairs.items():
        found[a][b] = found[b][a] = value
    return found


def test_a_likely_pair_is_one_group_and_an_unlikely_one_is_two() -> None:
    assert cluster("ab", both_ways({("a", "b"): 0.9})) == [["a", "b"]]
    assert cluster("ab", both_ways({("a", "b"): 0.1})) == [["a"], ["b"]]


def test_one_mistaken_pair_does_not_chain_two_incidents() -> None:
    pairs = {(a, b): 0.95 for group in ("abc", "def") for a in group for b in group if a < b}
    assert cluster("abcdef", both_ways(pairs | {("c", "d"): 0.9})) == [["a", "b", "c"], ["d", "e", "f"]]


def test_parts_are_connected_by_likely_pairs_and_by_decisions_only() -> None:
    chances = both_ways({("a", "b"): 0.9, ("b", "c"): 0.1})
    assert connected("abc", chances) == [["a", "b"], ["c"]]
    assert connected("abc", chances, [("a", "c")]) == [["a", "b", "c"]]


def test_what_is_put_together_brings_its_groups() -> None:
    chances = both_ways({("a", "b"): 0.9, ("c", "d"): 0.9})
    assert cluster("abcd", chances, together=[("a", "c")]) == [["a", "b", "c", "d"]]


def test_where_groups_brought_together_hold_what_is_apart_the_greater_id_leaves() -> None:
    chances = both_ways({("a", "b"): 0.9, ("c", "d"): 0.9})
    assert cluster("abcd", chances, together=[("a", "c")], apart=[("b", "d")]) == [["a", "b", "c"], ["d"]]


@given(st.dictionaries(st.tuples(*[st.sampled_from("abcdef")] * 2).filter(lambda p: p[0] < p[1]), st.floats(0, 1)))
def test_groups_hold_each_node_once_whatever_the_order_of_pairs(pairs: dict[tuple[str, str], float]) -> None:
    groups = cluster("abcdef", both_ways(pairs))
    assert sorted(n for group in groups for n in group) == list("abcdef")
    assert groups == cluster("fedcba", both_ways(dict(reversed(pairs.items()))))
