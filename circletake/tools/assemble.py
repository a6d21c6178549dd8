"""Joining a film's picture: strips of coded pictures, taken over as they are, one after another."""

from __future__ import annotations

import random

from circletake.schema import AssembleRequest, AssembleResult, RequestRejected, Resources, ToolFailed, Workspace


class Assemble:
    """Joins the strips of a locked cut into the film's picture. Nothing is coded again."""

    name = "edit.assemble"
    version = "2"
    timeout_s = 1800.0

    def resources(self, request: AssembleRequest) -> Resources:
        """One core; the film's coded pictures."""
        size = request.format.size
        frames = sum(strip.source.frames for strip in request.strips)
        return Resources(cpus=1, memory_mb=120 + round(size.width * size.height * frames / 2**23))

    def run(self, request: AssembleRequest, workspace: Workspace, *, rng: random.Random) -> AssembleResult:
        """Write the film's picture.

        Raises:
            RequestRejected: there is no strip.
            ToolFailed: a strip can't be taken over: it was coded in another way, or its groups lie elsewhere.
        """
        import av

        from circletake.tools.packets import Packet, mux_packets, read_packets, setup_of

        if not request.strips:
            raise RequestRejected("a picture of no strip was asked for; give at least one")
        rate = request.format.rate
        packets: list[Packet] = []
        frames = 0
        paths = {strip.video.digest: workspace.path(strip.video) for strip in request.strips}
        setups = {setup_of(path) for path in paths.values()}
        if len(setups) > 1:
            raise ToolFailed("the takes were coded in different ways and can't be joined; shoot them again")
        for number, strip in enumerate(request.strips):
            found = read_packets(paths[strip.video.digest], rate, strip.source.start, strip.source.end)
            if len(found) != strip.source.frames or not found[0].key or found[0].frame:
                raise ToolFailed(
                    f"frames {strip.source.start} to {strip.source.end} of a take are no closed group of pictures; "
                    "shoot it again"
                )
            packets += [packet._replace(frame=packet.frame + frames) for packet in found]
            frames += strip.source.frames
            workspace.progress(0.9 * (number + 1) / len(request.strips))
        film = workspace.folder / "picture.mp4"
        with av.open(
            str(film), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}
        ) as out:  # fmt: skip
            mux_packets(packets, paths[request.strips[0].video.digest], rate, out)
        return AssembleResult(video=workspace.save(film, "video/mp4"), frames=frames)
