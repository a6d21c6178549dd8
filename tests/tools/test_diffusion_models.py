"""Every family shoots: tiny models of the real classes, loaded by the real code, give exactly what was asked for."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from desk import Desk
from diffusion_takes import FRAMES, RATE, SIZE, model_at, picture, request

from circletake.executor import Cancelled
from circletake.render.encode import decode
from circletake.schema import RequestRejected, TakeRequest, TakeResult, ToolFailed
from circletake.sound import read_wav
from circletake.tools.diffusion import DiffusersPicture

pytestmark = [
    pytest.mark.xdist_group("diffusion"),
    pytest.mark.filterwarnings("ignore::UserWarning", "ignore::FutureWarning", "ignore::DeprecationWarning"),
]
Tiny = Callable[[str], Path]

FROM_WORDS = ("wan", "wan-both", "ltx", "ltx2", "cogvideox", "hunyuan", "mochi", "animatediff")
FROM_PICTURES = ("wan-image", "cogvideox-image", "svd")


_TOOLS: dict[str, DiffusersPicture] = {}


def tool_for(folder: Path) -> DiffusersPicture:
    """Return the back-end for a tiny model; it keeps what it has loaded from test to test."""
    return _TOOLS.setdefault(str(folder), DiffusersPicture(model_at(folder)))


def shoot(tool: DiffusersPicture, asked: TakeRequest, desk: Desk) -> TakeResult:
    return tool.run(asked, desk, rng=random.Random(0))


@pytest.mark.parametrize("name", [*FROM_WORDS, *FROM_PICTURES])
def test_a_take_is_what_was_asked_for_and_the_seed_decides(name: str, tiny: Tiny, tmp_path: Path) -> None:
    tool, desk = tool_for(tiny(name)), Desk(tmp_path)
    asked = request(references=(picture(desk),) if name in FROM_PICTURES else ())
    result = shoot(tool, asked, desk)
    pictures = list(decode(desk.path(result.video)))
    assert len(pictures) == result.frames == FRAMES
    assert pictures[0].shape == (SIZE.height, SIZE.width, 3)
    with av.open(str(desk.path(result.video))) as file:
        assert file.streams.video[0].average_rate == RATE
    assert np.std(pictures[0].astype(float)) > 0.5, "one flat colour is no picture"
    assert len(result.stills) == 3
    assert result.truth is None
    assert result.stand_in is None
    assert tool.model.pipeline in (result.plan or "")
    assert "2 steps" in (result.plan or "")
    assert {"step 1 of 2", "step 2 of 2"} <= set(desk.told)
    assert desk.shares == sorted(desk.shares)
    if result.sound is not None:
        heard = read_wav(desk.path(result.sound))
        assert heard.sound.shape == (2, round(FRAMES / RATE * 48_000))
    assert shoot(tool, asked, desk).video == result.video
    assert shoot(tool, asked.with_(seed=8), desk).video != result.video
    card = tool.card()
    assert card.needs_image == (name in FROM_PICTURES)
    assert card.sound == (name == "ltx2")
    assert (result.sound is not None) == card.sound


def test_cosmos_shoots_where_its_packages_are_and_says_what_it_lacks_elsewhere(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool, desk = tool_for(tiny("cosmos")), Desk(tmp_path)
    if importlib.util.find_spec("torchvision") is None:
        with pytest.raises(ToolFailed, match="Cosmos needs torchvision and cosmos_guardrail: pip install"):
            shoot(tool, request(), desk)
        return
    from tiny_video_models import Guard

    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name == "cosmos_guardrail" or find(name))
    monkeypatch.setattr("diffusers.pipelines.cosmos.pipeline_cosmos_text2world.CosmosSafetyChecker", Guard)
    assert len(list(decode(desk.path(shoot(tool, request(), desk).video)))) == FRAMES


@pytest.mark.parametrize("name", ["wan-image", "ltx", "wan-both"])
def test_a_first_picture_steers_the_take(name: str, tiny: Tiny, tmp_path: Path) -> None:
    tool, desk = tool_for(tiny(name)), Desk(tmp_path)
    one, other = picture(desk, "one"), picture(desk, "other", shade=10)
    takes = [shoot(tool, request(references=(ref,)), desk).video for ref in (one, other)]
    assert takes[0] != takes[1]
    assert shoot(tool, request(first_frame=one, references=(other,)), desk).video == takes[0]
    assert tool.card().image


@pytest.mark.parametrize("name", ["wan-image", "ltx"])
def test_a_last_picture_steers_the_take(name: str, tiny: Tiny, tmp_path: Path) -> None:
    tool, desk = tool_for(tiny(name)), Desk(tmp_path)
    first, last = picture(desk, "first"), picture(desk, "last", shade=10)
    without = shoot(tool, request(first_frame=first), desk)
    assert shoot(tool, request(first_frame=first, last_frame=last), desk).video != without.video
    assert tool.card().last_frame


@pytest.mark.parametrize(
    ("name", "fields", "told"),
    [
        ("svd", {}, "begins with a picture, and there is none for 1A: have some made with --reference"),
        ("cogvideox-image", {}, "begins with a picture"),
        ("wan", {"frames": 60}, r"at most 81 frames \(5\.06 s at 16 a second\), 159 are needed"),
        ("ltx2", {"frames": 600}, "plan shorter shots"),
        ("wan", {"frames": 8, "handle": 4}, "handles"),
    ],
)
def test_what_it_cannot_shoot_is_refused(
    name: str, fields: dict[str, object], told: str, tiny: Tiny, tmp_path: Path
) -> None:
    tool = tool_for(tiny(name))
    for refused in (tool.resources, lambda asked: shoot(tool, asked, Desk(tmp_path))):
        with pytest.raises(RequestRejected, match=told):
            refused(request(**fields))


def test_a_last_picture_is_refused_where_it_can_do_nothing(tiny: Tiny, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    ends = request(first_frame=picture(desk), last_frame=picture(desk))
    with pytest.raises(RequestRejected, match="can't end with a given picture"):
        shoot(tool_for(tiny("wan")), ends, desk)


def test_long_takes_go_on_from_their_last_frame(tiny: Tiny, tmp_path: Path) -> None:
    tool, desk = tool_for(tiny("wan-both")), Desk(tmp_path)
    frames = 33  # 5.5 s at 6 a second; the model shoots 5.04 s
    assert len(tool.prepare(request(frames=frames)).passes) == 2
    result = shoot(tool, request(frames=frames), desk)
    assert len(list(decode(desk.path(result.video)))) == frames
    assert result.notes == ("1A was shot in 2 parts, each going on from the last frame",)


def test_it_stops_between_two_steps(tiny: Tiny, tmp_path: Path) -> None:
    class Impatient(Desk):
        def progress(self, share: float, text: str = "") -> None:
            super().progress(share, text)
            raise Cancelled("called off")

    tool, desk = (
        DiffusersPicture(model_at(tiny("wan"), "size=64x64&draft_size=64x64&draft_steps=9")),
        Impatient(tmp_path),
    )
    with pytest.raises(Cancelled):
        shoot(tool, request(), desk)
    assert desk.told == ["step 1 of 9"]
    later = Desk(tmp_path / "later")
    assert shoot(tool, request(), later).frames == FRAMES


def test_options_change_the_take_and_its_key(tiny: Tiny, tmp_path: Path) -> None:
    folder = tiny("ltx")
    plain, cached, guided, put = (
        DiffusersPicture(model_at(folder, f"{options}size=64x64&draft_size=64x64&draft_steps=4"))
        for options in ("", "cache=taylorseer&", "guidance=9&", "offload=model&")
    )
    assert len({plain.version, cached.version, guided.version}) == 3
    assert put.version == plain.version, "where weights lie changes no picture"
    desk = Desk(tmp_path)
    takes = [shoot(tool, request(), desk) for tool in (plain, cached, guided)]
    assert len({take.video for take in takes}) == 3
    assert "cache taylorseer on" in (takes[1].plan or "")
    assert shoot(cached, request(), desk).video == takes[1].video, "nothing is left over from the take before"


def test_drafts_are_smaller_and_take_fewer_steps(tiny: Tiny) -> None:
    tool = DiffusersPicture(str(tiny("wan")) + "?device=cpu")
    draft = tool.prepare(request())
    full = tool.prepare(request(quality="full"))
    assert (draft.steps, full.steps) == (16, 40)
    sizes = [one.passes[0].native.size for one in (draft, full)]
    assert sizes[0].width * sizes[0].height < 0.5 * sizes[1].width * sizes[1].height
    assert abs(sizes[1].width / sizes[1].height - 96 / 54) < 0.1
    assert all(side % 16 == 0 for size in sizes for side in size)
