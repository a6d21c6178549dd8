"""Reference pictures by a text-to-image pipeline of diffusers: `--reference diffusers:FOLDER`."""

from __future__ import annotations

import inspect
import random
from fractions import Fraction
from functools import cached_property
from typing import Any

from circletake.executor import warm
from circletake.schema import (
    BriefError,
    ReferenceRequest,
    ReferenceResult,
    RequestRejected,
    Resources,
    Size,
    Workspace,
    canonical_json,
    content_digest,
)
from circletake.tools.diffusion.families import FAMILIES
from circletake.tools.diffusion.grid import Native
from circletake.tools.diffusion.loading import generator, load_pipeline, place, precision
from circletake.tools.diffusion.model import Model, look_through
from circletake.tools.diffusion.plan import Load, Part, Plan, Refusal, plan_take
from circletake.tools.diffusion.room import room_here
from circletake.tools.diffusion.wishes import read_wishes

_VERSION = "1"
_BYTES = {"float32": 4, "bfloat16": 2, "float16": 2}
_MULTIPLE = 16
_STEPS = 30
_DECODED = 500
"""Live values a pixel of a picture autoencoder."""


class DiffusersStill:
    """Makes reference pictures with a picture model."""

    name = "reference.diffusers"
    timeout_s = 3600.0

    def __init__(self, model: str = "") -> None:
        """Take a model by `folder-or-id?option=value`; see `DiffusersPicture`."""
        self._asked = read_wishes(model)

    @cached_property
    def model(self) -> Model:
        """Return the model, looked through."""
        found = look_through(self._asked.model)
        if any(found.pipeline in family.pipelines for family in FAMILIES):
            raise BriefError(
                f"{str(found.folder)!r} is a {found.pipeline}, which makes videos; "
                "name a text-to-image model for --reference"
            )
        return found

    @cached_property
    def version(self) -> str:
        """Changes with the model's weights and with every option that changes a picture."""
        asked = canonical_json({"model": self.model.digest, "wishes": self._asked.wishes.in_the_picture})
        return f"{_VERSION}+{content_digest(asked)[:16]}"

    def resources(self, request: ReferenceRequest) -> Resources:
        """Return what the plan for a picture needs on this machine.

        Raises:
            RequestRejected: it does not fit.
        """
        plan = self._plan(self._size(request))
        return Resources(cpus=1, memory_mb=plan.host_mb, gpu_memory_mb=plan.gpu_mb, model=self._held_as(plan))

    def run(self, request: ReferenceRequest, workspace: Workspace, *, rng: random.Random) -> ReferenceResult:
        """Make a picture.

        Raises:
            RequestRejected: it does not fit into the memory.
            ToolFailed: the model can't be loaded.
            BriefError: it makes no pictures from words.
        """
        wishes, size = self._asked.wishes, self._size(request)
        plan = self._plan(size)
        steps = wishes.steps or _STEPS

        def load_() -> Any:
            pipe = load_pipeline(self.model, {}, precision(wishes, plan.device))
            place(pipe, plan)
            return pipe

        def tell(_pipe: Any, step: int, _timestep: Any, kept: dict[str, Any]) -> dict[str, Any]:
            workspace.progress((step + 1) / steps, f"step {step + 1} of {steps}")
            return kept

        with warm(self._held_as(plan), load_, memory_mb=plan.host_mb, gpu_memory_mb=plan.gpu_mb) as pipe:
            takes = frozenset(inspect.signature(pipe.__call__).parameters)
            if not {"prompt", "width", "height", "num_inference_steps", "generator"} <= takes or "image" in takes:
                raise BriefError(
                    f"{str(self.model.folder)!r} is a {self.model.pipeline}, which makes no pictures from words alone; "
                    "name a text-to-image model for --reference"
                )
            asked: dict[str, Any] = {
                "prompt": request.prompt, "negative_prompt": wishes.negative, "guidance_scale": wishes.guidance,
                "width": size.width, "height": size.height, "num_inference_steps": steps,
                "generator": generator(request.seed), "callback_on_step_end": tell,
            }  # fmt: skip
            given = {name: value for name, value in asked.items() if name in takes and value is not None}
            picture = pipe(**given, output_type="pil").images[0]
        path = workspace.folder / "reference.png"
        picture.convert("RGB").save(path, "PNG")
        return ReferenceResult(
            picture=workspace.save(path, "image/png"), plan=f"{self.model.pipeline}, {size}, {steps} steps, {plan}"
        )

    def _size(self, request: ReferenceRequest) -> Size:
        wanted = self._asked.wishes.size or request.size
        return Size(*(max(_MULTIPLE, round(side / _MULTIPLE) * _MULTIPLE) for side in wanted))

    def _plan(self, size: Size) -> Plan:
        wishes = self._asked.wishes
        room = room_here(wishes.device)
        each = _BYTES[precision(wishes, "cuda" if room.gpu_mb else "cpu")]
        parts = tuple(
            Part(name, part.weights * each, part.largest_block * each, part.largest_tensor * each)
            for name, part in self.model.components.items()
        )
        largest = max(
            (part.weights for name, part in self.model.components.items() if name != "text_encoder"), default=0
        )
        load = Load(
            parts,
            size.width * size.height // 64 * 2,
            1280,
            each,
            _DECODED,
            1,
            largest,
            True,
            Native(size, 1, Fraction(1)),
        )
        plan = plan_take(load, room, cpu_allowed=wishes.device == "cpu", offload=wishes.offload)
        if isinstance(plan, Refusal):
            raise RequestRejected(f"a reference picture of {size}: {plan}")
        return plan

    def _held_as(self, plan: Plan) -> str:
        held = (plan.device, plan.offload, plan.decoder, self._asked.wishes.dtype)
        return f"{self.name}:{self.model.digest[:32]}:{':'.join(map(str, held))}"
