"""The back-ends eval: what a video model takes in time and memory, against what its plan says before.

With a GPU: models in their published shapes (random weights, so that the pictures are noise), a draft and a take in
full each. Without one, and with `quick`: tiny models of the same classes on the CPU, which prove the path and the
host's figures and say nothing of a GPU.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from fractions import Fraction
from pathlib import Path

from circletake.evals.row import Row
from circletake.evals.video_shapes import SHAPES, Shape, save_shape
from circletake.executor import InlineExecutor, LocalExecutor, ToolRef, measure_machine
from circletake.schema import Format, Quality, Size, Staging, TakeRequest, TakeResult
from circletake.store import Store
from circletake.tools.diffusion import DiffusersPicture

_FACTORY = "circletake.tools.diffusion:DiffusersPicture"
_TINY = "?size=64x64&draft_size=64x64&steps=4&draft_steps=4"


def measure(quick: bool) -> list[Row]:
    """Shoot with every shape and measure: on the GPU in full, else tiny on the CPU."""
    gpu_mb = measure_machine().gpu_memory_mb
    os.environ["HF_HUB_OFFLINE"] = "1"
    rows = [Row("GPU memory here, MB (0: no GPU, and no figure below is of one)", float(gpu_mb))]
    with tempfile.TemporaryDirectory(prefix="circletake-eval-") as scratch:
        for number, shape in enumerate(SHAPES):
            folder = Path(scratch) / str(number)
            tiny = quick or not gpu_mb
            model = save_shape(shape, folder / "model", tiny=tiny)
            rows += _on_cpu(shape, model, folder) if tiny else _on_gpu(shape, model, folder)
    return rows


def _request(quality: Quality, seed: int = 1) -> TakeRequest:
    size, rate = (Size(96, 54), Fraction(6)) if quality == "draft" else (Size(1280, 720), Fraction(24))
    return TakeRequest(
        slate="1A", take=1, prompt="A red fox crosses the ice.", staging=Staging(place="lake"),
        format=Format(size=size, rate=rate), frames=int(3 * rate), seed=seed, quality=quality,
    )  # fmt: skip


def _on_cpu(shape: Shape, model: Path, folder: Path) -> list[Row]:
    """Shoot twice with a worker, and hold its memory against the plan's."""
    ref = ToolRef(factory=_FACTORY, options={"model": f"{model}{_TINY}&device=cpu"})
    request = _request("draft")
    planned = DiffusersPicture(**ref.options).prepare(request).plan
    executor = LocalExecutor(1, Store(folder / "store").root)
    try:
        began = time.perf_counter()
        first = executor.run(ref, request)
        loaded_s = time.perf_counter() - began
        began = time.perf_counter()
        again = executor.run(ref, request)
        other = executor.run(ref, _request("draft", seed=2))
        each_s = (time.perf_counter() - began) / 2
    finally:
        executor.close()
    assert isinstance(first, TakeResult)
    assert isinstance(again, TakeResult)
    assert isinstance(other, TakeResult)
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    name = f"tiny {shape.name.split()[0]} on the CPU"
    return [
        Row(f"{name}: first take with start and loading, s", round(loaded_s, 2)),
        Row(f"{name}: another take of 4 steps, s", round(each_s, 2)),
        Row(f"{name}: same seed, same bytes (1 yes)", float(first.video == again.video), 1.0, "more"),
        Row(f"{name}: other seed, other bytes (1 yes)", float(first.video != other.video), 1.0, "more"),
        Row(f"{name}: worker's peak memory, MB, against the plan's", round(peak_mb), float(planned.host_mb)),
    ]


def _on_gpu(shape: Shape, model: Path, folder: Path) -> list[Row]:
    """Shoot a draft and a take in full, and hold the GPU's memory against the plan's."""
    import torch

    rows = []
    executor = InlineExecutor(Store(folder / "store").root)
    ref = ToolRef(factory=_FACTORY, options={"model": str(model)})
    qualities: tuple[Quality, ...] = ("draft", "draft", "full")
    for number, quality in enumerate(qualities):
        request = _request(quality, seed=number)
        planned = DiffusersPicture(**ref.options).prepare(request)
        torch.cuda.reset_peak_memory_stats()
        began = time.perf_counter()
        executor.run(ref, request)
        seconds = time.perf_counter() - began
        peak_mb = torch.cuda.max_memory_reserved() / 2**20
        name = f"{shape.name}, {quality}{' with loading' if number == 0 else ''}, {planned.passes[0].native}"
        rows.append(Row(f"{name}: s", round(seconds, 1)))
        rows.append(Row(f"{name}: peak GPU memory, MB, against the plan's", round(peak_mb), float(planned.plan.gpu_mb)))
    executor.close()
    return rows
