"""Stage business: what goes with a deed and is no part of anybody's body: ropes and strings, sparks, skis, a wave."""

from circletake.render.cast.business.together import add_business

__all__ = ["add_business"]
