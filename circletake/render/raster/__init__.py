"""The rasteriser: exact-area anti-aliased filling and everything soft, in compiled kernels that draw whole frames.

A compiled kernel holds the kernels that it calls, but its cache on disk knows only its own file. So when any file
here has changed, all that was compiled is dropped before the first kernel is looked up.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def _drop_stale_kernels(folder: Path) -> None:
    """Remove compiled kernels that were made from other sources than those of the folder."""
    digest = hashlib.blake2b(b"".join(path.read_bytes() for path in sorted(folder.glob("*.py")))).hexdigest()
    cache = folder / "__pycache__"
    mark = cache / "kernels.digest"
    try:
        if mark.exists() and mark.read_text() == digest:
            return
        cache.mkdir(exist_ok=True)
        for stale in (*cache.glob("*.nbi"), *cache.glob("*.nbc")):
            stale.unlink(missing_ok=True)
        fresh = cache / f"kernels.{os.getpid()}"
        fresh.write_text(digest)
        fresh.replace(mark)
    except OSError:
        # A read-only installation: its files change all together, and numba keeps its cache elsewhere.
        return


_drop_stale_kernels(Path(__file__).parent)
