"""Dateline reads news reports about politics and conflict and keeps a sourced, checkable record of the situation."""
