"""Back-ends by name: what `--picture`, `--score`, `--effects` and `--voice` may say, and which tool that is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from circletake.executor import Toolbox, ToolRef
from circletake.schema import BriefError, Settings

PICTURES = {
    "stage": "circletake.tools.stage_picture:StagePicture",
    "diffusers": "circletake.tools.diffusion:DiffusersPicture",
    "comfyui": "circletake.tools.remote:ComfyPicture",
    "videos": "circletake.tools.remote:VideoJobs",
}
REFERENCES = {
    "diffusers": "circletake.tools.diffusion:DiffusersStill",
    "images": "circletake.tools.remote:ImagesApi",
}
SCORES = {
    "symbolic": "circletake.tools.score:SymbolicScore",
    "musicgen": "circletake.tools.neural_score.musicgen:MusicGenScore",
    "stable-audio": "circletake.tools.neural_score.stable_audio:StableAudioScore",
    "audiocraft": "circletake.tools.neural_score.audiocraft:AudiocraftScore",
}
EFFECTS = {
    "procedural": "circletake.tools.sound:ProceduralEffects",
    "stable-audio": "circletake.tools.neural_effects:StableAudioEffects",
}
VOICES = {
    "espeak": "circletake.tools.sound:EspeakVoice",
    "vits": "circletake.tools.speech.vits:VitsVoice",
    "openai": "circletake.tools.speech.hosted:HostedVoice",
}
"""Which function builds each family. What stands behind the colon of `family:model-or-folder` is handed to it as
the option `model`; a family without a colon takes none."""

_FIXED = {
    "draft": ToolRef(factory="circletake.tools.score:ComposeDraft"),
    "papers": ToolRef(factory="circletake.tools.papers:ScorePapers"),
    "track": ToolRef(factory="circletake.tools.tracks:ListenToTrack"),
    "view": ToolRef(factory="circletake.tools.viewing:ViewPicture"),
    "mix": ToolRef(factory="circletake.tools.sound:Mix"),
    "splice": ToolRef(factory="circletake.tools.splice:Splice"),
    "assemble": ToolRef(factory="circletake.tools.assemble:Assemble"),
    "mux": ToolRef(factory="circletake.tools.mux:Mux"),
    "sheet": ToolRef(factory="circletake.tools.sheet:Sheets"),
    "edit lists": ToolRef(factory="circletake.tools.edit_lists:EditLists"),
    "screen": ToolRef(factory="circletake.tools.screen:Screen"),
    "check": ToolRef(factory="circletake.tools.check:FinalCheck"),
    "embed": ToolRef(factory="circletake.tools.embed:Embed"),
    "frame": ToolRef(factory="circletake.tools.frame_grab:FrameGrab"),
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
        BriefError: a back-end that is not known, or one whose model is missing or broken: this is told before
            anything is made.
    """
    refs = dict(_FIXED)
    refs["score"] = _chosen("score", settings.score, SCORES)
    refs["effects"] = _chosen("effects", settings.effects, EFFECTS)
    refs["voice"] = _chosen("voice", settings.voice, VOICES)
    if settings.reference is not None:
        refs["reference"] = _chosen("reference", settings.reference, REFERENCES)
    for what in ("score", "effects", "voice"):
        Toolbox().tool(refs[what])
    for name in settings.picture:
        refs[f"picture:{name}"] = _chosen("picture", name, PICTURES)
    return Toolset(refs, settings.picture)


def check_tool(what: Literal["score", "effects", "voice"], name: str) -> None:
    """Build a tool as it would be for a film, and let it go.

    Raises:
        BriefError: it is not known, or its model is missing or broken.
    """
    Toolbox().tool(_chosen(what, name, {"score": SCORES, "effects": EFFECTS, "voice": VOICES}[what]))


def _chosen(what: str, name: str, families: dict[str, str]) -> ToolRef:
    family, _, model = name.partition(":")
    if family not in families:
        raise BriefError(f"there is no {what} back-end {name!r}; choose from: {', '.join(sorted(families))}")
    return ToolRef(factory=families[family], options={"model": model} if model else {})
