"""Everything that the stage can show."""

from __future__ import annotations

from circletake.render.cast.terms import CAST_TERMS
from circletake.render.places.terms import PLACE_TERMS
from circletake.schema import Vocabulary

STAGE_VERSION = "9"
"""Changes whenever the same request would give another picture."""

STAGE_VOCABULARY = Vocabulary(name="stage", version="3", terms=(*PLACE_TERMS, *CAST_TERMS))
