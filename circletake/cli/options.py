"""From options and environment to settings. The only place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def production_options(function: F) -> F:
    """Add the options that say how a film is made."""
    options = [
        click.option("--duration", type=float, metavar="SECONDS", help="Length of the film."),
        click.option("--aspect", metavar="W:H", help="Shape of the picture: 16:9, 9:16, 1:1, 21:9 ..."),
        click.option("--letterbox", metavar="W:H", help="Shape of a picture between black bars: 2.39:1, 4:3 ..."),
        click.option("--size", metavar="WxH", help="Size in pixels, such as 1280x720."),
        click.option("--fps", metavar="RATE", help="Frames a second: 24, 25, 23.976, 29.97, 60 ..."),
        click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="Another seed, another film."),
        click.option("--style", help="Look of the stage: paper-cut, ink sketch, blueprint, poster, noir ..."),
        click.option("--picture", multiple=True, metavar="BACKEND", help="Picture back-end; more for rerouting."),
        click.option("--reference", metavar="BACKEND", help="What makes reference pictures; none by default."),
        click.option(
            "--reference-when",
            type=click.Choice(["always", "unsure"]),
            help="Draw them at once, or only of what the picture back-end does not know.",
        ),
        click.option("--score", metavar="BACKEND", help="Score back-end."),
        click.option(
            "--music", type=click.Path(path_type=Path), help="Cut to this music, and play it instead of a score."
        ),
        click.option("--effects", metavar="BACKEND", help="Effects back-end."),
        click.option("--voice", metavar="BACKEND", help="Voice back-end."),
        click.option("--mind", metavar="MIND", help="house, or openai:MODEL."),
        click.option(
            "--mind-eyes",
            type=click.Choice(["auto", "yes", "no"]),
            help="Whether the model sees pictures; auto: find out.",
        ),
        click.option(
            "--mind-price", metavar="IN,OUT", help="What the model costs, in dollars a million tokens read, written."
        ),
        click.option("--mind-timeout", "mind_timeout_s", type=float, metavar="SECONDS", help="Longest wait for it."),
        click.option("--max-tokens", type=click.IntRange(1), help="Most tokens that the mind may take."),
        click.option("--executor", type=click.Choice(["local", "ray"]), help="Where tools run."),
        click.option("--ray-address", metavar="HOST:PORT", help="A Ray cluster that this machine is a node of."),
        click.option("--store", metavar="URL", help="Where artifacts are kept too: a shared folder, s3://..."),
        click.option(
            "--checkpoints",
            type=click.Choice(["sqlite", "postgres"]),
            help="Where unfinished runs are kept; postgres: the database of CIRCLETAKE_CHECKPOINTS.",
        ),
        click.option("--workers", type=click.IntRange(1, 256), help="Worker processes."),
        click.option("--embedder", metavar="EMBEDDER", help="What sees the takes for the critic: family[:model]."),
        click.option(
            "--uncertainty",
            type=click.Choice(["sequential", "full"]),
            help="Stop a round's takes when it is decided, or shoot them all.",
        ),
        click.option("--rounds", type=click.IntRange(1, 8), help="Rounds of takes that a shot may cost."),
        click.option("--latents", type=click.IntRange(2, 32), help="Refined prompts a round."),
        click.option("--videos", type=click.IntRange(2, 16), help="Draft takes of each refined prompt."),
        click.option("--loudness", type=click.Choice(["web", "ebu-r128", "streaming"]), help="Loudness profile."),
        click.option("--soundfont", type=click.Path(path_type=Path), help="What plays: .sf2, .sfz, a folder of .sfz."),
        click.option(
            "--budget", "max_cost", type=click.FloatRange(0), metavar="DOLLARS", help="Most that models may cost."
        ),
        click.option(
            "--gate",
            "gates",
            multiple=True,
            type=click.Choice(["plan", "takes", "cut", "final"]),
            help="Stop there and ask.",
        ),
        click.option("--memory", type=click.Path(path_type=Path), help="Folder of the production memory."),
        click.option("--memory-server", metavar="URL", help="A Chroma server that keeps the production memory."),
        click.option("--no-memory", "forget", is_flag=True, help="Neither recall nor remember."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


def settings_from(given: dict[str, Any], base: Any = None) -> Any:
    """Return settings from options; what was not given comes from `base` or the defaults.

    Raises:
        BriefError: an option that can't be meant; the message says what can.
    """
    from pydantic import ValidationError

    from circletake.schema import BriefError, Settings

    changes: dict[str, Any] = dict(base or _defaults())
    changes.update(_translated({name: value for name, value in given.items() if value is not None and value != ()}))
    try:
        return Settings.model_validate(changes)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BriefError(f"{where}: {first['msg']}, got {first['input']!r}") from error


def _defaults() -> Any:
    """Return the settings that the environment asks for."""
    from circletake.schema import BriefError, Settings

    url = os.environ.get("OPENAI_BASE_URL")
    if url is not None and "@" in url:
        raise BriefError(
            "OPENAI_BASE_URL holds a user's name or password, which would be written down; take it out and set "
            "OPENAI_API_KEY"
        )
    mind = os.environ.get("CIRCLETAKE_MIND", "house")
    price = os.environ.get("CIRCLETAKE_MIND_PRICE")
    return Settings(mind=mind, mind_base_url=url, mind_price=_price(price) if price else None)


def _price(text: str) -> tuple[float, float]:
    """Return dollars a million tokens, read and written.

    Raises:
        BriefError: it is something else.
    """
    from circletake.schema import BriefError

    try:
        read, written = (float(part) for part in text.split(","))
    except ValueError:
        read = written = -1.0
    if not (0 <= read < 1e6 and 0 <= written < 1e6):
        raise BriefError(
            f"a mind's price is two numbers, dollars a million tokens read and written, such as 2.5,10; got {text!r}"
        )
    return read, written


def _translated(given: dict[str, Any]) -> dict[str, Any]:
    from circletake.schema import BriefError

    out = dict(given)
    try:
        if "duration" in out:
            out["duration_s"] = Fraction(str(out.pop("duration")))
        if "fps" in out:
            from circletake.schema import parse_rate

            out["rate"] = parse_rate(out.pop("fps"))
    except (ValueError, ZeroDivisionError) as error:
        raise BriefError(f"--duration and --fps take numbers such as 30 and 23.976: {error}") from error
    if "size" in out:
        width, _, height = str(out.pop("size")).lower().partition("x")
        if not (width.isdigit() and height.isdigit()):
            raise BriefError(f"--size takes WIDTHxHEIGHT such as 1280x720, got {given['size']!r}")
        out["width"], out["height"] = int(width), int(height)
    if "mind_price" in out:
        out["mind_price"] = _price(out["mind_price"])
    if out.pop("forget", False):
        out["remember"] = False
    return out
