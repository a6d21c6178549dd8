"""The editor: decides where shots come in and go out and how they join, and lays the timeline."""

from circletake.agents.editor.cut import CUT_FILM, Cut, ShotCut, cut_film
from circletake.agents.editor.footage import Footage
from circletake.agents.editor.timeline import lock, timeline_of

__all__ = ["CUT_FILM", "Cut", "Footage", "ShotCut", "cut_film", "lock", "timeline_of"]
