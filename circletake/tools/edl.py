"""A cut as a CMX 3600 edit decision list."""

from __future__ import annotations

from fractions import Fraction

from circletake.schema import Clip, Timeline, Transition, is_drop_rate, parse_timecode, timecode


def programme_start(rate: Fraction) -> int:
    """Return the frame of 01:00:00:00: programmes start there, the hour before it is for bars and leader."""
    return parse_timecode("01:00:00;00" if is_drop_rate(rate) else "01:00:00:00", rate)


def reel_name(clip: Clip) -> str:
    """Return the reel of a take: at most 8 letters and digits, `3AT002`."""
    return f"{clip.slate}T{clip.take:03d}"[:8]


def edl_text(timeline: Timeline, media_names: dict[str, str]) -> str:
    """Write the picture track.

    Args:
        timeline: the cut.
        media_names: artifact digest to file name, for the FROM CLIP comments.

    Returns:
        Events with source and record time code; dissolves and fades as two-line events, black as reel BL.
    """
    writer = _EdlWriter(timeline, media_names)
    incoming = {transition.at: transition for transition in timeline.transitions if transition.frames}
    for index, clip in enumerate(timeline.clips):
        transition = incoming.get(clip.record.start)
        previous = timeline.clips[index - 1] if index else None
        writer.event(clip, previous, transition, incoming.get(clip.record.end))
    closing = incoming.get(timeline.frames)
    if closing is not None and closing.kind == "fade to black":
        writer.to_black(timeline.clips[-1], closing)
    return "\n".join(writer.lines) + "\n"


class _EdlWriter:
    """Writes numbered events; frames are counted from the programme's start."""

    def __init__(self, timeline: Timeline, media_names: dict[str, str]) -> None:
        self._rate = timeline.rate
        self._names = media_names
        self._events = 0
        self._start = programme_start(self._rate)
        mode = "DROP FRAME" if is_drop_rate(self._rate) else "NON-DROP FRAME"
        self.lines = [f"TITLE: {timeline.title[:70]}", f"FCM: {mode}", ""]

    def event(self, clip: Clip, previous: Clip | None, into: Transition | None, out_of: Transition | None) -> None:
        """Write one clip with the transition that leads into it; its end yields to the next dissolve."""
        head, tail = _before(into), _before(out_of)
        source = (clip.source.start - head, clip.source.end - tail)
        record = (clip.record.start - head, clip.record.end - tail)
        self._events += 1
        if into is None or into.kind in ("cut", "match cut", "fade to black"):
            self._line(reel_name(clip), "C", source, record)
        else:
            if previous is None or into.kind == "fade from black":
                self._line("BL", "C", (0, 0), (record[0], record[0]))
            else:
                meet = previous.source.end - head
                self._line(reel_name(previous), "C", (meet, meet), (record[0], record[0]))
            self._line(reel_name(clip), f"D    {into.frames:03d}", source, record)
        self._comment("FROM CLIP NAME", clip)

    def to_black(self, last: Clip, fade: Transition) -> None:
        """Write the closing fade: a dissolve to black."""
        self._events += 1
        at = fade.at - fade.frames
        meet = last.source.end - fade.frames
        self._line(reel_name(last), "C", (meet, meet), (at, at))
        self._line("BL", f"D    {fade.frames:03d}", (0, fade.frames), (at, fade.at))

    def _line(self, reel: str, edit: str, source: tuple[int, int], record: tuple[int, int]) -> None:
        times = [timecode(frame, self._rate) for frame in source]
        times += [timecode(self._start + frame, self._rate) for frame in record]
        self.lines.append(f"{self._events:03d}  {reel:<8} V     {edit:<8} {' '.join(times)}")

    def _comment(self, label: str, clip: Clip) -> None:
        name = self._names.get(clip.media.video.digest, clip.slate) if clip.media.kind == "media" else clip.slate
        self.lines.append(f"* {label}: {name}")


def _before(transition: Transition | None) -> int:
    """Return how many frames before its boundary a dissolve begins; a fade at the film's end gives its length."""
    if transition is None or not transition.frames:
        return 0
    if transition.kind in ("dissolve", "dip to white"):
        return transition.frames // 2
    return transition.frames if transition.kind == "fade to black" else 0
