"""The diffusers picture back-end: `--picture diffusers:FOLDER` or `diffusers:owner/name@revision`."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from circletake.executor import warm
from circletake.schema import (
    Artifact,
    PictureCard,
    RequestRejected,
    Resources,
    Size,
    TakeRequest,
    TakeResult,
    Workspace,
    canonical_json,
    content_digest,
)
from circletake.tools.conform import conform
from circletake.tools.diffusion.families import Family, family_of
from circletake.tools.diffusion.grid import DRAFT_SIDE, Grid, Native, native_size, own_frames
from circletake.tools.diffusion.loading import load, precision
from circletake.tools.diffusion.model import Model, look_through
from circletake.tools.diffusion.plan import Load, Part, Plan, Refusal, Room, next_way, plan_take
from circletake.tools.diffusion.room import room_here
from circletake.tools.diffusion.shooting import MOST_PASSES, Footage, Pass, Script, lay_out, shoot
from circletake.tools.diffusion.wishes import read_wishes
from circletake.tools.take_file import check_take, write_take

if TYPE_CHECKING:
    from PIL.Image import Image

_VERSION = "1"
_BYTES = {"float32": 4, "bfloat16": 2, "float16": 2}
_SHOT = 0.9
"""How far a call is when its frames are there and only wait to be written."""


class Preparation(NamedTuple):
    """A take, thought through before anything is loaded."""

    passes: tuple[Pass, ...]
    steps: int
    load: Load
    room: Room
    plan: Plan


class Shot(NamedTuple):
    """A take as the model shot it."""

    footage: Footage
    plan: Plan
    cached: int
    """How many hooks of a cache took hold."""
    notes: tuple[str, ...]


class DiffusersPicture:
    """Shoots takes with a video model of the diffusers library, on a GPU, or tiny ones on the CPU."""

    name = "picture.diffusers"
    timeout_s = 6 * 3600.0

    def __init__(self, model: str = "") -> None:
        """Take a model by `folder-or-id?option=value&...`. Nothing is read before something is asked.

        Raises:
            BriefError: an option that is not known.
        """
        self._asked = read_wishes(model)

    @cached_property
    def model(self) -> Model:
        """Return the model, looked through."""
        return look_through(self._asked.model)

    @cached_property
    def family(self) -> Family:
        """Return the model's adapter."""
        return family_of(self.model)

    @cached_property
    def grid(self) -> Grid:
        """Return what the model can shoot."""
        return self.family.grid(self.model)

    @cached_property
    def version(self) -> str:
        """Changes with the model's weights and with every option that changes a picture."""
        asked = canonical_json({"model": self.model.digest, "wishes": self._asked.wishes.in_the_picture})
        return f"{_VERSION}+{content_digest(asked)[:16]}"

    def card(self) -> PictureCard:
        """Return what the model takes and gives.

        Raises:
            BriefError: there is no such model, it is broken, or no adapter knows it.
        """
        text = self.model.pipeline in self.family.text
        image = self._pipeline_for(True, False) is not None
        passes = MOST_PASSES if image else 1
        return PictureCard(
            name=f"{self.family.name} ({self._asked.model})",
            text=bool(self.family.text),
            image=image,
            needs_image=not text,
            last_frame=self._pipeline_for(True, True) is not None,
            sound=self.family.sound,
            max_seconds=round(self.grid.max_seconds * passes, 2),
        )

    def resources(self, request: TakeRequest) -> Resources:
        """Return what the plan for a take needs on this machine.

        Raises:
            RequestRejected: there is no plan; see `prepare`.
        """
        plan = self.prepare(request).plan
        return Resources(cpus=1, memory_mb=plan.host_mb, gpu_memory_mb=plan.gpu_mb, model=self._held_as(plan))

    def prepare(self, request: TakeRequest) -> Preparation:
        """Think a take through: its size, length and passes, and how it fits into the memory that is there.

        Raises:
            RequestRejected: it does not fit, is too long, or lacks a picture; the message names what would do.
        """
        check_take(request, self.family.name)
        first = request.first_frame is not None or bool(request.references)
        if not first and self.model.pipeline not in self.family.text:
            raise RequestRejected(
                f"{self.family.name} ({self.model.pipeline}) begins with a picture, and there is none for "
                f"{request.slate}: have some made with --reference BACKEND, or name a back-end that shoots from words"
            )
        if request.last_frame is not None and self._pipeline_for(first, True) is None:
            raise RequestRejected(f"{self.family.name} ({self.model.pipeline}) can't end with a given picture")
        use_first = first and self._pipeline_for(True, request.last_frame is not None) is not None
        passes = lay_out(
            own_frames(self.grid, request.frames, request.format.rate), self.grid,
            Native(self._size(request), 0, self.grid.rate), self._pipeline_for,
            has_first=use_first, has_last=request.last_frame is not None,
        )  # fmt: skip
        wishes = self._asked.wishes
        wanted = wishes.draft_steps if request.quality == "draft" else wishes.steps
        usual = self.family.draft_steps if request.quality == "draft" else self.family.steps
        room = room_here(wishes.device)
        load_ = self._load(max((one.native for one in passes), key=lambda native: native.frames), room)
        plan = plan_take(load_, room, cpu_allowed=wishes.device == "cpu", offload=wishes.offload)
        if isinstance(plan, Refusal):
            raise RequestRejected(f"{self.family.name}, {passes[0].native}: {plan}")
        return Preparation(passes, wanted or usual, load_, room, plan)

    def run(self, request: TakeRequest, workspace: Workspace, *, rng: random.Random) -> TakeResult:
        """Shoot a take, conform it to the request, and write it as H.264 with three stills.

        Raises:
            RequestRejected: see `prepare`; or the GPU's memory was not enough, twice.
            ToolFailed: the model can't be loaded.
        """
        prepared = self.prepare(request)
        first = request.first_frame or next(iter(request.references), None)
        shot = self._shot(request, prepared, _image(first, workspace), _image(request.last_frame, workspace), workspace)
        footage = shot.footage
        frames, shape = request.frames, request.format
        pictures = conform(footage.pictures, footage.rate, frames, shape.rate, shape.picture)
        written = write_take(pictures, request, workspace, begun=_SHOT)
        return TakeResult(
            video=written.video,
            frames=frames,
            handle=request.handle,
            stills=written.stills,
            sound=_save_sound(footage, Fraction(frames) / shape.rate, shape.sample_rate, workspace),
            plan=self._told(prepared, shot),
            notes=shot.notes,
        )

    def _shot(
        self, request: TakeRequest, prepared: Preparation, first: Image | None, last: Image | None, workspace: Workspace
    ) -> Shot:
        """Shoot; where the GPU's memory is not enough, once more the next cheaper way."""
        import torch

        guidance = self._asked.wishes.guidance
        script = Script(
            request.prompt, self._asked.wishes.negative, request.seed, prepared.steps,
            self.family.guidance if guidance is None else guidance,
        )  # fmt: skip
        parts = len(prepared.passes)
        notes = [f"{request.slate} was shot in {parts} parts, each going on from the last frame"] if parts > 1 else []

        def tell(share: float, text: str) -> None:
            workspace.progress(_SHOT * share, text)

        def shot(plan: Plan) -> Shot:
            with warm(
                self._held_as(plan), lambda: load(self.model, self.family, self._asked.wishes, plan),
                memory_mb=plan.host_mb, gpu_memory_mb=plan.gpu_mb,
            ) as loaded:  # fmt: skip
                footage = shoot(loaded, self.family, script, prepared.passes, first, last, tell)
                return Shot(footage, plan, loaded.cached, tuple(notes))

        try:
            return shot(prepared.plan)
        except torch.OutOfMemoryError as error:
            cheaper = next_way(prepared.plan, prepared.load, prepared.room)
            if cheaper is None:
                raise self._out_of_memory(prepared, prepared.plan) from error
        notes.append(f"the GPU's memory was not enough for {request.slate} {prepared.plan}: it was shot {cheaper}")
        try:
            return shot(cheaper)
        except torch.OutOfMemoryError as error:
            raise self._out_of_memory(prepared, cheaper) from error

    def _out_of_memory(self, prepared: Preparation, plan: Plan) -> RequestRejected:
        return RequestRejected(
            f"{self.family.name}, {prepared.passes[0].native}: the GPU's memory was not enough ({plan}); ask for a "
            "smaller picture with ?size=WIDTHxHEIGHT, plan shorter shots, or use a smaller model"
        )

    def _held_as(self, plan: Plan) -> str:
        """Return the name under which the loaded model is kept warm: everything that changes what is loaded."""
        wishes = self._asked.wishes
        held = (plan.device, plan.offload, plan.decoder, wishes.dtype, wishes.cache, wishes.attention, wishes.compile)
        return f"{self.name}:{self.model.digest[:32]}:{':'.join(map(str, held))}"

    def _pipeline_for(self, first: bool, last: bool) -> str | None:
        """Return the pipeline class that shoots from these pictures; None when the model has none."""
        own = self.model.pipeline
        if own in self.family.image:
            return own if first and (not last or self.family.ends(self.model)) else None
        if not first and not last:
            return own
        return self.family.sibling(self.model, first, last)

    def _size(self, request: TakeRequest) -> Size:
        wishes = self._asked.wishes
        asked = wishes.draft_size if request.quality == "draft" else wishes.size
        aspect = Fraction(request.format.picture.width, request.format.picture.height)
        if asked is not None:
            return native_size(self.grid, Fraction(asked.width, asked.height), asked.width * asked.height)
        area = self.grid.area if wishes.size is None else wishes.size.width * wishes.size.height
        return native_size(self.grid, aspect, round(area * (DRAFT_SIDE**2 if request.quality == "draft" else 1)))

    def _load(self, native: Native, room: Room) -> Load:
        device = "cuda" if room.gpu_mb else "cpu"
        kept = _BYTES[precision(self._asked.wishes, device)]
        scales = self.family.scales(self.model)
        parts = tuple(
            Part(name, part.weights * each, part.largest_block * each, part.largest_tensor * each)
            for name, part in self.model.components.items()
            for each in (4 if name in self.family.float32 else kept,)
        )
        rows, columns = (
            side // scales.spatial // scales.patch or 1 for side in (native.size.height, native.size.width)
        )
        deep = ((native.frames - 1) // scales.temporal + 1) // scales.patch_temporal or 1
        denoisers = [self.model.components[name] for name in self.family.denoisers if name in self.model.components]
        config = denoisers[0].config if denoisers else {}
        channels = config.get("num_attention_heads", 0), config.get("attention_head_dim", 0)
        whole = all(isinstance(one, int) for one in channels) and channels[0] * channels[1]
        blocks = config.get("block_out_channels", (320,))
        return Load(
            parts=parts,
            tokens=rows * columns * deep * self.family.batch,
            channels=whole or (blocks[0] * 4 if isinstance(blocks, list | tuple) else 1280),
            value_bytes=kept,
            decoded=self.family.decoding.values,
            decoded_frames=self.family.decoding.frames,
            denoiser_weights=max((one.weights for one in denoisers), default=0),
            tiles=self.family.decoding.tiles,
            native=native,
        )

    def _told(self, prepared: Preparation, shot: Shot) -> str:
        plan = shot.plan
        return (
            f"{prepared.passes[0].pipeline}, {prepared.passes[0].native}, {prepared.steps} steps, "
            f"{precision(self._asked.wishes, plan.device)}, {plan}; planned for {plan.gpu_mb:,} MB of GPU and "
            f"{plan.host_mb:,} MB of host memory"
            + (f"; cache {self._asked.wishes.cache} on {shot.cached} hooks" if shot.cached else "")
        )


def _image(artifact: Artifact | None, workspace: Workspace) -> Image | None:
    if artifact is None:
        return None
    from PIL import Image as images

    try:
        with images.open(workspace.path(artifact)) as opened:
            return opened.convert("RGB")
    except (OSError, ValueError) as error:
        raise RequestRejected(f"the picture to begin or end with is none ({error}); give a PNG or JPEG") from error


def _save_sound(footage: Footage, seconds: Fraction, rate: int, workspace: Workspace) -> Artifact | None:
    """Write the sound that came with the picture, at the production's sample rate and exactly as long as the take."""
    if footage.sound is None:
        return None
    import numpy as np
    from scipy.signal import resample_poly

    from circletake.sound import write_wav

    exact = Fraction(rate, footage.sound_rate)
    samples = round(seconds * rate)
    heard = resample_poly(footage.sound, exact.numerator, exact.denominator, axis=1)[:, :samples]
    heard = np.pad(heard, ((0, 0), (0, samples - heard.shape[1])))
    path = workspace.folder / "take.wav"
    write_wav(path, np.clip(heard, -1, 1), rate)
    return workspace.save(path, "audio/wav")
