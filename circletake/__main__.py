"""`python -m circletake` is `circletake`, for where scripts are not on the path."""

from __future__ import annotations

from circletake.cli.main import main

if __name__ == "__main__":
    main()
