"""Runs what stands beside the package in its source, in a process of its own: the coder never imports it."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from dateline.errors import ModelError

__all__ = ["run_beside"]

SOURCE = Path(__file__).parents[3]


def run_beside(module: str, arguments: Sequence[str], needs: Sequence[str] = ()) -> int:
    """Runs ``python -m module`` of the source tree; its exit code. ``needs`` are packages it cannot do without.

    Raises:
        ModelError: where Dateline was installed without its source, or a package is missing.
    """
    if not (SOURCE / module.replace(".", "/")).with_suffix(".py").is_file():
        raise ModelError(
            "its code comes with Dateline's source, not with the installed package: clone the repository, then "
            "`pip install -e . --group train`",
            subject=module,
        )
    if missing := [name for name in needs if importlib.util.find_spec(name) is None]:
        raise ModelError(
            f"{', '.join(missing)} not installed: `pip install -e . --group train` in {SOURCE}", subject=module
        )
    search = os.pathsep.join(filter(None, (str(SOURCE), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": search}, check=False).returncode  # noqa: S603
