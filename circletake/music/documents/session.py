"""A session: the score laid out as a REAPER project, with tempo map, markers, stems and clicks in their places."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.music.documents.film_grid import film_grid
from circletake.music.score import Score
from circletake.schema import PaperSound, is_drop_rate, nominal_rate, seconds_at

_SQUARE = 1
"""A tempo point that holds until the next: every beat has its own."""


def session_rpp(score: Score, sounds: Sequence[PaperSound], picture: str = "") -> str:
    """Return the score as a REAPER project.

    Args:
        score: The score.
        sounds: What is placed: a track a name, an item a sound.
        picture: The picture's path; empty for none.
    """
    rate = score.rate
    fps = nominal_rate(rate)
    drop = 2 if is_drop_rate(rate) else 1 if rate.denominator != 1 else 0
    start = float(seconds_at(score.start_frame, rate))
    first = score.cues[0].base_bpm if score.cues else 120.0
    lines = ['<REAPER_PROJECT 0.1 "7.0/circletake" 0']
    lines += [
        f"  SAMPLERATE {score.sample_rate} 1 0",
        f"  PROJOFFS {start:.9f} 0 0",
        f"  TIMEMODE 1 5 -1 {fps} {drop} 0 -1",
        f"  TEMPO {first:.6f} 4 4",
    ]
    lines += _tempo(score)
    lines += _markers(score)
    if picture:
        lines += _track("picture", [(picture, 0.0, float(seconds_at(score.frames, rate)), "VIDEO", False)])
    for name in dict.fromkeys(sound.name for sound in sounds):
        placed = [sound for sound in sounds if sound.name == name]
        lines += _track(name, [_item(sound, score.sample_rate) for sound in placed])
    return "\n".join([*lines, ">"]) + "\n"


def _tempo(score: Score) -> list[str]:
    lines, metre = ["  <TEMPOENVEX", "    ACT 1 -1", "    VIS 1 0 1"], None
    for bar in film_grid(score):
        for number, beat in enumerate(bar.beats):
            quarters = beat.units / 96
            bpm = 60e6 * quarters / beat.us_length
            sign = ""
            if number == 0 and (bar.numerator, bar.denominator) != metre:
                metre = (bar.numerator, bar.denominator)
                sign = f" {65536 * metre[1] + metre[0]} 0 1"
            lines.append(f"    PT {beat.us / 1e6:.12f} {bpm:.10f} {_SQUARE}{sign}")
    return [*lines, "  >"]


def _markers(score: Score) -> list[str]:
    lines, number = [], 0
    for cue in score.cues:
        for section in cue.sections:
            number += 1
            at = float(cue.tempo.seconds_at(section.tick))
            lines.append(f"  MARKER {number} {at:.9f} {_quoted(f'{cue.brief.number} {section.role}')} 0")
        for met in cue.met:
            number += 1
            text = f"HIT {met.hit.kind} {met.hit.label}".strip()
            lines.append(f"  MARKER {number} {float(seconds_at(met.hit.frame, score.rate)):.9f} {_quoted(text)} 0")
    return lines


def _quoted(text: str) -> str:
    """Return text as REAPER quotes it: in whichever quotes it does not hold."""
    plain = text.replace("\n", " ").replace("`", "'")
    sign = next((sign for sign in ('"', "'", "`") if sign not in plain), "`")
    return f"{sign}{plain}{sign}"


_Item = tuple[str, float, float, str, bool]


def _item(sound: PaperSound, sample_rate: int) -> _Item:
    return sound.path, sound.start_sample / sample_rate, sound.samples / sample_rate, "WAVE", sound.muted


def _track(name: str, items: Sequence[_Item]) -> list[str]:
    muted = int(bool(items) and all(item[4] for item in items))
    lines = ["  <TRACK", f"    NAME {_quoted(name)}", f"    MUTESOLO {muted} 0 0"]
    for path, at, long, kind, _ in items:
        # A click track may begin before the picture: what lies before 0 is skipped in its source.
        skipped = max(0.0, -at)
        lines += [
            "    <ITEM",
            f"      POSITION {max(at, 0.0):.9f}",
            f"      LENGTH {long - skipped:.9f}",
            "      LOOP 0",
            f"      SOFFS {skipped:.9f}",
            f"      NAME {_quoted(path.rsplit('/', 1)[-1])}",
            f"      <SOURCE {kind}",
            f"        FILE {_quoted(path)}",
            "      >",
            "    >",
        ]
    return [*lines, "  >"]
