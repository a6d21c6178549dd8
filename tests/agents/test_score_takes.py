"""A neural take plays only when every must-hit is heard in time; when it does not, the result says why."""

from __future__ import annotations

import pytest

from circletake.agents.critic import circle_score
from circletake.graphs.packaging import worst_sync
from circletake.schema import Artifact, CueReport, FrameRange, HeardHit, Landing, NeuralTake, ScoreResult, Stem


def artifact(letter: str) -> Artifact:
    return Artifact(digest=letter * 64, media_type="audio/wav", size_bytes=1)


def result(*errors: float | None) -> ScoreResult:
    landing = Landing(frame=10, kind="impact", label="", must=True, error_frames=0.1, bar=1, beat=1.0)
    cue = CueReport(
        number="1m1", title="", span=FrameRange(start=0, end=99), style="folk", key_name="D major", tempo_low_bpm=80,
        tempo_high_bpm=82, bars=4, notes=30, instruments=("harp",), landings=(landing,),
    )  # fmt: skip
    heard = tuple(HeardHit(frame=10 * at, error_frames=error) for at, error in enumerate(errors, 1))
    take = NeuralTake(by="musicgen:/m", licence="CC BY-NC 4.0.", audio=artifact("a"), heard=heard)
    other = artifact("b")
    return ScoreResult(
        cues=(cue,), stems=(Stem(name="strings", group="music", audio=other),), music=other, midi=other,
        musicxml=other, cue_sheet=other, tempo_map=other, soundfont="TimGM6mb", neural=take,
    )  # fmt: skip


def test_a_take_that_meets_every_hit_plays() -> None:
    choice = circle_score(result(0.4, -1.0, 2.0))
    assert choice.score.neural_plays
    assert [stem.audio for stem in choice.score.stems] == [artifact("a")]
    assert choice.score.stand_in is None
    assert choice.notes == ("Music by musicgen:/m: meets 3 of 3 must-hits. CC BY-NC 4.0.",)
    assert worst_sync(choice.score) == 2.0, "what is heard counts, not what was written"


@pytest.mark.parametrize(
    ("errors", "why"),
    [
        ((0.0, 2.01), "misses 1 of 2 must-hits (worst at frame 20: +2.0 frames off)"),
        ((-1.5,), "misses 1 of 1 must-hits (worst at frame 10: -1.5 frames off)"),
        ((0.0, None, 9.0), "misses 2 of 3 must-hits (worst at frame 20: nothing begins there)"),
    ],
)
def test_a_take_that_misses_one_does_not_play_and_it_is_said_why(errors: tuple[float | None, ...], why: str) -> None:
    choice = circle_score(result(*errors))
    assert not choice.score.neural_plays
    assert [stem.name for stem in choice.score.stems] == ["strings"]
    assert choice.score.stand_in == f"the symbolic score plays: the take by musicgen:/m {why}"
    assert worst_sync(choice.score) == 0.1


def test_without_must_hits_it_plays_and_without_a_neural_take_nothing_changes() -> None:
    assert "no must-hit to meet" in circle_score(result()).notes[0]
    symbolic = result().with_(neural=None)
    assert circle_score(symbolic) == (symbolic, ())
