"""Scorers, gold, floors and the quality gate."""
