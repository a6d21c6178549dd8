"""Progress: what a person, or a program, sees while a film is made."""

from circletake.cli.progress.board import Board
from circletake.cli.progress.watching import watching

__all__ = ["Board", "watching"]
