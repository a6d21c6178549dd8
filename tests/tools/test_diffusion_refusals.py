"""Bad models and bad wishes: refused before anything is loaded, and every refusal says what to do."""

from __future__ import annotations

import functools
import json
import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from desk import Desk
from diffusion_takes import model_at, request

from circletake.executor.warm import SHELF
from circletake.schema import BriefError, RequestRejected, ToolFailed
from circletake.tools.diffusion import DiffusersPicture, loading, picture, shooting
from circletake.tools.diffusion.caches import count_hooks, enable_cache
from circletake.tools.diffusion.families import FAMILIES
from circletake.tools.diffusion.loading import Loaded, load
from circletake.tools.diffusion.plan import Plan, Room
from circletake.tools.diffusion.wishes import Wishes, read_wishes

pytestmark = [
    pytest.mark.xdist_group("diffusion"),
    pytest.mark.filterwarnings("ignore::UserWarning", "ignore::FutureWarning", "ignore::DeprecationWarning"),
]
Tiny = Callable[[str], Path]
ON_CPU = Plan("cpu", "none", "whole", 0, 1000)


@pytest.fixture
def wan(tiny: Tiny, tmp_path: Path) -> Path:
    """A copy of a tiny Wan that a test may break."""
    return Path(shutil.copytree(tiny("wan"), tmp_path / "wan"))


def write_index(folder: Path, **changes: Any) -> None:
    path = folder / "model_index.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_an_unknown_family_is_refused_with_those_that_are_known(wan: Path) -> None:
    write_index(wan, _class_name="FluxPipeline")
    with pytest.raises(BriefError, match=r"is a FluxPipeline, which no adapter knows\. Known are Wan") as raised:
        DiffusersPicture(str(wan)).card()
    assert all(family.name in str(raised.value) for family in FAMILIES)


def test_pickled_weights_are_never_opened(wan: Path) -> None:
    class Trap:
        def __reduce__(self) -> Any:
            return (open, (str(wan / "sprung"), "w"))

    weights = next((wan / "transformer").glob("*.safetensors"))
    weights.unlink()
    (wan / "transformer" / "diffusion_pytorch_model.bin").write_bytes(pickle.dumps(Trap()))
    with pytest.raises(BriefError, match=r"pickled weights .*can run any code"):
        DiffusersPicture(str(wan)).card()
    assert not (wan / "sprung").exists()


def test_a_truncated_file_is_found_before_anything_is_loaded(wan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = next((wan / "transformer").glob("*.safetensors"))
    weights.write_bytes(weights.read_bytes()[:-100])
    monkeypatch.setattr(picture, "load", lambda *_: pytest.fail("it was loaded"))
    with pytest.raises(BriefError, match=r"is truncated: .* fetch it again"):
        DiffusersPicture(str(wan)).run(request(), Desk(wan), rng=random.Random(0))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"transformer": ["my_own_code", "MyTransformer"]}, "code that came with the model; it is not run"),
        ({"_class_name": ""}, "pipeline without a class name"),
    ],
)
def test_code_of_the_model_s_own_is_not_run(wan: Path, changes: dict[str, Any], told: str) -> None:
    write_index(wan, **changes)
    with pytest.raises(BriefError, match=told):
        DiffusersPicture(str(wan)).card()


def test_python_beside_the_weights_is_not_run(wan: Path) -> None:
    (wan / "transformer" / "modeling.py").write_text("raise SystemExit")
    with pytest.raises(BriefError, match="holds Python code"):
        DiffusersPicture(str(wan)).card()


def test_what_is_no_pipeline_is_refused(wan: Path, tmp_path: Path) -> None:
    (wan / "model_index.json").unlink()
    with pytest.raises(BriefError, match=r"has no model_index\.json"):
        DiffusersPicture(str(wan)).card()
    with pytest.raises(BriefError, match="there is no folder"):
        DiffusersPicture(str(tmp_path / "nowhere")).card()


def test_a_hub_model_is_taken_from_the_cache_or_asked_for(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import huggingface_hub

    cached = functools.partial(huggingface_hub.snapshot_download, cache_dir=tmp_path)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", cached)
    with pytest.raises(BriefError, match="fetch it with `hf download someone/wan --revision v1`"):
        DiffusersPicture("someone/wan@v1").card()
    snapshot = tmp_path / "models--someone--wan" / "snapshots" / ("a" * 40)
    shutil.copytree(tiny("wan"), snapshot)
    (snapshot.parents[1] / "refs").mkdir()
    (snapshot.parents[1] / "refs" / "v1").write_text("a" * 40)
    assert DiffusersPicture("someone/wan@v1").card().name == "Wan (someone/wan@v1)"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "which one"),
        ("m?stpes=3", "there is no option 'stpes'; there are: attention="),
        ("m?steps=many", "steps takes a number from 1 to 1000"),
        ("m?size=big", "size takes WIDTHxHEIGHT"),
        ("m?cache=magic", "cache is one of first-block"),
        ("m?device=tpu", "device is one of cuda, cpu"),
        ("m?steps=2&steps=3", "wants one value"),
        ("m?steps=", "wants one value"),
    ],
)
def test_wishes_that_are_not_understood_are_refused(asked: str, told: str) -> None:
    with pytest.raises(BriefError, match=told):
        read_wishes(asked)


def test_wishes_are_read() -> None:
    asked = read_wishes("/models/wan?steps=30&size=832x480&negative=a+dog&offload=group&compile=yes")
    assert asked.model == "/models/wan"
    assert asked.wishes == Wishes(
        steps=30, size=picture.Size(832, 480), negative="a dog", offload="group", compile=True
    )


def test_a_large_model_without_a_gpu_is_refused_with_the_next_step(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("circletake.tools.diffusion.plan.LARGE_ON_CPU", 10)
    monkeypatch.setattr(picture, "room_here", lambda _: Room(0, 64_000))
    with pytest.raises(RequestRejected, match=r"no CUDA GPU here.*comfyui:URL.*--picture stage"):
        DiffusersPicture(str(tiny("wan"))).resources(request())


def test_too_little_memory_is_refused_with_what_each_way_needs(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "room_here", lambda _: Room(100, 64_000))
    with pytest.raises(RequestRejected, match=r"100 MB of GPU .*decoded whole: [\d,]+ MB of GPU and [\d,]+ MB of host"):
        DiffusersPicture(str(tiny("wan"))).resources(request())


def test_the_executor_is_told_what_the_plan_needs(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "room_here", lambda _: Room(80_000, 64_000))
    tool = DiffusersPicture(str(tiny("wan")))
    plan = tool.prepare(request()).plan
    assert plan.device == "cuda"
    needed = tool.resources(request())
    assert (needed.gpu_memory_mb, needed.memory_mb) == (plan.gpu_mb, plan.host_mb)
    assert needed.gpu_memory_mb > 700


@pytest.mark.parametrize("times", [1, 2])
def test_when_the_gpu_runs_out_of_memory_the_plan_steps_down_once_and_says_so(
    times: int, tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No GPU is here: the model is stood in for by its memory running out, `times` times, and then by grey frames."""
    plans: list[Plan] = []

    def loaded(_model: object, _family: object, _wishes: object, plan: Plan) -> Loaded:
        plans.append(plan)
        return Loaded(None, {}, plan, 0)

    def shot(*_: object) -> shooting.Footage:
        if len(plans) <= times:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return shooting.Footage([np.full((64, 64, 3), 90, np.uint8)] * 20, picture.Fraction(16))

    monkeypatch.setattr(picture, "room_here", lambda _: Room(80_000, 64_000))
    monkeypatch.setattr(picture, "load", loaded)
    monkeypatch.setattr(picture, "shoot", shot)
    tool = DiffusersPicture(str(tiny("wan")))
    if times == 2:
        with pytest.raises(RequestRejected, match=r"the GPU's memory was not enough.*smaller picture"):
            tool.run(request(), Desk(tmp_path), rng=random.Random(0))
    else:
        (note,) = tool.run(request(), Desk(tmp_path), rng=random.Random(0)).notes
        assert note.startswith("the GPU's memory was not enough for 1A")
        assert str(plans[1]) in note
    assert len(plans) == 2
    assert plans[1].gpu_mb < plans[0].gpu_mb


def test_a_cache_that_takes_no_hold_is_an_error(tiny: Tiny) -> None:
    tool = DiffusersPicture(model_at(tiny("ltx")))
    pipe = load(tool.model, tool.family, Wishes(), ON_CPU).pipe
    assert count_hooks(pipe.transformer) == 0
    assert enable_cache(pipe, ("transformer",), "pyramid") > 0
    pipe.transformer.disable_cache()
    del pipe.transformer.transformer_blocks[1:]
    with pytest.raises(ToolFailed, match=r"the cache 'first-block' takes no hold of LTXVideoTransformer3DModel"):
        enable_cache(pipe, ("transformer",), "first-block")
    with pytest.raises(BriefError, match="threshold of a cache is a number"):
        enable_cache(pipe, ("transformer",), "first-block:much")


def test_offloading_by_groups_changes_no_picture(tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = DiffusersPicture(model_at(tiny("wan")))
    plain = tool.run(request(), Desk(tmp_path / "plain"), rng=random.Random(0))
    monkeypatch.setattr(picture, "plan_take", lambda *_args, **_kwargs: Plan("cpu", "group", "tiled", 0, 1000))
    grouped = tool.run(request(), Desk(tmp_path / "grouped"), rng=random.Random(0))
    assert grouped.video == plain.video
    assert "a block at a time" in (grouped.plan or "")
    assert any(":group:" in held.name for held in SHELF.models)


def test_an_attention_backend_that_is_not_there_is_named(tiny: Tiny) -> None:
    tool = DiffusersPicture(model_at(tiny("wan")))
    with pytest.raises(ToolFailed, match=r"attention backend 'sage' can't be used here: .* leave "):
        load(tool.model, tool.family, Wishes(attention="sage"), ON_CPU)


def test_parts_that_do_not_fit_each_other_are_named(wan: Path) -> None:
    config = wan / "transformer" / "config.json"
    config.write_text(json.dumps({**json.loads(config.read_text()), "num_layers": 7}))
    tool = DiffusersPicture(model_at(wan))
    with pytest.raises(ToolFailed, match=r"transformer lacks \d+ of its weights \(blocks\.\d.*fetch"):
        load(tool.model, tool.family, Wishes(), ON_CPU)


def test_frames_that_are_no_numbers_are_no_take() -> None:
    class Made:
        frames = np.full((1, 2, 4, 4, 3), np.nan)

    with pytest.raises(RequestRejected, match="frames that are not numbers"):
        shooting._frames(Made)


def test_a_seed_means_the_same_everywhere() -> None:
    noise = torch.randn(4, generator=loading.generator(2**63 - 1))
    assert torch.equal(noise, torch.randn(4, generator=loading.generator(2**63 - 1)))
    assert loading.generator(1).device.type == "cpu"
