"""Settings of the documentation site."""

from dateline.version import __version__

project = "Dateline"
copyright = "2026, the Dateline authors"  # noqa: A001 - Sphinx's name
release = __version__
extensions = ["myst_parser"]
html_theme = "furo"
html_title = f"Dateline {__version__}"
exclude_patterns = ["_build", "generate.py", "picture.py"]
myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3
