"""What is left behind when something breaks that should not have."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path


def write_crash_log(error: BaseException) -> Path:
    """Write the traceback to a file of its own and return where."""
    with tempfile.NamedTemporaryFile("w", prefix="circletake-", suffix=".log", delete=False) as file:
        traceback.print_exception(error, file=file)
    return Path(file.name)
