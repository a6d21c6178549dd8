"""The cut for other editing programs."""

from __future__ import annotations

import random

from circletake.schema import EditListRequest, EditListResult, Resources, Workspace
from circletake.tools.edl import edl_text
from circletake.tools.fcpxml import fcpxml_text
from circletake.tools.otio import otio_text


class EditLists:
    """Writes a cut as OpenTimelineIO, CMX 3600 EDL and Final Cut Pro XML."""

    name = "deliver.edit_lists"
    version = "1"
    timeout_s = 60.0

    def resources(self, request: EditListRequest) -> Resources:
        """Text only."""
        return Resources(cpus=1, memory_mb=100)

    def run(self, request: EditListRequest, workspace: Workspace, *, rng: random.Random) -> EditListResult:
        """Write timeline.otio, timeline.edl and timeline.fcpxml."""
        names = dict(request.media_names)
        texts = {
            "otio": otio_text(request.timeline, request.sounds, names),
            "edl": edl_text(request.timeline, names),
            "fcpxml": fcpxml_text(request.timeline, request.sounds, names),
        }
        types = {"otio": "application/json", "edl": "text/plain", "fcpxml": "application/xml"}
        saved = {}
        for kind, text in texts.items():
            path = workspace.folder / f"timeline.{kind}"
            path.write_text(text, encoding="utf-8")
            saved[kind] = workspace.save(path, types[kind])
        return EditListResult(**saved)
