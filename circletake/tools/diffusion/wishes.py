"""What a person asks of a model beside its name: `diffusers:MODEL?steps=30&size=832x480`."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast, get_args

from circletake.schema import BriefError, Size
from circletake.tools.diffusion.caches import CACHES
from circletake.tools.diffusion.plan import Offload
from circletake.tools.model_name import number, one_of, parse_model

_FAMILY = "diffusers"
Precision = Literal["bfloat16", "float16", "float32"]

OPTIONS = {
    "attention": "a backend of diffusers, such as native, flash or sage",
    "cache": f"{', '.join(CACHES)}, with a threshold behind a colon where it has one",
    "compile": "yes",
    "device": "cuda or cpu",
    "draft_size": "WIDTHxHEIGHT",
    "draft_steps": "a number of steps",
    "dtype": ", ".join(get_args(Precision)),
    "guidance": "a number",
    "negative": "what is not to be seen",
    "offload": ", ".join(get_args(Offload)),
    "size": "WIDTHxHEIGHT",
    "steps": "a number of steps",
}

NEGATIVE = "blurry, distorted, malformed hands, watermark, subtitles, letters, flicker, frozen frame"


class Wishes(NamedTuple):
    """Options as given; None where the family or the plan decides."""

    steps: int | None = None
    draft_steps: int | None = None
    size: Size | None = None
    draft_size: Size | None = None
    guidance: float | None = None
    negative: str = NEGATIVE
    cache: str | None = None
    dtype: Precision | None = None
    device: Literal["cuda", "cpu"] | None = None
    offload: Offload | None = None
    attention: str | None = None
    compile: bool = False

    @property
    def in_the_picture(self) -> dict[str, object]:
        """Return the wishes that change what is seen; where it is computed belongs to no key."""
        apart = {"device", "offload", "attention", "compile"}
        return {name: value for name, value in self._asdict().items() if name not in apart}


class Asked(NamedTuple):
    """A model, and what is asked of it."""

    model: str
    wishes: Wishes


def read_wishes(text: str) -> Asked:
    """Read `folder-or-id?option=value&...`.

    Raises:
        BriefError: an option that is not known, or a value that it does not take; the message names what it does.
    """
    name, options = parse_model(text, OPTIONS, _FAMILY)
    cache = options.get("cache")
    if cache is not None and cache.partition(":")[0] not in CACHES:
        raise BriefError(f"{_FAMILY}: cache is one of {', '.join(CACHES)}, got {cache!r}")
    steps, drafts = (number(options, one, 1, 1000, _FAMILY) for one in ("steps", "draft_steps"))
    wishes = Wishes(
        steps=None if steps is None else int(steps),
        draft_steps=None if drafts is None else int(drafts),
        size=_size(options, "size"),
        draft_size=_size(options, "draft_size"),
        guidance=number(options, "guidance", 0, 100, _FAMILY),
        negative=options.get("negative", NEGATIVE),
        cache=cache,
        dtype=cast("Precision | None", one_of(options, "dtype", get_args(Precision), _FAMILY)),
        device=cast("Literal['cuda', 'cpu'] | None", one_of(options, "device", ("cuda", "cpu"), _FAMILY)),
        offload=cast("Offload | None", one_of(options, "offload", get_args(Offload), _FAMILY)),
        attention=options.get("attention"),
        compile=one_of(options, "compile", ("yes",), _FAMILY) is not None,
    )
    return Asked(name, wishes)


def _size(options: dict[str, str], name: str) -> Size | None:
    if name not in options:
        return None
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", options[name])
    if not found:
        raise BriefError(f"{_FAMILY}: {name} takes WIDTHxHEIGHT such as 832x480, got {options[name]!r}")
    return Size(int(found[1]), int(found[2]))
