"""A ComfyUI server: `--picture comfyui:http://127.0.0.1:8188?workflow=FILE`."""

from __future__ import annotations

import random
import uuid
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from circletake.schema import (
    Artifact,
    BriefError,
    PictureCard,
    RequestRejected,
    Resources,
    Size,
    TakeRequest,
    TakeResult,
    ToolFailed,
    Transient,
    Workspace,
    canonical_json,
    content_digest,
)
from circletake.tools.diffusion.grid import DRAFT_SIDE, Grid, native_frames, native_size, own_frames
from circletake.tools.model_name import number, parse_model
from circletake.tools.remote.errand import PACE_OPTIONS, SHOWN, TIMEOUT_S, begins_with, fetched, pace_of
from circletake.tools.remote.footage import Footage, read_footage, read_stills, write_footage
from circletake.tools.remote.server import Busy, File, NoReply, Refused, Server
from circletake.tools.remote.waiting import Patience
from circletake.tools.remote.workflow import Workflow, read_workflow
from circletake.tools.take_file import check_take

_VERSION = "1"
_FAMILY = "comfyui"
_OPTIONS = {
    "frames": "the most frames of a take",
    "multiple": "sides are multiples of this",
    "negative": "what is not to be seen",
    "rate": "frames a second that the workflow makes",
    "step": "lengths are one more than a multiple of this",
    **PACE_OPTIONS,
    "workflow": "a file that Export (API) wrote",
}
_VIDEO = frozenset({".mp4", ".webm", ".mkv", ".mov", ".avi", ".gif", ".webp"})
_USUAL = Size(832, 480)


class ComfyPicture:
    """Has takes shot by a ComfyUI server, by the user's own workflow."""

    name = "picture.comfyui"
    timeout_s = TIMEOUT_S

    def __init__(self, model: str = "") -> None:
        """Take a server by `URL?workflow=FILE&option=value`.

        Raises:
            BriefError: not a URL, an option that is not known, or no workflow named.
        """
        self._url, self._options = parse_model(model, _OPTIONS, _FAMILY)
        if "workflow" not in self._options:
            raise BriefError(f"{_FAMILY}: which workflow? {_FAMILY}:{self._url}?workflow=FILE")
        self._server = Server(self._url)
        self._pace = pace_of(self._options, _FAMILY, every_s=1.0)
        rate = number(self._options, "rate", 1, 240, _FAMILY)
        self._rate = Fraction(str(rate)) if rate is not None else Fraction(16)
        self._multiple = int(number(self._options, "multiple", 1, 256, _FAMILY) or 16)
        self._step = int(number(self._options, "step", 1, 64, _FAMILY) or 4)
        self._most = int(number(self._options, "frames", 1, 10_000, _FAMILY) or 121)

    @cached_property
    def workflow(self) -> Workflow:
        """Return the user's workflow."""
        return read_workflow(Path(self._options["workflow"]).expanduser())

    @cached_property
    def version(self) -> str:
        """Changes with the workflow and with every option that changes a picture; not with the server's address."""
        apart = {*PACE_OPTIONS, "workflow"}
        options = {name: value for name, value in self._options.items() if name not in apart}
        return f"{_VERSION}+{content_digest(canonical_json({'workflow': self.workflow.nodes, **options}))[:16]}"

    def card(self) -> PictureCard:
        """Return what the workflow takes and gives, by the places that it has."""
        return PictureCard(
            name=f"ComfyUI at {self._url}",
            image="image" in self.workflow.places,
            needs_image="image" in self.workflow.places,
            last_frame="last_image" in self.workflow.places,
            max_seconds=round(float(self._most / self._rate), 2) if "frames" in self.workflow.places else None,
        )

    def resources(self, request: TakeRequest) -> Resources:
        """Hardly any: the server does the work; decoded frames wait in memory."""
        return Resources(cpus=0.1, memory_mb=900)

    def run(self, request: TakeRequest, workspace: Workspace, *, rng: random.Random) -> TakeResult:
        """Queue a take, or go on with one that was queued; wait for it, fetch it, conform it.

        Raises:
            RequestRejected: a picture is missing, or the take is too long.
            ToolFailed: the workflow failed, or gave nothing that can be shown.
        """
        check_take(request, "the workflow")
        values = self._values(request)
        queued = workspace.recall("queued") or self._queue(values, request, workspace)
        outputs = self._wait_for(queued, values, request, workspace)
        footage = self._fetched(outputs, request, workspace)
        return write_footage(
            footage, request, workspace, who="the workflow", begun=SHOWN,
            plan=f"ComfyUI workflow {Path(self._options['workflow']).name}, "
            f"{len(footage.pictures)} frames at {float(footage.rate):g} a second",
        )  # fmt: skip

    def _values(self, request: TakeRequest) -> dict[str, Any]:
        """Return what goes into the workflow's places, but for pictures."""
        grid = Grid(self._multiple, self._step, 1, 1, self._most, self._rate, self._area())
        shrink = DRAFT_SIDE**2 if request.quality == "draft" else 1
        aspect = Fraction(request.format.picture.width, request.format.picture.height)
        size = native_size(grid, aspect, round(grid.area * shrink))
        out = {"prompt": request.prompt, "seed": request.seed % 2**53, "width": size.width, "height": size.height}
        if "negative" in self._options:
            out["negative"] = self._options["negative"]
        if "frames" in self.workflow.places:
            out["frames"] = native_frames(grid, own_frames(grid, request.frames, request.format.rate))
        return out

    def _area(self) -> int:
        sides = self.workflow.value("width"), self.workflow.value("height")
        width, height = (side if isinstance(side, int) and side > 0 else 0 for side in sides)
        return (width * height) or _USUAL.width * _USUAL.height

    def _queue(self, values: dict[str, Any], request: TakeRequest, workspace: Workspace) -> str:
        pictures = {}
        for place, artifact in (("image", begins_with(request)), ("last_image", request.last_frame)):
            if place not in self.workflow.places:
                if place == "last_image" and artifact is not None:
                    raise RequestRejected(
                        "the workflow has no place for a last picture: title a node circletake: last_image"
                    )
                continue
            if artifact is None:
                raise RequestRejected(
                    f"the workflow begins with a picture, and there is none for {request.slate}: have some made with "
                    "--reference BACKEND, or name a workflow that shoots from words"
                )
            pictures[place] = self._uploaded(artifact, workspace)
        body = {"prompt": self.workflow.filled({**values, **pictures}), "client_id": uuid.uuid4().hex}
        patience = Patience(workspace, self._pace.wait_s)
        while True:
            try:
                made = self._server.post("/prompt", body)
                break
            except (Busy, NoReply) as error:
                # A second copy in the queue costs time and no money.
                patience.after(error, str(error))
            except Refused as error:
                raise ToolFailed(f"ComfyUI does not take the workflow: {error}; try it in ComfyUI first") from error
        queued = made.get("prompt_id") if isinstance(made, dict) else None
        if not isinstance(queued, str):
            raise ToolFailed(f"{self._url} answered without a prompt_id; is this a ComfyUI server?")
        workspace.note("queued", queued)
        return queued

    def _uploaded(self, artifact: Artifact, workspace: Workspace) -> str:
        kind = artifact.media_type.partition("/")[2] or "png"
        file = File(
            f"circletake-{artifact.digest[:16]}.{kind}", artifact.media_type, workspace.path(artifact).read_bytes()
        )
        made = self._server.post_form("/upload/image", {"overwrite": "true", "type": "input"}, {"image": file})
        if not isinstance(made, dict) or not isinstance(made.get("name"), str):
            raise ToolFailed(f"{self._url} did not take the picture")
        return "/".join(filter(None, [made.get("subfolder"), made["name"]]))

    def _wait_for(
        self, queued: str, values: dict[str, Any], request: TakeRequest, workspace: Workspace
    ) -> dict[str, Any]:
        """Wait until a queued take is done, and return its outputs; where the server forgot it, queue it again."""
        patience = Patience(workspace, self._pace.wait_s)
        try:
            while True:
                try:
                    entry = _entry(self._server.get(f"/history/{queued}"), queued)
                    if entry is not None:
                        return self._outputs(entry, workspace)
                    if not self._is_queued(queued):
                        # It ended between the two looks, or the server was started anew and knows nothing of it.
                        entry = _entry(self._server.get(f"/history/{queued}"), queued)
                        if entry is not None:
                            return self._outputs(entry, workspace)
                        queued = self._queue(values, request, workspace)
                except Transient as error:
                    patience.after(error, str(error))
                    continue
                patience.pause(self._pace.every_s, 0.0, "ComfyUI works")
        except (ToolFailed, RequestRejected):
            raise
        except BaseException:
            self._call_off(queued)
            raise

    def _outputs(self, entry: dict[str, Any], workspace: Workspace) -> dict[str, Any]:
        told = entry.get("status")
        status: dict[str, Any] = told if isinstance(told, dict) else {}
        if status.get("status_str") == "error":
            workspace.note("queued", None)
            raise ToolFailed(f"the workflow failed in ComfyUI: {_why(status.get('messages'))}")
        outputs = entry.get("outputs")
        return outputs if isinstance(outputs, dict) else {}

    def _is_queued(self, queued: str) -> bool:
        found = self._server.get("/queue")
        waiting = [*found.get("queue_running", ()), *found.get("queue_pending", ())] if isinstance(found, dict) else []
        return any(isinstance(one, list) and queued in one for one in waiting)

    def _call_off(self, queued: str) -> None:
        try:
            self._server.post("/queue", {"delete": [queued]})
        except (Transient, ToolFailed, BriefError):
            return

    def _fetched(self, outputs: dict[str, Any], request: TakeRequest, workspace: Workspace) -> Footage:
        files = [
            file
            for node in outputs.values() if isinstance(node, dict)
            for kept in node.values() if isinstance(kept, list)
            for file in kept if isinstance(file, dict) and isinstance(file.get("filename"), str)
        ]  # fmt: skip
        files = [file for file in files if file.get("type", "output") == "output"] or files
        videos = [file for file in files if Path(file["filename"]).suffix.lower() in _VIDEO]
        if not files:
            raise ToolFailed("the workflow gave no file; let it end in a node that saves a video or pictures")
        try:
            if videos:
                path = self._downloaded(videos[0], 0, workspace)
                return read_footage(path, Fraction(request.frames) / request.format.rate)
            return read_stills([self._downloaded(file, at, workspace) for at, file in enumerate(files)], self._rate)
        except Transient as error:
            raise ToolFailed(f"the take is made and could not be fetched: {error}; run again to fetch it") from error

    def _downloaded(self, file: dict[str, Any], number_: int, workspace: Workspace) -> Path:
        path = workspace.folder / f"fetched-{number_:05d}"
        query = {name: str(file.get(name, "")) for name in ("filename", "subfolder", "type")}
        patience = Patience(workspace, self._pace.wait_s)
        return fetched(self._server, f"/view?{urlencode(query)}", path, patience, read=lambda path: path)


def _entry(history: Any, queued: str) -> dict[str, Any] | None:
    entry = history.get(queued) if isinstance(history, dict) else None
    return entry if isinstance(entry, dict) else None


def _why(messages: Any) -> str:
    """Return the message of the node that failed."""
    for message in messages if isinstance(messages, list) else ():
        if (
            isinstance(message, list)
            and len(message) == 2
            and message[0] == "execution_error"
            and isinstance(message[1], dict)
        ):
            told = message[1]
            node = f"node {told.get('node_id')} ({told.get('node_type')})"
            return f"{node}: {' '.join(str(told.get('exception_message', 'no message')).split())[:300]}"
    return "it does not say why; look at ComfyUI's console"
