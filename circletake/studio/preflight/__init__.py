"""Preflight: how sure a picture back-end is of a prompt, before anything is made of it."""

from circletake.studio.preflight.checking import Checked, Checker, Preflight, check_prompt, open_checker
from circletake.studio.preflight.plot import draw_plot

__all__ = ["Checked", "Checker", "Preflight", "check_prompt", "draw_plot", "open_checker"]
