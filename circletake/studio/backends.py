"""Back-ends by name: what `--picture`, `--score` and `--voice` may say, and which tool that is."""

from __future__ import annotations

from typing import NamedTuple

from circletake.executor import ToolRef
from circletake.schema import BriefError, Settings

PICTURES = {"stage": "circletake.tools.stage_picture:StagePicture"}
SCORES = {
    "symbolic": "circletake.tools.score:SymbolicScore",
    "musicgen": "circletake.tools.neural_score.musicgen:MusicGenScore",
}
VOICES = {
    "espeak": "circletake.tools.sound:EspeakVoice",
    "vits": "circletake.tools.speech.vits:VitsVoice",
    "openai": "circletake.tools.speech.hosted:HostedVoice",
}
"""Which function builds each family. What stands behind the colon of `family:model-or-folder` is handed to it as
the option `model`; a family without a colon takes none."""

_FIXED = {
    "effects": ToolRef(factory="circletake.tools.sound:ProceduralEffects"),
    "mix": ToolRef(factory="circletake.tools.sound:Mix"),
    "assemble": ToolRef(factory="circletake.tools.assemble:Assemble"),
    "mux": ToolRef(factory="circletake.tools.mux:Mux"),
    "sheet": ToolRef(factory="circletake.tools.sheet:Sheets"),
    "edit lists": ToolRef(factory="circletake.tools.edit_lists:EditLists"),
    "check": ToolRef(factory="circletake.tools.check:FinalCheck"),
    "embed": ToolRef(factory="circletake.tools.embed:Embed"),
    "estimate": ToolRef(factory="circletake.tools.estimate:Estimate"),
    "probe": ToolRef(factory="circletake.tools.probe:Probe"),
}

IN_PROCESS = frozenset({"embed", "estimate", "probe", "edit lists"})
"""Tools that run in the calling process: light ones, and those that share its embedders."""


class Toolset(NamedTuple):
    """The tools of one production by the names that graph nodes use."""

    refs: dict[str, ToolRef]
    pictures: tuple[str, ...]


def choose_tools(settings: Settings) -> Toolset:
    """Return the tools that the settings name.

    Raises:
        BriefError: a back-end that is not known.
    """
    refs = dict(_FIXED)
    refs["score"] = _chosen("score", settings.score, SCORES)
    refs["voice"] = _chosen("voice", settings.voice, VOICES)
    for name in settings.picture:
        refs[f"picture:{name}"] = _chosen("picture", name, PICTURES)
    return Toolset(refs, settings.picture)


def _chosen(what: str, name: str, families: dict[str, str]) -> ToolRef:
    family, _, model = name.partition(":")
    if family not in families:
        raise BriefError(f"there is no {what} back-end {name!r}; choose from: {', '.join(sorted(families))}")
    return ToolRef(factory=families[family], options={"model": model} if model else {})
