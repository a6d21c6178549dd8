"""Exact time: integer frames at a Fraction rate. Ranges are half-open."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from circletake.schema.base import Value, absent

SAMPLE_RATE = 48_000

Rate = Annotated[Fraction, Field(gt=0)]
"""Frames a second: 24, 25, 24000/1001 ..."""

Frame = int
"""An index on a timeline or in a clip, counted from 0."""

NTSC_RATES = {
    "23.976": Fraction(24000, 1001),
    "23.98": Fraction(24000, 1001),
    "29.97": Fraction(30000, 1001),
    "47.952": Fraction(48000, 1001),
    "59.94": Fraction(60000, 1001),
}


class FrameRange(Value):
    """Frames `start` up to, not including, `end`."""

    start: Frame
    end: Frame

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"a range must not end ({self.end}) before it starts ({self.start})")
        return self

    @property
    def frames(self) -> int:
        """Return the number of frames."""
        return self.end - self.start

    def holds(self, frame: Frame) -> bool:
        """Tell whether the frame lies in the range."""
        return self.start <= frame < self.end

    def overlap(self, other: FrameRange) -> int:
        """Return how many frames the two ranges share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def parse_rate(text: str) -> Fraction:
    """Read a frame rate: `24`, `29.97`, `24000/1001`, `25.0`.

    Raises:
        ValueError: not a number, or not above 0.
    """
    cleaned = text.strip().lower().removesuffix("fps").strip()
    rate = NTSC_RATES.get(cleaned) or Fraction(cleaned)
    if rate <= 0:
        raise ValueError(f"a frame rate must be above 0, got {text!r}")
    return rate


def frames_in(seconds: Fraction, rate: Fraction) -> int:
    """Return the number of frames nearest to a length in seconds."""
    return round(seconds * rate)


def seconds_at(frame: Frame | Fraction, rate: Fraction) -> Fraction:
    """Return the exact time of a frame in seconds."""
    return Fraction(frame) / rate


def sample_at(frame: Frame, rate: Fraction, sample_rate: int = SAMPLE_RATE) -> int:
    """Return the first audio sample of a frame, counted from 0 with integers alone."""
    return (frame * sample_rate * rate.denominator) // rate.numerator


def nominal_rate(rate: Fraction) -> int:
    """Return the whole rate that time code counts in: 24 for 23.976, 30 for 29.97."""
    return -(-rate.numerator // rate.denominator)


def is_drop_rate(rate: Fraction) -> bool:
    """Tell whether time code at this rate may drop numbers (29.97 and 59.94)."""
    return rate in (Fraction(30000, 1001), Fraction(60000, 1001))


def timecode(frame: Frame, rate: Fraction, *, drop: bool | None = None) -> str:
    """Write a frame as SMPTE time code; drop-frame (`;`) at 29.97 and 59.94 unless told otherwise."""
    drop = is_drop_rate(rate) if drop is None else drop
    fps = nominal_rate(rate)
    if drop:
        skipped = fps // 15
        per_ten = fps * 600 - skipped * 9
        per_minute = fps * 60 - skipped
        tens, rest = divmod(frame, per_ten)
        frame += skipped * 9 * tens
        if rest >= fps * 60:
            frame += skipped * ((rest - fps * 60) // per_minute + 1)
    seconds, ff = divmod(frame, fps)
    minutes, ss = divmod(seconds, 60)
    hh, mm = divmod(minutes, 60)
    return f"{hh % 24:02d}:{mm:02d}:{ss:02d}{';' if drop else ':'}{ff:02d}"


def parse_timecode(text: str, rate: Fraction) -> Frame:
    """Read SMPTE time code back into a frame.

    Raises:
        ValueError: not time code, or a number that drop-frame counting skips.
    """
    found = re.fullmatch(r"(\d\d):(\d\d):(\d\d)([:;])(\d\d)", text.strip())
    if not found:
        raise ValueError(f"not time code: {text!r}; write HH:MM:SS:FF, or HH:MM:SS;FF for drop-frame")
    hh, mm, ss, ff = (int(found.group(i)) for i in (1, 2, 3, 5))
    fps = nominal_rate(rate)
    frame = ((hh * 60 + mm) * 60 + ss) * fps + ff
    if found.group(4) == ";":
        skipped = fps // 15
        if ff < skipped and ss == 0 and mm % 10:
            raise ValueError(f"{text!r} does not exist in drop-frame time code")
        minutes = hh * 60 + mm
        frame -= skipped * (minutes - minutes // 10)
    return frame


class Size(NamedTuple):
    """A picture's width and height in pixels."""

    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


class Format(Value):
    """What every picture and sound of a production agrees on."""

    size: Size
    """Of the frame that is delivered."""
    rate: Rate
    sample_rate: int = SAMPLE_RATE
    window: Size | None = Field(default=None, exclude_if=absent)
    """A letterbox: the picture in the middle of the frame, black bars round it. None: the picture fills the frame."""

    @model_validator(mode="after")
    def _window_fits(self) -> Self:
        if self.window is not None:
            bars = [self.size.width - self.window.width, self.size.height - self.window.height]
            if min(bars) < 0 or any(bar % 4 for bar in bars) or min(self.window) < 2:
                raise ValueError(
                    f"a picture of {self.window} can't stand in the middle of {self.size}; each side is to be shorter "
                    f"by a multiple of 4 pixels, so that both bars have the colour samples of H.264"
                )
        return self

    @property
    def picture(self) -> Size:
        """Return the size of what is shot: the window, or the frame where there is none."""
        return self.window or self.size
