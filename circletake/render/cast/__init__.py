"""The stage's cast: people, animals, creatures, vehicles, structures, plants and props, and how they play.

`company.block` puts them into a shot; it is not imported here, so that the terms can be had without the drawing.
"""

from circletake.render.cast.terms import CAST_TERMS

__all__ = ["CAST_TERMS"]
