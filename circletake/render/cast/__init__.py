"""The stage's cast: people, animals, creatures, vehicles, structures, plants and props, and how they play."""

from __future__ import annotations

from circletake.render.cast.company import block
from circletake.render.cast.terms import CAST_TERMS

__all__ = ["CAST_TERMS", "block"]
