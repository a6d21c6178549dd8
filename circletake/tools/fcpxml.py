"""A cut as Final Cut Pro XML, with exact rational times."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

from circletake.schema import Artifact, Clip, Timeline, is_drop_rate
from circletake.tools.edl import programme_start

VERSION = "1.10"


def fcpxml_text(timeline: Timeline, sounds: tuple[tuple[str, Artifact], ...], media_names: dict[str, str]) -> str:
    """Write the cut: takes as assets, a flat spine, dissolves, chapter markers, stems as connected clips.

    Args:
        timeline: the cut.
        sounds: stem names and their audio, each of the film's whole length.
        media_names: artifact digest to path, relative to the file that is written.
    """
    return _FcpxmlWriter(timeline, media_names).document(sounds)


class _FcpxmlWriter:
    """Builds the tree; every time is a whole number of frames written as a rational of seconds."""

    def __init__(self, timeline: Timeline, media_names: dict[str, str]) -> None:
        self._timeline = timeline
        self._names = media_names
        self._frame = 1 / timeline.rate
        self._start = programme_start(timeline.rate)
        self._root = ElementTree.Element("fcpxml", {"version": VERSION})
        self._resources = ElementTree.SubElement(self._root, "resources")
        self._ids: dict[str, str] = {}

    def document(self, sounds: tuple[tuple[str, Artifact], ...]) -> str:
        size = self._timeline.format.size
        _add(
            self._resources,
            "format",
            id="r1",
            name=str(size),
            frameDuration=self._time(1),
            width=str(size.width),
            height=str(size.height),
            colorSpace="1-1-1 (Rec. 709)",
        )
        event = _add(_add(self._root, "library"), "event", name="Circletake")
        sequence = _add(
            _add(event, "project", name=self._timeline.title),
            "sequence",
            format="r1",
            duration=self._time(self._timeline.frames),
            tcStart=self._time(self._start),
            tcFormat="DF" if is_drop_rate(self._timeline.rate) else "NDF",
            audioLayout="stereo",
            audioRate="48k",
        )
        spine = _add(sequence, "spine")
        for index, clip in enumerate(self._timeline.clips):
            self._dissolve_into(spine, clip)
            element = self._clip(spine, clip)
            if index == 0:
                self._connect_sounds(element, clip, sounds)
        ElementTree.indent(self._root)
        text = ElementTree.tostring(self._root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n{text}\n'

    def _clip(self, spine: ElementTree.Element, clip: Clip) -> ElementTree.Element:
        name = f"{clip.slate} take {clip.take}"
        offset, duration = self._time(self._start + clip.record.start), self._time(clip.record.frames)
        if clip.media.kind == "missing":
            return _add(spine, "gap", name=f"{name} (missing)", offset=offset, duration=duration)
        element = _add(
            spine,
            "asset-clip",
            name=name,
            ref=self._asset(clip.media.video, name, clip.media.frames, hasVideo="1", format="r1"),
            offset=offset,
            start=self._time(clip.source.start),
            duration=duration,
            format="r1",
        )
        for marker in self._timeline.markers:
            if clip.record.holds(marker.frame):
                at = self._time(clip.source.start + marker.frame - clip.record.start)
                tag = "chapter-marker" if marker.kind == "chapter" else "marker"
                _add(element, tag, start=at, duration=self._time(1), value=marker.name)
        return element

    def _dissolve_into(self, spine: ElementTree.Element, clip: Clip) -> None:
        for transition in self._timeline.transitions:
            blends = transition.kind in ("dissolve", "dip to white") and transition.frames and transition.at
            if blends and transition.at == clip.record.start:
                offset = self._time(self._start + transition.record.start)
                _add(spine, "transition", name="Cross Dissolve", offset=offset, duration=self._time(transition.frames))

    def _connect_sounds(
        self, element: ElementTree.Element, clip: Clip, sounds: tuple[tuple[str, Artifact], ...]
    ) -> None:
        audio = {"hasAudio": "1", "audioSources": "1", "audioChannels": "2"}
        for lane, (name, artifact) in enumerate(sounds, start=1):
            _add(
                element,
                "asset-clip",
                name=name,
                lane=str(-lane),
                offset=self._time(clip.source.start),
                ref=self._asset(artifact, name, self._timeline.frames, **audio),
                duration=self._time(self._timeline.frames),
                audioRole=name,
            )

    def _asset(self, artifact: Artifact, name: str, frames: int, **kind: str) -> str:
        if artifact.digest not in self._ids:
            self._ids[artifact.digest] = f"r{len(self._ids) + 2}"
            duration = self._time(frames)
            asset = _add(
                self._resources,
                "asset",
                id=self._ids[artifact.digest],
                name=name,
                start="0s",
                duration=duration,
                **kind,
            )
            src = "./" + self._names.get(artifact.digest, name)
            _add(asset, "media-rep", kind="original-media", src=src)
        return self._ids[artifact.digest]

    def _time(self, frames: int) -> str:
        seconds = Fraction(frames) * self._frame
        return f"{seconds.numerator}s" if seconds.denominator == 1 else f"{seconds.numerator}/{seconds.denominator}s"


def _add(parent: ElementTree.Element, tag: str, /, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, tag, attributes)
