"""The editor: cuts fall on action and never into words, and the film keeps its length."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from briefs import BRIEFS
from cutting_room import contact, footage_of, locked, mind, plan_of, planned, shot, spoken_footage
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.agents.editor import CUT_FILM, Cut, Footage, ShotCut, cut_film, lock, timeline_of
from circletake.agents.editor.cut import unusable_cut
from circletake.agents.editor.question import movement_digits, movement_scale, question_of
from circletake.llm import ScriptedMind
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Aids,
    FrameRange,
    Light,
    Media,
    MissingMedia,
    Mood,
    Plan,
    SpliceRequest,
    Strip,
    Timeline,
    Title,
    TransitionKind,
    canonical_json,
)
from circletake.store import NoMemory, PlainLexicon
from circletake.tools.strips import plan_strips

RATES = (Fraction(24), Fraction(24000, 1001), Fraction(30000, 1001), Fraction(60), Fraction(25))


def cut_of(plan: Plan, footage: tuple[Footage, ...]) -> Cut:
    return cut_film(plan, footage, mind=mind()).answer


def by_slate(cut: Cut, slate: str) -> ShotCut:
    return next(one for one in cut.shots if one.slate == slate)


def spliced(timeline: Timeline) -> int:
    """Return how many frames the picture has when it is joined."""
    parts = plan_strips(timeline)
    copied = sum(part.source.frames for part in parts if isinstance(part, Strip))
    return copied + sum(one.frames for part in parts if isinstance(part, SpliceRequest) for one in part.segments)


# What a film is


@pytest.mark.parametrize("name", sorted(BRIEFS))
@pytest.mark.parametrize("rate", [Fraction(24), Fraction(24000, 1001), Fraction(60)])
def test_a_film_from_a_brief_keeps_its_length_and_can_be_joined(name: str, rate: Fraction) -> None:
    plan = planned(BRIEFS[name], rate=rate)
    footage = spoken_footage(plan)
    cut, timeline = locked(plan, footage)
    assert unusable_cut(question_of(plan, footage), cut) == []
    assert timeline.locked
    assert timeline.frames == plan.frames
    assert spliced(timeline) == plan.frames
    assert all(one.reason.endswith(".") for one in cut.shots)


def test_the_same_takes_are_cut_the_same() -> None:
    plan = planned(BRIEFS["screenplay"])
    footage = spoken_footage(plan)
    assert canonical_json(cut_of(plan, footage)) == canonical_json(cut_of(plan, tuple(reversed(footage))))


frames_of_takes = st.integers(0, 280)
moods: tuple[Mood, ...] = ("calm", "lonely", "hopeful", "comic", "tense", "wondrous")
kinds: tuple[TransitionKind, ...] = ("cut", "dissolve", "dip to white", "match cut")


@st.composite
def films(draw: st.DrawFn) -> tuple[Plan, tuple[Footage, ...]]:
    """Draw a plan with takes: any lengths, handles, strikes, words, titles and movement, now and then too short."""
    rate = draw(st.sampled_from(RATES))
    shots, takes = [], {}
    half = draw(st.integers(0, 30))
    for number in range(draw(st.integers(1, 7))):
        slate = f"{draw(st.integers(1, 3))}{'ABCDEFG'[number]}"
        titles = (Title(text="A Light", begin=draw(st.sampled_from((0.0, 0.1, 0.4))), end=0.9),)
        shots.append(
            shot(
                slate,
                draw(st.integers(1, 200)),
                mood=draw(st.sampled_from(moods)),
                titles=titles if draw(st.booleans()) else (),
                transition=draw(st.sampled_from(kinds if number else ("cut", "fade from black"))),
            )
        )
        takes[f"_{slate}"] = draw(take_of(shots[-1].frames + 2 * half))
    lights = {n: Light(hour=draw(st.sampled_from((6.0, 12.0, 22.0)))) for n in (1, 2, 3)}
    form = draw(st.sampled_from(("film", "trailer", "documentary")))
    plan = plan_of(shots, rate=rate, lights=lights, form=form, genre=draw(st.sampled_from(("drama", "comedy"))))
    return plan, footage_of(plan, handle=half, **takes)


@st.composite
def take_of(draw: st.DrawFn, frames: int) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "contacts": tuple(
            contact(draw(frames_of_takes) / 280 * frames, draw(st.sampled_from(("breach", "door", "footstep"))))
            for _ in range(draw(st.integers(0, 3)))
        )
    }
    if draw(st.booleans()):
        changes["motion"] = tuple(0.006 + 0.01 * (at * 7 % 13) / 13 for at in range(frames))
    if draw(st.booleans()):
        start = draw(st.integers(0, frames - 1))
        changes["speech"] = (FrameRange(start=start, end=draw(st.integers(start, frames))),)
    return changes


@given(films())
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_takes_make_a_film_of_the_planned_length(film: tuple[Plan, tuple[Footage, ...]]) -> None:
    plan, footage = film
    cut, timeline = locked(plan, footage)
    assert [fault for fault in unusable_cut(question_of(plan, footage), cut) if "title" not in fault] == []
    assert timeline.frames == plan.frames
    assert spliced(timeline) == plan.frames
    for clip in timeline.clips:
        assert isinstance(clip.media, Media)
        assert 0 <= clip.source.start <= clip.source.end <= clip.media.frames


# Cutting on action


def test_what_the_eye_waits_for_comes_a_moment_after_the_cut() -> None:
    plan = plan_of([shot("1A", 72), shot("1B", 72)])
    cut = cut_of(plan, footage_of(plan, _1B={"contacts": (contact(12.0, "breach"),)}))
    later = 12 - (12 + by_slate(cut, "1B").slip)
    assert 2 <= later <= 12
    assert "the breach" in by_slate(cut, "1B").reason


def test_nothing_moves_without_a_reason() -> None:
    plan = plan_of([shot("1A", 72), shot("1B", 60), shot("1C", 80)])
    cut = cut_of(plan, footage_of(plan))
    assert [(one.slip, one.frames) for one in cut.shots] == [(0, 72), (0, 60), (0, 80)]


def test_a_strike_is_not_cut_off_just_when_it_lands() -> None:
    plan = plan_of([shot("1A", 72), shot("1B", 72)])
    footage = footage_of(plan, _1A={"contacts": (contact(12 + 71.0, "impact"),)})
    cut, _ = locked(plan, footage)
    out = 12 + by_slate(cut, "1A").slip + by_slate(cut, "1A").frames
    assert out - 83 >= 4


def test_steps_off_screen_move_nothing() -> None:
    plan = plan_of([shot("1A", 72), shot("1B", 72)])
    cut = cut_of(plan, footage_of(plan, _1B={"contacts": (contact(12.0, "breach", x=1.6),)}))
    assert by_slate(cut, "1B").slip == 0


def test_grain_is_not_movement() -> None:
    grain = [0.0, *([0.0066, 0.0068, 0.0067] * 30)]
    walk = [0.0, *([0.0066] * 30), *([0.02] * 30)]
    scale = movement_scale([grain, walk])
    assert set(movement_digits(grain, scale)) == {"0"}
    assert movement_digits(walk, scale) == "0" * 31 + "9" * 30
    assert movement_digits([], scale) == ""


# Words


def test_a_line_that_runs_long_is_heard_to_its_end() -> None:
    plan = plan_of([shot("1A", 60), shot("1B", 90)])
    footage = footage_of(plan, _1A={"speech": (FrameRange(start=20, end=75),)})
    cut = cut_of(plan, footage)
    out = 12 + by_slate(cut, "1A").slip + by_slate(cut, "1A").frames
    assert out >= 75
    assert sum(one.frames for one in cut.shots) == 150
    assert "words" in by_slate(cut, "1A").reason


def test_action_does_not_cost_a_word() -> None:
    plan = plan_of([shot("1A", 72), shot("1B", 72)])
    take = {"speech": (FrameRange(start=14, end=80),), "contacts": (contact(13.0, "breach"), contact(90.0, "door"))}
    cut = cut_of(plan, footage_of(plan, _1B=take))
    start = 12 + by_slate(cut, "1B").slip
    assert start <= 14
    assert start + by_slate(cut, "1B").frames >= 80


# Transitions


def test_time_passes_in_a_dissolve_when_calm_and_in_a_cut_when_comic() -> None:
    def second(mood: Mood, genre: str) -> ShotCut:
        plan = plan_of(
            [shot("1A", 96, mood=mood), shot("2A", 96, mood=mood)],
            lights={1: Light(hour=6.0), 2: Light(hour=21.0)},
            genre=genre,
        )
        return by_slate(cut_of(plan, footage_of(plan)), "2A")

    calm, comic = second("calm", "drama"), second("comic", "comedy")
    assert (calm.transition, comic.transition) == ("dissolve", "cut")
    assert 12 <= calm.transition_frames <= 24
    assert comic.transition_frames == 0


def test_within_a_scene_it_cuts_straight() -> None:
    plan = plan_of([shot("1A", 96, mood="calm"), shot("1B", 96, mood="calm")])
    assert by_slate(cut_of(plan, footage_of(plan)), "1B").transition == "cut"


def test_a_dissolve_takes_its_frames_from_the_handles() -> None:
    plan = plan_of([shot("1A", 96, mood="calm"), shot("2A", 96, mood="calm", transition="dissolve")])
    footage = footage_of(plan, _1A={"contacts": (contact(100.0, "breach"),)})
    cut, timeline = locked(plan, footage)
    (dissolve,) = [one for one in timeline.transitions if one.kind == "dissolve"]
    leaving, coming = timeline.clips
    assert dissolve.frames >= 4
    assert leaving.source.end + (dissolve.record.end - dissolve.at) <= 120
    assert coming.source.start - (dissolve.at - dissolve.record.start) >= 0
    assert by_slate(cut, "2A").transition_frames == dissolve.frames


def test_without_handles_a_dissolve_becomes_a_cut_and_says_so() -> None:
    plan = plan_of([shot("1A", 96), shot("2A", 96, transition="dissolve")])
    second = by_slate(cut_of(plan, footage_of(plan, handle=0)), "2A")
    assert (second.transition, second.transition_frames) == ("cut", 0)
    assert "no handles" in second.reason


def test_the_film_comes_out_of_black_and_goes_back_to_it() -> None:
    plan = plan_of([shot("1A", 144, mood="lonely", transition="fade from black"), shot("1B", 144, mood="lonely")])
    cut, timeline = locked(plan, footage_of(plan))
    assert [one.kind for one in timeline.transitions] == ["fade from black", "fade to black"]
    assert by_slate(cut, "1A").transition_frames >= 24
    assert cut.closing_frames >= 30
    lively = plan_of([shot("1A", 144, mood="comic"), shot("1B", 144, mood="comic")], genre="comedy")
    assert cut_of(lively, footage_of(lively)).closing_frames < cut.closing_frames / 2


def test_fades_leave_titles_to_be_read() -> None:
    opening = shot("1A", 96, mood="lonely", transition="fade from black", titles=(Title(text="One", begin=0.1),))
    ending = shot("1B", 72, mood="lonely", titles=(Title(text="End", kind="end", begin=0.2, end=1.0),))
    cut, _ = locked(plan := plan_of([opening, ending]), footage_of(plan))
    assert cut.shots[0].transition_frames <= round(0.1 * 96)
    readable = 72 - round(0.2 * 72) - cut.closing_frames
    assert readable >= 24


def test_the_closing_fade_waits_for_the_last_word() -> None:
    plan = plan_of([shot("1A", 96, mood="lonely"), shot("1B", 96, mood="lonely")])
    cut = cut_of(plan, footage_of(plan, _1B={"speech": (FrameRange(start=40, end=100),)}))
    assert cut.closing_frames <= 96 + 12 - 100


def test_a_film_of_one_frame_and_one_of_one_shot() -> None:
    for frames in (1, 2, 3, 5, 240):
        plan = plan_of([shot("1A", frames, mood="lonely", transition="fade from black")])
        footage = footage_of(plan)
        _, timeline = locked(plan, footage)
        assert timeline.frames == frames
        assert spliced(timeline) == frames


# Takes that fall short


def test_a_shot_without_a_take_keeps_its_place() -> None:
    plan = plan_of([shot("1A", 48), shot("1B", 48, transition="dissolve"), shot("1C", 48)])
    footage = tuple(take for take in footage_of(plan) if take.slate != "1B")
    cut, timeline = locked(plan, footage)
    assert isinstance(timeline.clips[1].media, MissingMedia)
    assert timeline.frames == 144
    assert "No take" in by_slate(cut, "1B").reason


def test_neighbours_hold_on_for_a_take_that_is_too_short() -> None:
    plan = plan_of([shot("1A", 60), shot("1B", 60)])
    footage = footage_of(plan, _1B={"frames": 50, "handle": 0})
    _, timeline = locked(plan, footage)
    assert timeline.frames == 120
    assert timeline.clips[1].source.end <= 50


def test_when_nothing_reaches_the_film_is_shorter_and_says_so() -> None:
    plan = plan_of([shot("1A", 60), shot("1B", 60)])
    cut = cut_of(plan, footage_of(plan, _1A={"frames": 40, "handle": 0}, _1B={"frames": 60, "handle": 0}))
    assert sum(one.frames for one in cut.shots) == 100
    assert "20 frames too short" in cut.reason


# The timeline


def test_chapters_have_names_of_their_own() -> None:
    lights = {1: Light(hour=6.0, season="winter"), 2: Light(hour=6.0, season="spring")}
    plan = plan_of([shot("1A", 48), shot("1B", 48), shot("2A", 48)], lights=lights)
    chapters = [one for one in locked(plan, footage_of(plan))[1].markers if one.kind == "chapter"]
    assert [(one.frame, one.name) for one in chapters] == [(0, "Coast, dawn in winter"), (96, "Coast, dawn in spring")]


def test_chapters_that_nothing_tells_apart_are_numbered() -> None:
    plan = plan_of([shot("1A", 48), shot("2A", 48)])
    chapters = [one.name for one in locked(plan, footage_of(plan))[1].markers if one.kind == "chapter"]
    assert chapters == ["Coast, dawn (1)", "Coast, dawn (2)"]


def test_titles_are_noted_where_they_appear() -> None:
    plan = plan_of([shot("1A", 48), shot("1B", 48, titles=(Title(text="The Light", begin=0.25),))])
    notes = [one for one in locked(plan, footage_of(plan))[1].markers if one.kind == "note"]
    assert [(one.frame, one.name) for one in notes] == [(60, "Title: The Light")]


def test_a_timeline_is_open_until_it_is_locked() -> None:
    plan = plan_of([shot("1A", 48)])
    footage = footage_of(plan)
    timeline = timeline_of(plan, footage, cut_of(plan, footage))
    assert not timeline.locked
    assert lock(timeline).with_(locked=False) == timeline


# Other minds


def test_a_cut_that_breaks_the_film_is_sent_back() -> None:
    plan = plan_of([shot("1A", 72), shot("1B", 72, transition="dissolve")])
    footage = footage_of(plan, _1B={"speech": (FrameRange(start=20, end=60),)})
    good = cut_of(plan, footage)
    question = question_of(plan, footage)

    def complaint(at: int, **changes: Any) -> str:
        shots = tuple(one.with_(**changes) if n == at else one for n, one in enumerate(good.shots))
        return " ".join(unusable_cut(question, good.with_(shots=shots)))

    assert unusable_cut(question, good) == []
    assert "sum to" in complaint(0, frames=73)
    assert "of a take of" in complaint(1, slip=13)
    assert "words" in complaint(1, slip=10)
    assert "only the first" in complaint(1, transition="fade from black")
    assert "nothing to dissolve from" in complaint(0, transition="dissolve")
    assert "in this order" in " ".join(unusable_cut(question, good.with_(shots=good.shots[::-1])))


def test_another_mind_may_cut_it_and_a_bad_cut_is_not_taken() -> None:
    plan = plan_of([shot("1A", 72), shot("1B", 72)])
    footage = footage_of(plan)
    good = cut_of(plan, footage)
    short = good.with_(shots=(good.shots[0].with_(frames=10), good.shots[1]))
    answers = [good.with_(reason="Cut by hand."), short]
    scripted = ScriptedMind({CUT_FILM.name: answers}, Aids(PlainLexicon(STAGE_VOCABULARY), NoMemory()))
    assert cut_film(plan, footage, mind=scripted).answer.reason == "Cut by hand."
    refused = cut_film(plan, footage, mind=scripted)
    assert refused.answer == good
    assert "sum to 82 frames" in (refused.record.fell_back or "")
