"""A cut as OpenTimelineIO."""

from __future__ import annotations

import json
from typing import Any

from circletake.schema import Artifact, Clip, Timeline, Transition


def otio_text(timeline: Timeline, sounds: tuple[tuple[str, Artifact], ...], media_names: dict[str, str]) -> str:
    """Write the cut: one picture track with its transitions and markers, one audio track a stem.

    The exact rate stands in the metadata as a fraction, because the format holds rates as floats.

    Args:
        timeline: the cut.
        sounds: stem names and their audio, each of the film's whole length.
        media_names: artifact digest to path, relative to the file that is written.
    """
    import opentimelineio as otio

    return _OtioWriter(otio, timeline, media_names).document(sounds)


class _OtioWriter:
    """Builds the tree of one timeline."""

    def __init__(self, otio: Any, timeline: Timeline, media_names: dict[str, str]) -> None:
        self._otio = otio
        self._timeline = timeline
        self._names = media_names
        self._rate = float(timeline.rate)

    def document(self, sounds: tuple[tuple[str, Artifact], ...]) -> str:
        schema = self._otio.schema
        out = schema.Timeline(name=self._timeline.title, tracks=[self._picture()])
        out.metadata["circletake"] = {
            "rate": str(self._timeline.rate),
            "size": str(self._timeline.format.size),
            "locked": self._timeline.locked,
        }
        for name, audio in sounds:
            track = schema.Track(name=name, kind=schema.TrackKind.Audio)
            whole = self._span(0, self._timeline.frames)
            track.append(schema.Clip(name=name, media_reference=self._media(audio, whole), source_range=whole))
            out.tracks.append(track)
        text = self._otio.adapters.write_to_string(out, "otio_json")
        return json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"

    def _picture(self) -> Any:
        track = self._otio.schema.Track(name="Picture", kind=self._otio.schema.TrackKind.Video)
        into = {transition.at: transition for transition in self._timeline.transitions if transition.frames}
        for clip in self._timeline.clips:
            if clip.record.start in into:
                track.append(self._transition(into[clip.record.start]))
            track.append(self._clip(clip))
        if self._timeline.frames in into:
            track.append(self._transition(into[self._timeline.frames]))
        return track

    def _clip(self, clip: Clip) -> Any:
        schema = self._otio.schema
        if clip.media.kind == "missing":
            reference = schema.MissingReference(metadata={"circletake": {"reason": clip.media.reason}})
        else:
            reference = self._media(clip.media.video, self._span(0, clip.media.frames))
        out = schema.Clip(
            name=f"{clip.slate} take {clip.take}",
            media_reference=reference,
            source_range=self._span(clip.source.start, clip.source.frames),
            metadata={"circletake": {"slate": clip.slate, "take": clip.take}},
        )
        for marker in self._timeline.markers:
            if clip.record.holds(marker.frame):
                at = self._span(clip.source.start + marker.frame - clip.record.start, 1)
                out.markers.append(schema.Marker(name=marker.name, marked_range=at, metadata={"kind": marker.kind}))
        return out

    def _transition(self, transition: Transition) -> Any:
        time, covered = self._otio.opentime.RationalTime, transition.record
        return self._otio.schema.Transition(
            name=transition.kind,
            transition_type="SMPTE_Dissolve" if transition.kind == "dissolve" else "Custom_Transition",
            in_offset=time(transition.at - covered.start, self._rate),
            out_offset=time(covered.end - transition.at, self._rate),
            metadata={"circletake": {"kind": transition.kind}},
        )

    def _media(self, artifact: Artifact, available: Any) -> Any:
        url = self._names.get(artifact.digest, artifact.digest)
        return self._otio.schema.ExternalReference(target_url=url, available_range=available)

    def _span(self, start: int, frames: int) -> Any:
        time = self._otio.opentime.RationalTime
        return self._otio.opentime.TimeRange(time(start, self._rate), time(frames, self._rate))
