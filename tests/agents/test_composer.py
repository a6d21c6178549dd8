"""The composer: where music plays, what it is, and what it meets; and all of it can be written."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from briefs import BRIEFS
from cutting_room import contact, in_film, locked, mind, plan_of, planned, shot, spoken_footage
from hypothesis import given, settings
from hypothesis import strategies as st
from spotting_room import STYLES, coast, composed, spotted

from circletake.agents.composer import SPOT_FILM, Spotting, motifs_to_remember, spot_film
from circletake.agents.composer.checks import unusable_spotting
from circletake.agents.composer.question import event_weight, question_of
from circletake.llm import HouseRules, ScriptedMind
from circletake.music import cue_report
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Aids,
    FrameRange,
    Mood,
    Motif,
    MusicWish,
    Recollection,
    RecollectionKind,
    Title,
    canonical_json,
)
from circletake.store import NoMemory, PlainLexicon

BY_NAME = {entry.name: entry for entry in STYLES}
WITH_MUSIC = (
    "whale", "bakery", "foxes", "noir", "robot", "screenplay", "documentary", "western", "fantasy", "romance", "sport",
    "rambling", "space", "comedy", "music video", "war", "fairy tale", "long take",
)  # fmt: skip


# Whole films


@pytest.mark.parametrize("name", WITH_MUSIC)
def test_every_spotting_can_be_written_and_its_musts_land(name: str) -> None:
    plan = planned(BRIEFS[name])
    footage = spoken_footage(plan)
    timeline = locked(plan, footage)[1]
    dialogue = in_film(timeline, footage)
    spotting = spot_film(plan, timeline, contacts=(), dialogue=dialogue, styles=STYLES, mind=mind()).answer
    assert unusable_spotting(question_of(plan, timeline, (), dialogue, STYLES), spotting) == []
    score = composed(plan, timeline, spotting, dialogue)
    assert len(score.cues) == len(spotting.cues) >= 1
    landings = [landing for cue in score.cues for landing in cue_report(cue).landings if landing.must]
    musts = [hit for hit in spotting.hits if hit.must]
    assert sorted(landing.frame for landing in landings) == [hit.frame for hit in musts]
    assert all(abs(landing.error_frames) <= 0.5 for landing in landings)
    assert [fault for cue in score.cues for fault in cue.faults if "no tempo meets" in fault] == []


@pytest.mark.parametrize("name", WITH_MUSIC)
def test_most_cuts_are_not_hit(name: str) -> None:
    plan = planned(BRIEFS[name])
    spotting, timeline = spotted(plan)
    musts = [hit for hit in spotting.hits if hit.must]
    assert len(musts) <= 1 + float(plan.duration_s) / 4
    assert sum(hit.frame in timeline.cuts for hit in musts) <= len(timeline.cuts) / 2
    assert all(other.frame - one.frame >= 4 * 24 for one, other in pairwise(musts))


def test_the_films_do_not_all_sound_the_same() -> None:
    cues = [spotted(planned(BRIEFS[name]))[0].cues[0] for name in WITH_MUSIC]
    assert len({cue.style for cue in cues}) >= 7
    assert len({cue.tonic for cue in cues}) >= 5
    assert len({(cue.style, cue.tonic, cue.mode, cue.beats_per_bar) for cue in cues}) >= len(cues) - 3


def test_the_same_film_is_spotted_the_same() -> None:
    plan = planned(BRIEFS["fantasy"])
    assert canonical_json(spotted(plan)[0]) == canonical_json(spotted(plan)[0])


def test_a_new_title_does_not_change_the_key() -> None:
    plan = coast(("calm", "calm", "tender", "tender"))
    renamed = plan.with_(treatment=plan.treatment.with_(title="Another"), reading=plan.reading.with_(title="Another"))
    one, other = spotted(plan)[0].cues[0], spotted(renamed)[0].cues[0]
    assert other == one.with_(title="Another")


# Where music plays


def test_a_trailer_starts_with_its_music() -> None:
    for seed in range(8):
        plan = coast(("lonely", "lonely", "hopeful", "hopeful"), form="trailer", seed=seed)
        assert spotted(plan)[0].cues[0].span.start == 0


def test_music_may_wait_for_the_lead_in_a_quiet_film() -> None:
    starts = {spotted(coast(("lonely",) * 6, seed=seed))[0].cues[0].span.start for seed in range(12)}
    assert starts == {0, 120}


def test_music_that_may_not_wait_begins_with_an_early_title() -> None:
    plan = coast(("joyful",) * 5)
    titled = plan.shots[0].with_(staging=plan.shots[0].staging.with_(titles=(Title(text="Joy", begin=0.15),)))
    plan = plan.with_(shots=(titled, *plan.shots[1:]))
    spotting, _ = spotted(plan)
    assert spotting.cues[0].span.start == 18
    assert (spotting.hits[0].frame, spotting.hits[0].kind, spotting.hits[0].must) == (18, "title", True)


def test_a_long_film_that_turns_has_cues_that_hand_over() -> None:
    plan = coast(("calm",) * 7 + ("triumphant",) * 7, moods=("calm", "triumphant"))
    spotting, timeline = spotted(plan)
    first, second = spotting.cues
    assert (first.ending, second.span.end) == ("ring out", timeline.frames)
    assert first.span.end == 7 * 120 - 29
    assert second.span.start == 7 * 120
    assert "silence" in second.reason


def test_silence_lasts_until_something_breaks_it() -> None:
    plan = coast(("calm",) * 7 + ("triumphant",) * 7, moods=("calm", "triumphant"))
    spotting = spotted(plan, (contact(7 * 120 + 30.0, "break", mass_kg=500.0),))[0]
    assert spotting.cues[1].span.start == 7 * 120 + 30
    assert [(hit.kind, hit.must) for hit in spotting.hits if hit.frame == 7 * 120 + 30] == [("impact", True)]


def test_in_a_long_film_music_rests_and_comes_back() -> None:
    plan = coast(("wistful",) * 26, frames=144)
    spotting, timeline = spotted(plan)
    cues = spotting.cues
    assert len(cues) >= 2
    rests = [other.span.start - one.span.end for one, other in pairwise(cues)]
    assert all(4 * 24 <= rest <= 60 * 24 for rest in rests)
    assert all(cue.ending == "ring out" for cue in cues[:-1])
    assert len(composed(plan, timeline, spotting).cues) == len(cues)


def test_a_short_film_keeps_to_one_cue() -> None:
    assert len(spotted(coast(("lonely", "lonely", "hopeful", "hopeful")))[0].cues) == 1


def test_a_film_too_short_for_music_says_so() -> None:
    plan = plan_of([shot("1A", 20)])
    assert spotted(plan)[0] == Spotting(reason="The film is too short for music.")


# Hits


def test_a_breach_must_be_met_and_steps_never() -> None:
    plan = coast(("calm", "calm", "hopeful", "hopeful", "hopeful", "hopeful"))
    contacts = (
        contact(200.0, "footstep", mass_kg=70.0),
        contact(261.4, "breach", mass_kg=20000.0, speed_mps=6.0),
        contact(300.0, "hoof", mass_kg=400.0, speed_mps=8.0),
    )
    hits = spotted(plan, contacts)[0].hits
    (met,) = [hit for hit in hits if hit.kind == "impact"]
    assert (met.frame, met.must, met.target) == (261, True, "downbeat")


def test_what_is_small_far_or_unseen_weighs_little() -> None:
    great = event_weight(contact(0.0, "splash", mass_kg=2000.0, speed_mps=8.0))
    assert great > event_weight(contact(0.0, "splash", mass_kg=0.05, speed_mps=1.0)) + 0.15
    assert great > event_weight(contact(0.0, "splash", mass_kg=2000.0, speed_mps=8.0, distance_m=400.0)) + 0.2
    assert event_weight(contact(0.0, "splash", x=1.4)) == 0.0
    assert event_weight(contact(0.0, "thunder", x=1.4)) > 0.5


def test_nothing_must_be_met_in_words_and_nothing_loud_starts_on_them() -> None:
    plan = coast(("calm", "calm", "calm", "tender", "tender", "tender"))
    turn = 4 * 120
    dialogue = (FrameRange(start=turn - 20, end=turn + 50), FrameRange(start=600, end=640))
    hits = spotted(plan, (contact(620.0, "door"), contact(597.0, "break", mass_kg=900.0)), dialogue)[0].hits
    assert [hit.frame for hit in hits if hit.target == "avoid"] == [turn - 20, 600]
    met = [hit.frame for hit in hits if hit.target != "avoid"]
    assert not [frame for frame in met if any(span.start - 6 <= frame < span.end for span in dialogue)]


def test_the_last_chord_falls_on_the_last_image_after_the_last_word() -> None:
    plan = coast(("calm", "calm", "calm", "tender", "tender", "tender"), frames=100)
    ending = spotted(plan)[0].hits[-1]
    assert (ending.kind, ending.frame) == ("ending", 500)
    words = (FrameRange(start=490, end=530),)
    late = spotted(plan, (), words)[0].hits[-1]
    assert late.frame >= 530


def test_the_arc_swells_to_the_turn_and_comes_to_rest() -> None:
    spotting, timeline = spotted(coast(("calm", "calm", "calm", "calm", "hopeful", "calm")))
    arc = {point.frame: point.tension for point in spotting.tension}
    turn = 4 * 120
    before = [frame for frame in arc if frame < turn]
    assert arc[turn] == max(arc.values())
    assert arc[before[-1]] > arc[before[-2]]
    assert spotting.tension[-1].frame == timeline.frames - 1
    assert spotting.tension[-1].tension < arc[turn] - 0.2


# Leitmotifs


def test_a_motif_is_a_face_that_comes_back() -> None:
    plan = planned(BRIEFS["noir"])
    cues = spotted(plan)[0].cues
    assert len(cues) == 2
    by_cue = [{motif.key: motif for motif in cue.motifs} for cue in cues]
    assert by_cue[0]["detective"] == by_cue[1]["detective"]
    for motif in (motif for cue in cues for motif in cue.motifs):
        assert 4 <= len(motif.degrees) <= 6
        assert sum(motif.beats) == 4.0
        assert max(motif.degrees) - min(motif.degrees) >= 1
        assert motif.key in {one.leitmotif for one in plan.bible.identities}
    faces = {(motif.degrees, motif.beats) for cue in cues for motif in cue.motifs}
    assert len(faces) == len({motif.key for cue in cues for motif in cue.motifs})


class _Remembered:
    """A memory of what it was told."""

    def __init__(self) -> None:
        self.kept: list[Recollection] = []

    def recall(self, kind: RecollectionKind, text: str, n: int = 3) -> tuple[Recollection, ...]:
        return tuple(one for one in self.kept if one.kind == kind and one.text == text)[:n]

    def remember(self, recollections: tuple[Recollection, ...]) -> None:
        self.kept += recollections


def test_somebody_with_a_name_has_the_motif_of_an_earlier_film() -> None:
    memory = _Remembered()
    by = HouseRules(Aids(PlainLexicon(STAGE_VOCABULARY), memory))
    plan = coast(("calm", "calm", "tender", "tender"))
    mara = plan.bible.identities[0].with_(name="Mara")
    named = plan.with_(bible=plan.bible.with_(identities=(mara,)))
    tune = Motif(key="old", degrees=(0, 5, 4, 2), beats=(1.0, 1.0, 1.0, 1.0))
    first = spotted(named, by=by)[0]
    (kept,) = motifs_to_remember(named, first)
    assert (kept.kind, kept.text) == ("motif", "Mara")
    memory.remember((kept.with_(data=canonical_json(tune).decode()),))
    assert spotted(named, by=by)[0].cues[0].motifs[0] == tune.with_(key="keeper")
    # `the keeper` may be anybody.
    assert motifs_to_remember(plan, first) == ()
    assert spotted(plan, by=by)[0].cues[0].motifs[0].degrees != tune.degrees


# Any film


@given(
    lengths=st.lists(st.integers(6, 300), min_size=1, max_size=9),
    moods=st.lists(
        st.sampled_from(("calm", "lonely", "hopeful", "comic", "scary", "epic", "wistful")), min_size=9, max_size=9
    ),
    rate=st.sampled_from((Fraction(24), Fraction(24000, 1001), Fraction(60))),
    genre=st.sampled_from(("drama", "comedy", "fantasy", "noir", "western")),
    seed=st.integers(0, 99),
    at=st.lists(st.floats(0, 1), max_size=4),
    spoken=st.floats(0, 1),
)
@settings(max_examples=80, derandomize=True, deadline=None)
def test_any_picture_can_be_spotted_and_written(
    lengths: list[int], moods: list[Mood], rate: Fraction, genre: str, seed: int, at: list[float], spoken: float
) -> None:
    shots = [
        shot(f"{1 + n // 3}{'ABCDEFGHI'[n]}", frames, mood=moods[n], tension=(n * 0.37) % 1.0, lead=n % 2 == 1)
        for n, frames in enumerate(lengths)
    ]
    plan = plan_of(shots, rate=rate, genre=genre, moods=tuple(moods[:2]), seed=seed)
    total = plan.frames
    contacts = tuple(contact(where * (total - 1), "breach") for where in at)
    start = int(spoken * (total - 1))
    dialogue = (FrameRange(start=start, end=min(total, start + 60)),)
    spotting, timeline = spotted(plan, contacts, dialogue)
    assert unusable_spotting(question_of(plan, timeline, contacts, dialogue, STYLES), spotting) == []
    if spotting.cues:
        score = composed(plan, timeline, spotting, dialogue)
        landed = [one for cue in score.cues for one in cue_report(cue).landings if one.must]
        assert len(landed) == sum(hit.must for hit in spotting.hits)
        assert all(abs(one.error_frames) <= 0.5 for one in landed)


# Other minds


def test_a_spotting_that_cannot_be_written_is_sent_back() -> None:
    plan = coast(("calm", "calm", "tender", "tender"))
    good, timeline = spotted(plan)
    question = question_of(plan, timeline, (), (FrameRange(start=100, end=140),), STYLES)
    cue = good.cues[0]

    def complaint(**changes: Any) -> str:
        return " ".join(unusable_spotting(question, good.with_(**changes)))

    assert "no style 'polka'" in complaint(cues=(cue.with_(style="polka"),))
    assert "before 1m1 ends" in complaint(cues=(cue, cue.with_(number="1m2")))
    assert "not a second" in complaint(cues=(cue.with_(span=FrameRange(start=0, end=9999)),))
    assert "inside words" in complaint(hits=(good.hits[-1].with_(frame=120),))
    assert "too near" in complaint(hits=(good.hits[-1].with_(frame=300), good.hits[-1].with_(frame=320)))
    assert "length above 0" in complaint(cues=(cue.with_(motifs=(Motif(key="keeper", degrees=(0, 1), beats=(1.0,)),)),))
    silent = question.with_(wish=MusicWish(wanted=False))
    assert unusable_spotting(silent, good) == ["cues: the brief wants no music; give none"]


def test_another_mind_may_decide_for_silence() -> None:
    plan = coast(("calm", "calm", "tender", "tender"))
    silence = Spotting(reason="The wind is enough.")
    scripted = ScriptedMind({SPOT_FILM.name: [silence]}, Aids(PlainLexicon(STAGE_VOCABULARY), NoMemory()))
    assert spotted(plan, by=scripted)[0] == silence
