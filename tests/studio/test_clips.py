"""A clip of somebody's own: scored from a file, found again when nothing changed, refused in plain words."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from circletake.evals.score_films import HEIGHT, WIDTH, draw, draw_plan
from circletake.render.encode import encode
from circletake.schema import BriefError, Production, Settings, Size
from circletake.sound import read_wav, write_wav
from circletake.store import Store
from circletake.studio.clips import ClipWishes, ScoredClip, score_clip
from circletake.studio.hits_file import read_hits
from circletake.studio.keeping import keep_copy
from circletake.studio.own_film import known_film
from circletake.studio.recut import FIELDS, kept_stretches

RATE = Fraction(24000, 1001)
SMALL = Settings(workers=1, remember=False, score_rewrites=1)


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, ScoredClip]:
    folder = tmp_path_factory.mktemp("clip")
    film, shots = draw_plan(2, RATE, 6.0)
    clip = folder / "balls.mp4"
    encode(draw(film, shots), clip, Size(WIDTH, HEIGHT), RATE)
    hits = folder / "hits.csv"
    hits.write_text("time,label,weight\n3.0,the door,0.95\n", encoding="utf-8")
    out = folder / "score"
    wishes = ClipWishes(about="Balls fall. A door slams.", moods=("tense",), styles=("suspense",), hits=hits)
    return clip, out, score_clip(clip, out, wishes, SMALL)


@pytest.mark.timeout(900)
def test_a_clip_is_scored_to_its_hits_and_delivered_whole(scored: tuple[Path, Path, ScoredClip]) -> None:
    clip, out, done = scored
    assert done.rate == "24000/1001"
    assert done.view.frames == round(6 * RATE)
    assert done.spotting.cues[0].style == "suspense"
    landing = next(one for one in done.cues[0].landings if one.label == "the door")
    assert landing.frame == round(3 * RATE)
    assert abs(landing.error_frames) <= 0.5
    for name in ("balls.scored.mp4", "balls.score.wav", "score.json", "music/score.mid", "music/session.rpp",
                 "music/spotting_notes.csv", "music/clicks/1m1_click.wav", "music/mixes/1m1.wav",
                 "music/alternates/1m1_under_dialogue.wav"):  # fmt: skip
        assert (out / name).is_file(), name
    with av.open(str(out / "balls.scored.mp4")) as film, av.open(str(clip)) as original:
        packets = [bytes(p) for p in film.demux(film.streams.video[0]) if p.size]
        assert packets == [bytes(p) for p in original.demux(original.streams.video[0]) if p.size]
    stems = [read_wav(path) for path in sorted((out / "music/stems").glob("1m1_*.wav"))]
    total = np.sum([stem.sound.astype(np.float64) for stem in stems], axis=0)
    assert np.abs(total - read_wav(out / "music/mixes/1m1.wav").sound).max() < 10 ** (-90 / 20)


@pytest.mark.timeout(900)
def test_nothing_is_made_twice(scored: tuple[Path, Path, ScoredClip], tmp_path: Path) -> None:
    clip, out, done = scored
    calls: list[bool] = []
    wishes = ClipWishes(
        about="Balls fall. A door slams.", moods=("tense",), styles=("suspense",), hits=clip.with_name("hits.csv")
    )
    again = score_clip(
        clip, out, wishes, SMALL,
        lambda event: calls.append(event.cached) if event.kind == "tool" and event.share == 1.0 else None,
    )  # fmt: skip
    assert again == done
    assert calls
    assert all(calls)


def test_what_is_no_silent_film_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="there is no file"):
        score_clip(tmp_path / "none.mp4", tmp_path / "out", ClipWishes(), SMALL)
    text = tmp_path / "text.mp4"
    text.write_text("not a film")
    with pytest.raises(BriefError, match="can't be read as a video"):
        score_clip(text, tmp_path / "out", ClipWishes(), SMALL)
    sound = tmp_path / "sound.wav"
    write_wav(sound, np.zeros((2, 96_000), np.float32))
    with pytest.raises(BriefError, match="has no picture"):
        score_clip(sound, tmp_path / "out", ClipWishes(), SMALL)
    short = tmp_path / "short.mp4"
    encode((np.zeros((36, 64, 3), np.uint8) for _ in range(10)), short, Size(64, 36), Fraction(24))
    with pytest.raises(BriefError, match=r"lasts 0\.42 s"):
        score_clip(short, tmp_path / "out", ClipWishes(), SMALL)
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine")
    with pytest.raises(BriefError, match="holds other files"):
        score_clip(short, full, ClipWishes(), SMALL)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("label\nx\n", "one of frame, timecode or time"),
        ("frame,colour\n1,red\n", "no column 'colour'"),
        ("frame\n900\n", "line 2: frame 900 is outside"),
        ("frame\nten\n", "whole number, got 'ten'"),
        ("time\nsoon\n", "in seconds, such as 2.5, got 'soon'"),
        ("timecode\n1:2:3\n", "not time code"),
        ("frame,weight\n1,3\n", "weight goes from 0 to 1, got '3'"),
        ("frame,target\n1,left\n", "target is one of downbeat"),
        ("frame\n5\n5\n", "frame 5 is named twice"),
        ("frame\n", "names no hit"),
    ],
)
def test_a_bad_hits_file_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "hits.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BriefError, match=said):
        read_hits(path, Fraction(25), 250)


def test_hits_are_read_by_frame_seconds_and_time_code(tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    path.write_text("frame,time,timecode,label\n10,,,a\n,1.0,,b\n,,01:00:02:00,c\n", encoding="utf-8-sig")
    hits = read_hits(path, Fraction(25), 250, 90_000)
    assert [(hit.frame, hit.label, hit.must) for hit in hits] == [(10, "a", True), (25, "b", True), (50, "c", True)]


def test_a_recut_is_known_by_its_frames() -> None:
    rng = np.random.default_rng(5)
    old = rng.integers(0, 255, (400, FIELDS)).astype(np.uint8)
    old[100:160] = old[100]
    noisy = np.clip(old.astype(int) + rng.integers(-2, 3, old.shape), 0, 255).astype(np.uint8)
    strange = rng.integers(0, 255, (30, FIELDS)).astype(np.uint8)
    new = np.concatenate([noisy[:200], strange, noisy[260:]])
    kept = kept_stretches(old.tobytes(), new.tobytes())
    assert [(one.was.start, one.was.end, one.start) for one in kept] == [(0, 200, 0), (260, 400, 230)]


def test_a_film_of_our_own_is_known_from_the_production_beside_it(film: Production, tmp_path: Path) -> None:
    assert film.film is not None
    assert film.timeline is not None
    video = keep_copy(film.film, Store(tmp_path / "store"), "video/mp4")
    known = known_film(film.film, video)
    assert known is not None
    assert any(contact.object for contact in known.contacts)
    assert all(0 <= contact.at < film.timeline.frames for contact in known.contacts)
    assert len(known.dialogue) == 1
    elsewhere = tmp_path / "film.mp4"
    elsewhere.write_bytes(film.film.read_bytes())
    assert known_film(elsewhere, video) is None
    other = Store(tmp_path / "store").put_bytes(b"another film", "video/mp4")
    assert known_film(film.film, other) is None
