"""Streamers and punches: what a conductor sees on the picture, as a sheet and as an overlay that players draw.

A streamer is a line that wanders across the picture for two seconds and reaches its far edge on the frame that matters;
a punch is a flash of a disc on that frame. Green leads to a cue's first downbeat, yellow to its warning click two bars
before, white to a hit, red to the cue's end, as scoring stages have them.
"""

from __future__ import annotations

import csv
import io
from fractions import Fraction
from typing import Literal, NamedTuple

from circletake.music.documents.clicks import FREE_BARS
from circletake.music.documents.sheets import rate_name
from circletake.music.score import Cue, Score
from circletake.music.tempo import TICKS
from circletake.schema import seconds_at

Colour = Literal["yellow", "green", "white", "red"]

_LASTS_S = 2
_PUNCH_FRAMES = 3
_WIDTH, _HEIGHT = 1920, 1080
_ASS = {"yellow": "00FFFF", "green": "00FF00", "white": "FFFFFF", "red": "0000FF"}
"""Blue, green, red, as Advanced SubStation writes colours."""
_STYLE_FIELDS = (
    "Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, "
    "StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, "
    "Encoding"
)
_STYLE = "Streamer,Arial,20,&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1"
_LINE = f"m 0 0 l 14 0 l 14 {_HEIGHT} l 0 {_HEIGHT}"
_DISC = "m 0 60 b 0 27 27 0 60 0 b 93 0 120 27 120 60 b 120 93 93 120 60 120 b 27 120 0 93 0 60"


class Streamer(NamedTuple):
    """A streamer and its punch.

    Attributes:
        cue: Number of the cue.
        colour: What it leads to.
        begin, frame: Film frames: where it sets out, at the film's start at the earliest, and where it arrives.
        bar, beat: Where in the music that is; bar 0 is before it.
        label: What is there.
    """

    cue: str
    colour: Colour
    begin: int
    frame: int
    bar: int
    beat: float
    label: str


def streamers(score: Score) -> tuple[Streamer, ...]:
    """Return every streamer of a film by where it arrives."""
    found = [streamer for cue in score.cues for streamer in _of_cue(cue, score)]
    return tuple(sorted(found, key=lambda one: (one.frame, one.cue)))


def _of_cue(cue: Cue, score: Score) -> list[Streamer]:
    lasts = round(_LASTS_S * score.rate)
    start, end = cue.brief.span.start, cue.brief.span.end

    def led(colour: Colour, frame: int, bar: int, beat: float, label: str) -> Streamer:
        return Streamer(cue.brief.number, colour, max(frame - lasts, 0), frame, bar, beat, label)

    ahead = (cue.tempo.frame_at(TICKS) - cue.tempo.frame_at(0)) * FREE_BARS * cue.tempo.bars[0].beats
    warning = round(start - ahead)
    made = [led("yellow", warning, 0, 1.0, "warning click")] if warning >= 0 else []
    made.append(led("green", start, 1, 1.0, "first downbeat"))
    for landing in cue.landings:
        if landing.must and start < landing.frame < end:
            name = landing.label or landing.kind
            made.append(led("white", landing.frame, landing.bar, landing.beat, name))
    last = cue.tempo.bars[-1]
    return [*made, led("red", end, last.number, float(last.beats) + 1.0, "end")]


def streamers_csv(score: Score) -> str:
    """Return the sheet: a row a streamer, by where it arrives."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(["rate", rate_name(score.rate)])
    sheet.writerow(["cue", "colour", "streamer from", "punch at", "frame", "bar", "beat", "label"])
    for one in streamers(score):
        sheet.writerow(
            [one.cue, one.colour, score.code(one.begin), score.code(one.frame), one.frame, one.bar,
             f"{one.beat:.2f}", one.label]
        )  # fmt: skip
    return out.getvalue()


def streamers_ass(score: Score) -> str:
    """Return an overlay in Advanced SubStation Alpha: FFmpeg, VLC and mpv draw it on the picture. Times count from the
    film's first frame, in hundredths of a second, and lie between frames."""
    lines = [
        "[Script Info]", f"Title: {score.title} - streamers and punches", "ScriptType: v4.00+",
        f"PlayResX: {_WIDTH}", f"PlayResY: {_HEIGHT}", "", "[V4+ Styles]",
        f"Format: {_STYLE_FIELDS}", f"Style: {_STYLE}", "", "[Events]",
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    ]  # fmt: skip
    for one in streamers(score):
        begin, at = _clock(one.begin, score.rate), _clock(one.frame, score.rate)
        over = _clock(one.frame + _PUNCH_FRAMES, score.rate)
        colour = f"\\1c&H{_ASS[one.colour]}&\\p1"
        if one.begin < one.frame:
            line = f"{{\\an7\\move(0,0,{_WIDTH - 14},0){colour}}}{_LINE}"
            lines.append(f"Dialogue: 0,{begin},{at},Streamer,,0,0,0,,{line}")
        disc = f"{{\\an7\\pos({_WIDTH // 2 - 60},{_HEIGHT // 2 - 60}){colour}}}{_DISC}"
        lines.append(f"Dialogue: 1,{at},{over},Streamer,,0,0,0,,{disc}")
    return "\n".join(lines) + "\n"


def _clock(frame: int, rate: Fraction) -> str:
    """Return half a frame before a frame, to the hundredth of a second that the format counts in: however that is
    rounded, this frame is the first that is shown from then on."""
    hundredths = max(round(100 * (seconds_at(frame, rate) - 1 / (2 * rate))), 0)
    minutes, rest = divmod(hundredths, 6000)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest // 100:02d}.{rest % 100:02d}"
