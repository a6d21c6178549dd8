"""circletake uncertainty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from circletake.cli.options import settings_from

_BAR = 28


@click.command("uncertainty")
@click.argument("prompt")
@click.option("--picture", multiple=True, metavar="BACKEND", help="Picture back-end.")
@click.option("--latents", type=click.IntRange(2, 32), help="Refined prompts at most.")
@click.option("--videos", type=click.IntRange(2, 16), help="Draft takes of each at most.")
@click.option("--full", is_flag=True, help="Shoot them all, even when the answer is known earlier.")
@click.option("--mind", metavar="MIND", help="Who refines the prompt: house, or openai:MODEL.")
@click.option("--embedder", metavar="EMBEDDER", help="What sees the takes: family, or family:model.")
@click.option("--size", metavar="WxH", help="Shape of the picture, such as 1280x720; drafts are small.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Other takes.")
@click.option("--plot", type=click.Path(path_type=Path), help="Draw it: an .svg or a .png.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(prompt: str, plot: Path | None, as_json: bool, full: bool, **given: Any) -> int:
    """Tell how sure a picture back-end is of PROMPT: plain words, @FILE, or - for standard input.

    Total uncertainty is split into the prompt's share (aleatoric: the words leave it open) and the model's share
    (epistemic: it does not know it). The cause says what helps.
    """
    from circletake.cli.brief_argument import brief_text
    from circletake.studio.preflight import check_prompt, draw_plot

    settings = settings_from({**given, "uncertainty": "full" if full else None})
    checked = check_prompt(brief_text(prompt), settings)
    if plot is not None:
        draw_plot(checked, plot)
    if as_json:
        click.echo(json.dumps(checked.preflight.model_dump(mode="json"), ensure_ascii=False))
    else:
        _print(checked.preflight, plot)
    return 0


def _print(found: Any, plot: Path | None) -> None:
    from rich.console import Console
    from rich.text import Text

    from circletake.schema import Uncertainty

    console = Console(highlight=False)
    verdict = found.verdict
    console.print(Text(found.prompt, style="bold"))
    told = f"{verdict.backend}, {found.takes} of at most {found.most_takes} takes, {found.seconds:.1f} s"
    console.print(Text(told, style="dim"))
    measured = verdict.uncertainty
    if isinstance(measured, Uncertainty):
        console.print(_bar("total", measured.total, "white"))
        console.print(_bar("the prompt's (aleatoric)", measured.aleatoric, "cyan"))
        console.print(_bar("the model's (epistemic)", measured.epistemic, "red"))
    else:
        console.print(f"uncertainty unavailable: {measured.reason}", markup=False)
    console.print(_bar("P(bad)", verdict.p_bad, "yellow"))
    console.print(Text(found.advice, style="bold"))
    console.print(verdict.reason, markup=False)
    for slot in found.open_slots[:4]:
        console.print(f"  {slot.share:>4.0%} of what is open: {slot.name} ({', '.join(slot.options)})", markup=False)
    if verdict.question is not None:
        console.print(f"Ask: {verdict.question.text}", markup=False)
    if verdict.proposal is not None:
        console.print(verdict.proposal, markup=False)
    if plot is not None:
        console.print(f"plot: {plot}", markup=False)


def _bar(label: str, measure: Any, style: str) -> Any:
    """Write a measure as a bar with its interval, `─` from low to high; words where there is none."""
    from rich.text import Text

    if measure.kind == "unavailable":
        return Text.assemble(f"{label:<26}", (measure.reason, "dim"))
    low, value, high = (round(_BAR * min(1.0, max(0.0, one))) for one in (measure.low, measure.value, measure.high))
    cells = [("█" if at < value else "─" if low <= at < high else "·") for at in range(_BAR)]
    interval = f"{measure.value:.2f}  ({measure.low:.2f} to {measure.high:.2f})"
    return Text.assemble(f"{label:<26}", ("".join(cells), style), f"  {interval}")
