"""Beds: the ambience of every place, by hour, season, weather and caption."""

from circletake.sound.beds.air import ambience, layers_of
from circletake.sound.beds.layers import LAYERS
from circletake.sound.beds.places import PLACES

__all__ = ["LAYERS", "PLACES", "ambience", "layers_of"]
