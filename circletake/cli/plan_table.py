"""The plan as a table."""

from __future__ import annotations

from rich.table import Table

from circletake.schema import Plan, Production, seconds_at


def plan_table(production: Production | Plan) -> Table:
    """Return shots, framings, lengths and what is seen and heard, as a table."""
    plan = production if isinstance(production, Plan) else production.plan
    table = Table(box=None, padding=(0, 1), pad_edge=False, show_lines=False)
    for name, style in (("shot", "bold"), ("framing", "cyan"), ("s", "dim"), ("seen", ""), ("heard", "dim")):
        table.add_column(name, style=style, overflow="fold", no_wrap=name in ("shot", "s"))
    if plan is None:
        return table
    for shot in plan.shots:
        camera = shot.staging.camera
        said = " ".join(f"“{line.text}”" for line in shot.lines)
        framing = ", ".join(word for word in (camera.size, camera.move) if word)
        length = f"{float(seconds_at(shot.frames, plan.format.rate)):.1f}"
        table.add_row(
            shot.slate, framing, length, shot.captions.picture, " ".join(filter(None, (shot.captions.sound, said)))
        )
    return table
