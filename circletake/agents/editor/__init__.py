"""The editor: decides where shots come in and go out and how they join and in which order, and lays the timeline."""

from circletake.agents.editor.cut import CUT_FILM, Cut, ShotCut, cut_film
from circletake.agents.editor.footage import Footage
from circletake.agents.editor.ordering import ORDER_SHOTS, CutScore, Order, in_order, open_runs, order_shots
from circletake.agents.editor.timeline import lock, timeline_of

__all__ = [
    "CUT_FILM",
    "ORDER_SHOTS",
    "Cut",
    "CutScore",
    "Footage",
    "Order",
    "ShotCut",
    "cut_film",
    "in_order",
    "lock",
    "open_runs",
    "order_shots",
    "timeline_of",
]
