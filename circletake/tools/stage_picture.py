"""The embedded picture back-end: the animatic stage."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from circletake.schema import Artifact, PictureCard, Resources, TakeRequest, TakeResult, Vocabulary, Workspace
from circletake.tools.take_file import check_take, write_take

if TYPE_CHECKING:
    from circletake.render import Shooting


class StagePicture:
    """Shoots takes on the stage: 2.5D scenes, drawn; fast, exact, and it knows what it drew."""

    name = "picture.stage"
    timeout_s = 1800.0

    @property
    def version(self) -> str:
        """Changes with everything that changes a picture: the stage's own version and its vocabulary's."""
        from circletake.render import STAGE_VERSION

        return STAGE_VERSION

    def vocabulary(self) -> Vocabulary:
        """Return what the stage can show."""
        from circletake.render.vocabulary import STAGE_VOCABULARY

        return STAGE_VOCABULARY

    def card(self) -> PictureCard:
        """Return what it takes and gives."""
        return PictureCard(name="the stage", open_ended=False)

    def resources(self, request: TakeRequest) -> Resources:
        """One core; a few buffers of the picture's size."""
        size = request.format.size
        return Resources(cpus=1, memory_mb=180 + round(size.width * size.height * 60 / 2**20))

    def prepare(self) -> None:
        """Compile every kernel, or load it from the disk cache. See `executor.tool_ref.Preparing`."""
        from circletake.render import warm

        warm()

    def run(self, request: TakeRequest, workspace: Workspace, *, rng: random.Random) -> TakeResult:
        """Shoot a take and write it as H.264, with its truth and three stills.

        Raises:
            RequestRejected: an odd size, or one that is too small or too large; or handles as long as the take.
        """
        from circletake.render import shoot

        check_take(request, "the stage")
        shooting = shoot(request)
        written = write_take(shooting, request, workspace, contacts=shooting.contacts)
        return TakeResult(
            video=written.video,
            frames=request.frames,
            handle=request.handle,
            truth=_save_truth(shooting, workspace),
            stills=written.stills,
            matches=shooting.matches,
            stand_in="an animatic: drawn by the stage, not filmed by a video model",
        )


def _save_truth(shooting: Shooting, workspace: Workspace) -> Artifact:
    path = workspace.folder / "truth.json"
    path.write_text(shooting.truth().model_dump_json(), encoding="utf-8")
    return workspace.save(path, "application/json")
