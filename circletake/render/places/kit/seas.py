"""Colours of the sea."""

from __future__ import annotations

from circletake.render.colour import rgb

SEA_FAR, SEA_NEAR = rgb("#4f94ad"), rgb("#1f5f78")
