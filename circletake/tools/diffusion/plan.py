"""The pre-flight plan: how a take can be shot with the memory that is there, or why it can't and what would fit.

A pure function of sizes. What weights take is exact, from the files' headers. What a step and the decoder take beside
them is an estimate from the shape of the network (the constants below); `circletake eval backends` measures both on a
GPU and prints them beside the plan's figures.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from circletake.tools.diffusion.grid import Native

Offload = Literal["none", "model", "group", "sequential"]
"""Where weights lie while a take is shot. none: all on the device; model: one component at a time; group: one block
at a time, the next one on its way; sequential: one layer at a time."""

Decoder = Literal["whole", "tiled"]
"""whole: the decoder sees the picture at once; tiled: piece by piece, with slices."""

LADDER: tuple[tuple[Offload, Decoder], ...] = (
    ("none", "whole"), ("none", "tiled"), ("model", "whole"), ("model", "tiled"), ("group", "tiled"),
    ("sequential", "tiled"),
)  # fmt: skip
"""From fast to frugal."""

_MB = 2**20
_FRAMEWORK_MB = 1000
"""Of the worker itself, with torch and diffusers imported: measured 0.7 to 0.9 GB on Linux."""
_CONTEXT_MB = 700
"""Of a CUDA context with its libraries."""
_STEP_VALUES = 16
"""Live values a token and channel while a transformer block works: input, norm, queries, keys, values, and the four-
fold width of the feed-forward layer twice."""
_TILE_AREA = 256 * 256
LARGE_ON_CPU = 300_000_000
"""Denoisers with more weights than this take hours a take on a CPU."""


class Part(NamedTuple):
    """A component as the plan sees it, in bytes at the precision that it is loaded in."""

    name: str
    size: int
    block: int
    layer: int


class Load(NamedTuple):
    """What a take would load and compute.

    Attributes:
        parts: Every component.
        tokens: What the denoiser works on at once: positions of the latent video, times the guidance batch.
        channels: Of the denoiser's hidden state.
        value_bytes: Of one value of it.
        decoded: Live values a pixel of the decoder.
        decoded_frames: How many frames the decoder works on at once.
        denoiser_weights: Of the largest denoiser, in numbers.
        tiles: False when the decoder can't work in tiles.
        native: The take.
    """

    parts: tuple[Part, ...]
    tokens: int
    channels: int
    value_bytes: int
    decoded: int
    decoded_frames: int
    denoiser_weights: int
    tiles: bool
    native: Native


class Room(NamedTuple):
    """Memory that is there."""

    gpu_mb: int
    """0 without a GPU."""
    host_mb: int


class Plan(NamedTuple):
    """How a take is shot, and what that takes."""

    device: Literal["cuda", "cpu"]
    offload: Offload
    decoder: Decoder
    gpu_mb: int
    host_mb: int

    def __str__(self) -> str:
        where = f"on the {'GPU' if self.device == 'cuda' else 'CPU'}"
        how = {"none": "", "model": ", a component at a time", "group": ", a block at a time",
               "sequential": ", a layer at a time"}[self.offload]  # fmt: skip
        return f"{where}{how}, decoded {self.decoder}"


class Refusal(NamedTuple):
    """Why there is no plan, and what each way would take."""

    reason: str
    ways: tuple[Plan, ...] = ()

    def __str__(self) -> str:
        told = [f"{way}: {way.gpu_mb:,} MB of GPU and {way.host_mb:,} MB of host memory" for way in self.ways]
        return self.reason + (f" ({'; '.join(told)})" if told else "")


def plan_take(load: Load, room: Room, *, cpu_allowed: bool = False, offload: Offload | None = None) -> Plan | Refusal:
    """Return the fastest way to shoot a take that fits, or why none does.

    Args:
        load: the take.
        room: the memory.
        cpu_allowed: a large model may be run on a CPU, however long that takes.
        offload: the one way that is wanted; None for the fastest.
    """
    if room.gpu_mb == 0:
        return _on_cpu(load, room, cpu_allowed)
    ways = ways_of(load, offload)
    for way in ways:
        if way.gpu_mb <= room.gpu_mb and way.host_mb <= room.host_mb:
            return way
    return Refusal(
        f"it does not fit: there are {room.gpu_mb:,} MB of GPU and {room.host_mb:,} MB of free host memory. "
        f"A smaller picture (?size=WIDTHxHEIGHT), shorter shots, or a smaller model would do; as asked it needs",
        _frugal(ways),
    )


def next_way(plan: Plan, load: Load, room: Room) -> Plan | None:
    """Return the next cheaper way after one that ran out of memory; None when there is none."""
    for way in ways_of(load, None):
        later = LADDER.index((way.offload, way.decoder)) > LADDER.index((plan.offload, plan.decoder))
        if later and way.gpu_mb < plan.gpu_mb and way.host_mb <= room.host_mb:
            return way
    return None


def ways_of(load: Load, offload: Offload | None) -> tuple[Plan, ...]:
    """Return every way to shoot a take on a GPU, from fast to frugal."""
    return tuple(
        _on_gpu(load, way, decoder)
        for way, decoder in LADDER
        if offload in (None, way) and (load.tiles or decoder == "whole" or way in ("group", "sequential"))
    )


def _on_gpu(load: Load, offload: Offload, decoder: Decoder) -> Plan:
    step, decode = _step_bytes(load), _decode_bytes(load, decoder)
    whole = sum(part.size for part in load.parts)
    if offload == "none":
        gpu = whole + max(step, decode)
    elif offload == "model":
        gpu = max(part.size + (decode if part.name.startswith("vae") else step) for part in load.parts)
    elif offload == "group":
        gpu = max(2 * part.block for part in load.parts) + max(step, decode)
    else:
        gpu = max(part.layer for part in load.parts) + max(step, decode)
    # Moved to the device one component after another, or kept on the host whole; streams want it pinned.
    host = max(part.size for part in load.parts) if offload == "none" else whole
    host += _output_bytes(load)
    return Plan("cuda", offload, decoder, _CONTEXT_MB + _mb(gpu), _FRAMEWORK_MB + _mb(host))


def _on_cpu(load: Load, room: Room, cpu_allowed: bool) -> Plan | Refusal:
    if load.denoiser_weights > LARGE_ON_CPU and not cpu_allowed:
        return Refusal(
            f"there is no CUDA GPU here, and on a CPU a model of {load.denoiser_weights / 1e9:.1f} billion weights "
            "takes hours a take. Run it where a GPU is, reach one by --picture comfyui:URL or videos:MODEL, draw with "
            "--picture stage, or say ?device=cpu to wait"
        )
    whole = sum(part.size for part in load.parts)
    tries: tuple[Decoder, ...] = ("whole", "tiled") if load.tiles else ("whole",)
    ways = []
    for decoder in tries:
        bytes_ = whole + max(_step_bytes(load), _decode_bytes(load, decoder)) + _output_bytes(load)
        ways.append(Plan("cpu", "none", decoder, 0, _FRAMEWORK_MB + _mb(bytes_)))
        if ways[-1].host_mb <= room.host_mb:
            return ways[-1]
    return Refusal(
        f"it does not fit: {room.host_mb:,} MB of host memory are free. A smaller picture (?size=WIDTHxHEIGHT), "
        "shorter shots, or a smaller model would do; as asked it needs",
        tuple(ways),
    )


def _frugal(ways: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """Return the ways that need less of something than those before them."""
    kept: list[Plan] = []
    for way in ways:
        if not any(other.gpu_mb <= way.gpu_mb and other.host_mb <= way.host_mb for other in kept):
            kept.append(way)
    return tuple(kept)


def _step_bytes(load: Load) -> int:
    return load.tokens * load.channels * load.value_bytes * _STEP_VALUES


def _decode_bytes(load: Load, decoder: Decoder) -> int:
    area = load.native.size.width * load.native.size.height
    worked = min(area, _TILE_AREA) if decoder == "tiled" else area
    frames = min(load.native.frames, load.decoded_frames)
    return worked * frames * load.decoded * 4 + area * load.native.frames * 3 * 4


def _output_bytes(load: Load) -> int:
    """Return what the finished frames take on the host: floats, and then bytes."""
    size = load.native.size
    return size.width * size.height * load.native.frames * 3 * 5


def _mb(count: int) -> int:
    return -(-count // _MB)
