"""The mix: patches measured, parts seated in a room, stems that add up."""

from circletake.music.mixing.alternates import alternates
from circletake.music.mixing.heard import heard
from circletake.music.mixing.level import integrated_lufs
from circletake.music.mixing.render import Rendered, play_score, render, sum_of

__all__ = ["Rendered", "alternates", "heard", "integrated_lufs", "play_score", "render", "sum_of"]
