"""Servers that speak the OpenAI-style `/videos` job API: `--picture videos:MODEL`.

A job costs money, so it is ordered once. Before the order goes out, it is written down that one does; when the server
has answered, the job's id is. Whatever dies in between, the next run goes on from what is written down: it waits for
that job, looks for it in the server's list, or, where it can't tell, leaves it to a person. It never orders twice.
"""

from __future__ import annotations

import json
import math
import os
import random
import time
import uuid
from fractions import Fraction
from typing import Any, NamedTuple

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
from circletake.tools.model_name import parse_model
from circletake.tools.remote.errand import (
    PACE_OPTIONS,
    SHOWN,
    TIMEOUT_S,
    Pace,
    begins_with,
    fetched,
    pace_of,
)
from circletake.tools.remote.footage import Footage, read_footage, write_footage
from circletake.tools.remote.server import Busy, File, NotThere, Refused, Server
from circletake.tools.remote.waiting import Patience
from circletake.tools.take_file import check_take

_VERSION = "1"
_FAMILY = "videos"
OPENAI_URL = "https://api.openai.com/v1"
_OPTIONS = {
    "base_url": "the server's URL, else OPENAI_BASE_URL",
    "image": "no, where the model takes no picture to begin with",
    "key": "the name of the environment variable with the key, else OPENAI_API_KEY",
    "seconds": "the lengths that the model makes, such as 4,8,12",
    "seed": "yes, where the server takes a seed",
    "sizes": "the sizes that the model makes, such as 1280x720,720x1280",
    **PACE_OPTIONS,
}
_DONE = frozenset({"completed", "succeeded", "success", "done"})
_FAILED = frozenset({"failed", "error", "cancelled", "canceled", "rejected"})
_GONE = frozenset({"expired", "deleted"})
_MODERATION = ("moderation", "content_policy", "safety", "policy", "blocked")
_CLOCKS_APART_S = 300


class Terms(NamedTuple):
    """What a server's model makes, and how it is asked."""

    lengths: tuple[int, ...]
    sizes: tuple[Size, ...]
    image: bool
    seed: bool
    pace: Pace


class Order(NamedTuple):
    """What is ordered: fields of the form."""

    fields: dict[str, str]
    native: Size


class VideoJobs:
    """Has takes made by a server that sells them as jobs."""

    name = "picture.videos"
    timeout_s = TIMEOUT_S

    def __init__(self, model: str = "") -> None:
        """Take a model by `NAME?option=value&...`; address and key come from the environment as for `openai`.

        Raises:
            BriefError: an option that is not known.
        """
        self._model, options = parse_model(model, _OPTIONS, _FAMILY)
        self.url = (options.get("base_url") or os.environ.get("OPENAI_BASE_URL") or OPENAI_URL).rstrip("/")
        self.key_name = options.get("key", "OPENAI_API_KEY")
        self._terms = _terms(options)
        Server(self.url)

    @property
    def version(self) -> str:
        """Changes with the server, the model and what is asked of it."""
        asked = {"url": self.url, "model": self._model, "terms": [*map(str, self._terms[:4])]}
        return f"{_VERSION}+{content_digest(canonical_json(asked))[:16]}"

    def card(self) -> PictureCard:
        """Return what the model takes and gives, as far as the options say."""
        longest = float(max(self._terms.lengths)) if self._terms.lengths else None
        return PictureCard(name=f"{self._model} at {self.url}", image=self._terms.image, max_seconds=longest)

    def resources(self, request: TakeRequest) -> Resources:
        """Hardly any: the server does the work; decoded frames wait in memory."""
        size = request.format.picture
        return Resources(cpus=0.1, memory_mb=400 + round(size.width * size.height * request.frames * 3 / 2**20))

    def run(self, request: TakeRequest, workspace: Workspace, *, rng: random.Random) -> TakeResult:
        """Order a take, or go on with one that was ordered; wait for it, fetch it, conform it.

        Raises:
            RequestRejected: the take is too long, or the server will not show such a thing.
            ToolFailed: the job failed, is gone, can't be fetched, or it is not known whether it was ordered.
            BriefError: no key, or not a valid one.
        """
        check_take(request, self._model)
        server = self._server()
        order = self._order(request)
        job = workspace.recall("job") or self._ordered(server, order, request, workspace)
        self._wait_for(server, job, workspace)
        footage = self._fetched(server, job, request, workspace)
        return write_footage(
            footage, request, workspace, who=self._model, begun=SHOWN,
            plan=f"{self._model} at {self.url}, job {job}, {order.native}, {order.fields['seconds']} s",
        )  # fmt: skip

    def _server(self) -> Server:
        key = os.environ.get(self.key_name, "").strip()
        server = Server(self.url, key=key)
        if not key and self.url == OPENAI_URL:
            raise BriefError(f"videos: set {self.key_name}, or name another server with OPENAI_BASE_URL")
        return server

    def _order(self, request: TakeRequest) -> Order:
        seconds = Fraction(request.frames) / request.format.rate
        lengths = self._terms.lengths
        length = next((one for one in sorted(lengths) if one >= seconds), None) if lengths else math.ceil(seconds)
        if length is None:
            raise RequestRejected(
                f"{self._model} makes at most {max(lengths)} s, {float(seconds):.2f} s are needed; plan shorter shots, "
                "or name a second --picture back-end for long ones"
            )
        shape = request.format.picture.width / request.format.picture.height
        native = min(self._terms.sizes, key=lambda size: abs(math.log(size.width / size.height / shape)))
        fields = {"model": self._model, "prompt": request.prompt, "seconds": str(length), "size": str(native)}
        if self._terms.seed:
            fields["seed"] = str(request.seed % 2**31)
        return Order(fields, native)

    def _ordered(self, server: Server, order: Order, request: TakeRequest, workspace: Workspace) -> str:
        """Order a job, once, and return its id."""
        begun = workspace.recall("order")
        if begun is not None:
            found = self._found(server, order, json.loads(begun))
            if found is None:
                # What was sent just before may take a moment to be listed.
                Patience(workspace, self._terms.pace.wait_s).pause(
                    self._terms.pace.every_s, 0.0, "looking for what was ordered"
                )
                found = self._found(server, order, json.loads(begun))
            if found is not None:
                workspace.note("job", found)
                return found
        intent = begun or json.dumps({"once": uuid.uuid4().hex, "at": int(time.time())})
        workspace.note("order", intent)
        first = begins_with(request)
        patience = Patience(workspace, self._terms.pace.wait_s)
        while True:
            try:
                made = self._send(server, order, first if self._terms.image else None, json.loads(intent), workspace)
                break
            except Busy as error:
                patience.after(error, "the server is busy")
            except (Refused, NotThere, BriefError) as error:
                workspace.note("order", None)
                raise meant(error) from None
        job = made.get("id") if isinstance(made, dict) else None
        if not isinstance(job, str) or not job:
            raise ToolFailed(f"{self.url} took the order and gave no id for it; look there before asking again")
        workspace.note("job", job)
        return job

    def _send(
        self, server: Server, order: Order, first: Artifact | None, intent: dict[str, Any], workspace: Workspace
    ) -> Any:
        once = {"Idempotency-Key": intent["once"]}
        if first is None:
            return server.post("/videos", order.fields, once)
        picture = File("reference.png", first.media_type, _fitted(workspace, first, order.native))
        return server.post_form("/videos", order.fields, {"input_reference": picture}, once)

    def _found(self, server: Server, order: Order, intent: dict[str, Any]) -> str | None:
        """Look for a job whose order went out and whose id was never heard; None when there surely is none.

        Raises:
            ToolFailed: it can't be told.
        """
        unknown = (
            f"a job of {self._model} was ordered at {self.url} and its id was never heard: it may have been paid for. "
            "Look there; a retake of the shot orders another"
        )
        try:
            listed = server.get("/videos?limit=100&order=desc")
        except (Refused, NotThere) as error:
            raise ToolFailed(unknown) from error
        jobs = listed.get("data") if isinstance(listed, dict) else None
        if not isinstance(jobs, list):
            raise ToolFailed(unknown)
        like = [job for job in jobs if isinstance(job, dict) and _is_like(job, order, intent["at"])]
        if len(like) > 1 or (not like and listed.get("has_more")):
            raise ToolFailed(unknown)
        return str(like[0]["id"]) if like else None

    def _wait_for(self, server: Server, job: str, workspace: Workspace) -> None:
        patience = Patience(workspace, self._terms.pace.wait_s)
        while True:
            try:
                state = server.get(f"/videos/{job}")
            except NotThere as error:
                raise self._gone(job) from error
            except Transient as error:
                patience.after(error, f"job {job}: {error}")
                continue
            status = str(state.get("status", "")).lower() if isinstance(state, dict) else ""
            if status in _DONE:
                return
            if status in _GONE:
                raise self._gone(job)
            if status in _FAILED:
                workspace.note("job", None)
                workspace.note("order", None)
                raise _failure(job, state.get("error"))
            progress = state.get("progress") if isinstance(state, dict) else None
            share = float(progress) / 100 if isinstance(progress, int | float) else 0.0
            patience.pause(
                self._terms.pace.every_s, SHOWN * min(max(share, 0.0), 1.0), f"job {job} {status or 'waits'}"
            )

    def _fetched(self, server: Server, job: str, request: TakeRequest, workspace: Workspace) -> Footage:
        path = workspace.folder / "fetched.video"
        patience = Patience(workspace, self._terms.pace.wait_s)
        seconds = Fraction(request.frames) / request.format.rate
        try:
            return fetched(server, f"/videos/{job}/content", path, patience, lambda path: read_footage(path, seconds))
        except NotThere as error:
            raise self._gone(job) from error
        except (Transient, ToolFailed) as error:
            raise ToolFailed(
                f"job {job} is made and could not be fetched: {error}. It is kept in mind: run again to fetch it, "
                "nothing is ordered a second time"
            ) from error

    def _gone(self, job: str) -> ToolFailed:
        return ToolFailed(
            f"job {job} is no longer at {self.url}: it was made, perhaps paid for, and has expired. A retake of the "
            "shot orders another"
        )


def _terms(options: dict[str, str]) -> Terms:
    sizes = options.get("sizes", "1280x720,720x1280").split(",")
    try:
        lengths = tuple(int(one) for one in options["seconds"].split(",")) if "seconds" in options else ()
        shapes = tuple(Size(*map(int, one.lower().split("x"))) for one in sizes)
        if min((*lengths, *(side for size in shapes for side in size))) < 1:
            raise ValueError
    except (ValueError, TypeError) as error:
        raise BriefError("videos: seconds takes such as 4,8,12 and sizes such as 1280x720,720x1280") from error
    return Terms(
        lengths, shapes, options.get("image", "yes") != "no", options.get("seed", "no") == "yes",
        pace_of(options, _FAMILY, every_s=5.0),
    )  # fmt: skip


def _fitted(workspace: Workspace, first: Artifact, size: Size) -> bytes:
    """Return a picture as a PNG of the size that the video will have, as such servers demand."""
    import io

    from PIL import Image

    from circletake.tools.conform import cover_image

    try:
        with Image.open(workspace.path(first)) as opened:
            out = io.BytesIO()
            cover_image(opened, size).save(out, "PNG")
    except (OSError, ValueError) as error:
        raise RequestRejected(f"the picture to begin with is none ({error}); give a PNG or JPEG") from error
    return out.getvalue()


def _is_like(job: dict[str, Any], order: Order, at: int) -> bool:
    """Tell whether a listed job may be the one that was ordered: nothing that the list tells speaks against it."""
    created = job.get("created_at")
    if isinstance(created, int | float) and created < at - _CLOCKS_APART_S:
        return False
    return all(job.get(name) in (None, value) for name, value in order.fields.items() if name != "seed") and "id" in job


def meant(error: Exception) -> Exception:
    """Return a refusal as what it means for the shot."""
    if isinstance(error, Refused) and any(word in f"{error.code} {error}".lower() for word in _MODERATION):
        return RequestRejected(f"the server will not show this: {error}; describe the shot in other words")
    return error


def _failure(job: str, error: Any) -> ToolFailed | RequestRejected:
    code, said = "", "no reason given"
    if isinstance(error, dict):
        code, said = str(error.get("code") or ""), str(error.get("message") or error)[:300]
    if any(word in f"{code} {said}".lower() for word in _MODERATION):
        return RequestRejected(f"job {job}: the server will not show this ({code}: {said}); describe it in other words")
    return ToolFailed(f"job {job} failed ({code}: {said})")
