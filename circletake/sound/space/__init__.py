"""Where a sound is: across the picture, how far away, and in what room."""

from circletake.sound.space.place import (
    NEAR_M,
    far_filtered,
    level_at,
    pan_at,
    panned,
    sides,
)
from circletake.sound.space.room import ROOMS, Room, in_room, room_of, through

__all__ = [
    "NEAR_M",
    "ROOMS",
    "Room",
    "far_filtered",
    "in_room",
    "level_at",
    "pan_at",
    "panned",
    "room_of",
    "sides",
    "through",
]
