"""Conforming: what a recut does not touch stays note for note, and the rest meets the new cut."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from score_requests import RATES, film_request

from circletake.music import Cue, Note, compose, conform, read_score, score_bytes
from circletake.schema import FrameRange, HitPoint, KeptBars, ScoreRequest, StoreError


def bars_of(cue: Cue) -> list[dict[tuple[str, str], list[Note]]]:
    """Return the notes that begin in each bar, ticks from the bar's start."""
    out = []
    for bar in cue.tempo.bars:
        found: dict[tuple[str, str], list[Note]] = {}
        for part in cue.parts:
            for note in part.notes:
                if bar.tick <= note.tick < bar.end:
                    short = min(note.end, bar.end) - note.tick
                    moved = Note(
                        note.tick - bar.tick, short, note.pitch, note.force, note.articulation, note.on_hit, note.delay
                    )
                    found.setdefault((part.instrument, part.role), []).append(moved)
        out.append(found)
    return out


def recut(asked: ScoreRequest, out: int, frames: int) -> tuple[ScoreRequest, tuple[KeptBars, ...]]:
    """Return the request for a cut in which `frames` frames from `out` on are gone (or, below 0, more stand there)."""
    length = asked.frames - frames
    kept = (
        KeptBars(was=FrameRange(start=0, end=out), start=0),
        KeptBars(was=FrameRange(start=out + max(frames, 0), end=asked.frames), start=out + max(-frames, 0)),
    )
    hits = []
    for hit in asked.hits:
        if hit.frame < out:
            hits.append(hit)
        elif hit.frame >= out + max(frames, 0):
            hits.append(hit.with_(frame=hit.frame - frames))
    tension = tuple(p.with_(frame=max(0, p.frame - frames if p.frame > out else p.frame)) for p in asked.tension)
    cue = asked.cues[0].with_(span=FrameRange(start=0, end=length))
    now = asked.with_(frames=length, hits=tuple(hits), tension=tension, cues=(cue,), kept=kept)
    return now, kept


@pytest.mark.parametrize(
    ("style", "frames", "beats"),
    [("orchestral adventure", 70, 4), ("folk", -90, 6), ("waltz", 33, 3), ("strings lament", -41, 4)],
)
def test_untouched_bars_stay_note_for_note(style: str, frames: int, beats: int) -> None:
    asked = film_request(style, seconds=24, rate=RATES[beats % 4], beats_per_bar=beats, seed=beats)
    before = compose(asked)
    out = asked.frames * 45 // 100
    now, _ = recut(asked, out, frames)
    after = conform(before, now)
    (old,), (new,) = before.cues, after.cues
    was, stands = bars_of(old), bars_of(new)
    same = 0
    for index, bar in enumerate(old.tempo.bars):
        first, last = old.tempo.frame_at(bar.tick), old.tempo.frame_at(bar.end)
        moved = 0 if last <= out else -frames if first >= out + max(frames, 0) else None
        if moved is None:
            continue
        place = next(
            (
                n
                for n, b in enumerate(new.tempo.bars)
                if abs(new.tempo.frame_at(b.tick) - first - moved) < Fraction(1, 50)
            ),
            None,
        )
        same += place is not None and stands[place] == was[index]
    # Up to two bars beside the cut may be given up to fill it.
    assert same >= len(old.tempo.bars) - 4
    assert same > len(old.tempo.bars) // 2
    assert new.tempo.beat_us[-1] == pytest.approx(float(now.frames / now.rate) * 1e6, abs=4)
    assert all(one < two for one, two in itertools.pairwise(new.tempo.beat_us))
    musts = [landing for landing in new.landings if landing.must]
    assert {landing.frame for landing in musts} == {hit.frame for hit in now.hits if hit.must}
    assert all(abs(landing.error_frames) <= 0.5 for landing in musts)
    assert [fault for fault in new.faults if "no tempo" in fault] == []


def test_the_seams_break_no_rule() -> None:
    faults = []
    for seed in range(4):
        asked = film_request("orchestral adventure", seconds=20, seed=seed)
        now, _ = recut(asked, 200 + 13 * seed, 40 + 9 * seed)
        faults += conform(compose(asked), now).faults
    assert faults == []


def test_a_new_hit_in_the_new_bars_is_met() -> None:
    asked = film_request("orchestral adventure", seconds=30)
    now, _ = recut(asked, 300, -150)
    hit = HitPoint(frame=375, kind="impact", weight=0.95)
    after = conform(compose(asked), now.with_(hits=(*now.hits, hit)))
    landing = next(landing for landing in after.cues[0].landings if landing.frame == 375)
    assert abs(landing.error_frames) <= 0.5


def test_nothing_recut_is_nothing_changed() -> None:
    asked = film_request("noir jazz", seconds=20, seed=4)
    before = compose(asked)
    whole = (KeptBars(was=FrameRange(start=0, end=asked.frames), start=0),)
    after = conform(before, asked.with_(kept=whole))
    assert after.cues[0].parts == before.cues[0].parts
    assert after.cues[0].tempo == before.cues[0].tempo


def test_a_score_is_read_back_as_it_was_written() -> None:
    score = compose(film_request("waltz", seconds=12))
    assert read_score(score_bytes(score)) == score
    with pytest.raises(StoreError, match="not a written score"):
        read_score(b"{}")
    with pytest.raises(StoreError, match="damaged"):
        read_score(score_bytes(score)[:-40] + b"}")
