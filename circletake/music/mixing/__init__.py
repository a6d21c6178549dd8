"""The mix: patches measured, parts seated in a room, stems that add up."""

from circletake.music.mixing.level import integrated_lufs
from circletake.music.mixing.render import render, sum_of

__all__ = ["integrated_lufs", "render", "sum_of"]
