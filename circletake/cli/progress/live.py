"""The board on a terminal, redrawn in place."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from circletake.cli.progress.board import SAID, Board, ShotLine

_MARKS = {"circle": ("circled", "green"), "settle": ("needs you", "yellow"), "specify": ("made specific", "cyan"),
          "retake": ("taken again", "cyan"), "reroute": ("shown another way", "magenta")}  # fmt: skip
_SHOT_WIDTH = 46


class LiveBoard:
    """Draws a board. Rich asks for it whenever it redraws."""

    def __init__(self, board: Board, heading: str) -> None:
        self._board = board
        self._heading = heading
        self._spinner = Spinner("dots", style="cyan")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it as it stands."""
        board = self._board
        minutes, seconds = divmod(int(board.seconds), 60)
        head = Table.grid(expand=True)
        head.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        head.add_column(justify="right", no_wrap=True)
        head.add_row(Text(self._heading, style="bold"), Text(f"{minutes}:{seconds:02d}", style="dim"))
        parts: list[RenderableType] = [head]
        if board.shots:
            parts.append(self._shots(options.max_width))
        parts += [self._doing(name, share) for name, share in board.doing.items()]
        parts += [Text(f"  {note}", style="dim", overflow="ellipsis", no_wrap=True) for note in board.notes]
        if board.words:
            parts.append(Text(board.words))
        yield Group(*parts)

    def _shots(self, width: int) -> Table:
        columns = max(1, width // _SHOT_WIDTH)
        table = Table.grid(padding=(0, 2))
        in_order = sorted(self._board.shots.values(), key=lambda line: (len(line.slate), line.slate))
        lines = [self._shot(line) for line in in_order]
        rows = -(-len(lines) // columns)
        for row in range(rows):
            table.add_row(*lines[row::rows])
        return table

    def _shot(self, line: ShotLine) -> RenderableType:
        said, colour = _MARKS.get(line.verdict, ("", ""))
        if line.done:
            return Text.assemble((f"  {line.slate:<4}", "bold"), ("done  ", "green"), (said, colour))
        row = Table.grid(padding=(0, 1))
        row.add_row(
            Text(f"  {line.slate:<4}", style="bold"),
            ProgressBar(total=1.0, completed=line.share, width=10),
            Text(line.doing + (f" ({said})" if said else ""), style="dim"),
        )
        return row

    def _doing(self, name: str, share: float | None) -> RenderableType:
        row = Table.grid(padding=(0, 1))
        far = Text(f"{share:4.0%}", style="dim") if share else Text("")
        row.add_row(Text(" "), self._spinner, Text(SAID[name]), far)
        return row
