"""circletake score."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.command("score")
@click.argument("clip", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="The delivery folder; CLIP-score beside the clip if not given."
)
@click.option("--about", default="", help="What the clip shows, in plain words.")
@click.option(
    "--mood", "moods", multiple=True, metavar="MOOD", help="A feeling: hopeful, tense ...; more in story order."
)
@click.option("--style", "styles", multiple=True, metavar="WORDS", help="Of the music: noir jazz, waltz, epic ...")
@click.option("--instrument", "instruments", multiple=True, metavar="NAME", help="Who should be heard.")
@click.option(
    "--hits", type=click.Path(path_type=Path), help="Your own hit points: a CSV file with frame, timecode or time."
)
@click.option(
    "--conform",
    type=click.Path(path_type=Path),
    help="Folder of an earlier cut's score: what it need not change stays.",
)
@click.option(
    "--edl", "lists", type=click.Path(path_type=Path), nargs=2, metavar="OLD NEW",
    help="With --conform: CMX 3600 edit lists of both cuts, to go by instead of the pictures.",
)  # fmt: skip
@click.option(
    "--no-alternates", is_flag=True, help="Leave out the cues without melody, without percussion, for under dialogue."
)
@click.option(
    "--analyse", is_flag=True, help="CLIP is music: find its beats, downbeats and sections, and compose nothing."
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Another seed, another score.")
@click.option("--score", metavar="BACKEND", help="Score back-end.")
@click.option("--mind", metavar="MIND", help="house, or openai:MODEL.")
@click.option("--loudness", type=click.Choice(["web", "ebu-r128", "streaming"]), help="Loudness profile.")
@click.option("--soundfont", type=click.Path(path_type=Path), help="What plays: .sf2, .sfz, a folder of .sfz.")
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(
    clip: Path, out: Path | None, about: str, moods: tuple[str, ...], styles: tuple[str, ...],
    instruments: tuple[str, ...], hits: Path | None, conform: Path | None, lists: tuple[Path, Path] | None,
    no_alternates: bool, analyse: bool, as_json: bool, **given: Any,
) -> int:  # fmt: skip
    """Score CLIP, a silent film of your own: spot it, compose to it, and deliver the scored film with its stems, MIDI,
    score and parts, cue sheets and session.

    Run it again to go on where it was stopped; what is finished is not made again.
    """
    from circletake.cli.options import settings_from
    from circletake.cli.scoring import analyse_music, score

    settings = settings_from({**given, "forget": True}).with_(score_alternates=not no_alternates)
    if analyse:
        return analyse_music(clip, as_json=as_json)
    folder = out if out is not None else clip.with_name(f"{clip.stem}-score")
    return score(
        clip, folder, settings, about=about, moods=moods, styles=styles, instruments=instruments, hits=hits,
        conform=conform, lists=lists, as_json=as_json,
    )  # fmt: skip
