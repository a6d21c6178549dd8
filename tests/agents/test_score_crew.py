"""The composer's crew by its house rules: what it passes, what it sends back, and what that asks of the score tool."""

from __future__ import annotations

from typing import Any

import pytest
from rehearsal import mind

from circletake.agents.composer import crew
from circletake.agents.composer.crew.review import review_by_rule
from circletake.schema import Arrangement, CueFacts, CueHeard, FrameRange, MusicWish, SectionFacts

WISH = MusicWish()


def section(number: int, **changes: Any) -> SectionFacts:
    tension = (0.3, 0.5, 0.8, 0.4)[number % 4]
    given: dict[str, Any] = {
        "role": ("intro", "statement", "climax", "release")[number % 4],
        "span": FrameRange(start=100 * number, end=100 * number + 100), "bars": 4, "key_name": "D major",
        "mode": "major", "mood": "hopeful", "tension": tension, "players": ("Piano", f"Horns {number}"),
        "lead": "Piano", "notes_per_second": 6.0, "weight": 4 * tension, "chords": ("I", "IV", "V"),
        "melody_low": 60, "melody_high": 72, "steps": 0.6, "chord_tones": 0.8, "largest_leap": 5, "statements": 1,
    }  # fmt: skip
    return SectionFacts.model_validate({**given, **changes})


def facts(*sections: SectionFacts, **changes: Any) -> CueFacts:
    given: dict[str, Any] = {
        "number": "1m1", "title": "Dawn", "style": "intimate piano", "mood": "hopeful", "seconds": 16.0,
        "tempo_bpm": 80.0, "steady": True, "ending": "ring out", "sections": sections or tuple(map(section, range(4))),
        "faults": (), "musts": 2, "musts_met": 2, "distinct_chords": 5, "ends_at_home": True,
    }  # fmt: skip
    return CueFacts.model_validate({**given, **changes})


def ask(
    about: CueFacts, wish: MusicWish = WISH, players: tuple[str, ...] = ("Piano", "Solo Cello")
) -> crew.CueQuestion:
    return crew.question_about(about, wish, players, 0.5)


def failed(about: CueFacts) -> dict[str, int]:
    verdict = crew.assessed(ask(about), mind=mind()).answer
    return {one.aspect: one.section for one in verdict.failed}


def test_a_sound_cue_passes() -> None:
    assert failed(facts()) == {}


@pytest.mark.parametrize(
    ("changes", "aspect"),
    [
        ({"faults": ("bar 3: parallel fifths",)}, "harmony"),
        ({"musts_met": 1}, "rhythm"),
        ({"steady": False}, "rhythm"),
    ],
)
def test_what_is_broken_goes_back(changes: dict[str, Any], aspect: str) -> None:
    assert list(failed(facts(**changes))) == [aspect]


def test_a_tune_that_misses_its_chords_is_written_again_where_it_does() -> None:
    bad = section(2, chord_tones=0.1, steps=0.1, largest_leap=14, melody_high=90)
    about = facts(section(0), section(1), bad, section(3))
    verdict = crew.assessed(ask(about), mind=mind()).answer
    assert [(one.aspect, one.section) for one in verdict.failed] == [("melody", 2)]
    wanted = crew.rewritten(Arrangement(cue="1m1"), about, verdict, 1)
    assert [(note.span, note.draft) for note in wanted.sections] == [(bad.span, 1)]
    assert wanted.draft == 0


def test_music_that_goes_against_the_feeling_is_scored_fuller_where_it_is_flat() -> None:
    sections = [section(number, weight=4 * (1 - (0.3, 0.5, 0.8, 0.4)[number])) for number in range(4)]
    about = facts(*sections)
    verdict = crew.assessed(ask(about), mind=mind()).answer
    assert [one.aspect for one in verdict.failed] == ["emotion"]
    wanted = crew.rewritten(Arrangement(cue="1m1"), about, verdict, 2)
    assert [(note.span, note.draft) for note in wanted.sections] == [(sections[2].span, 0)]
    assert wanted.sections[0].energy == pytest.approx(0.24)


def test_broken_harmony_is_a_new_draft_of_the_whole_cue() -> None:
    about = facts(faults=("bar 3: parallel fifths",))
    verdict = crew.assessed(ask(about), mind=mind()).answer
    assert crew.rewritten(Arrangement(cue="1m1"), about, verdict, 2).draft == 2


def test_neighbours_that_feel_otherwise_are_made_to_sound_otherwise() -> None:
    band = ("Piano", "Violins")
    about = facts(section(0, players=band), section(1, players=band), section(2, players=band), section(3, spoken=True))
    wanted, records = crew.arranged(ask(about), Arrangement(cue="1m1"), mind=mind())
    assert [record.decision for record in records] == ["arrange_cue", "cast_cue"]
    energies = {note.span.start: note.energy for note in wanted.sections if note.energy}
    assert energies[100] > 0
    assert energies[200] > 0
    assert 300 not in energies


def test_a_tired_singer_passes_the_tune_on_but_not_whom_the_brief_names() -> None:
    sections = [section(number, role="statement") for number in range(4)]
    wanted, _ = crew.arranged(ask(facts(*sections)), Arrangement(cue="1m1"), mind=mind())
    assert [note.lead for note in wanted.sections if note.lead] == ["Solo Cello"]
    named = MusicWish(instruments=("piano",))
    kept, _ = crew.arranged(ask(facts(*sections), named), Arrangement(cue="1m1"), mind=mind())
    assert [note.lead for note in kept.sections if note.lead] == []


def test_quiet_cues_are_quiet_and_words_get_room() -> None:
    calm = facts(*(section(number, tension=0.15, spoken=number < 2) for number in range(4)))
    wanted, records = crew.mixed(ask(calm), Arrangement(cue="1m1"), mind=mind())
    assert [record.decision for record in records] == ["level_cue", "mix_cue"]
    assert wanted.level_db < -3
    assert {level.family for level in wanted.families} == {"percussion", "brass"}
    plain, _ = crew.mixed(ask(facts()), Arrangement(cue="1m1"), mind=mind())
    assert plain.families == ()
    assert abs(plain.level_db) < 1


def heard(**changes: Any) -> CueHeard:
    given: dict[str, Any] = {
        "number": "1m1", "loudness_lufs": -20.0, "peak_dbfs": -4.0, "arc": 0.9, "off_frames": (0.1, -0.2),
        "lows": 0.2, "mud": 0.4, "presence": 0.1, "clicks": 0, "tail_db": -40.0,
    }  # fmt: skip
    return CueHeard.model_validate({**given, **changes})


def review(about: CueFacts, sound: CueHeard, *, changed: bool) -> crew.Review:
    question = crew.HeardQuestion(facts=about, heard=sound, wish=WISH, changed=changed)
    return review_by_rule(question, None)  # type: ignore[arg-type]


def test_the_reviewer_accepts_takes_back_and_names_what_the_desk_cannot_mend() -> None:
    assert review(facts(), heard(), changed=True).accepted
    flat = review(facts(), heard(arc=0.1), changed=True)
    assert (flat.accepted, flat.take_back) == (False, True)
    again = review(facts(), heard(arc=0.1), changed=False)
    assert again.accepted
    assert "arc" in again.faults[0]
    late = review(facts(), heard(off_frames=(5.0,)), changed=False)
    assert "not heard in time" in late.faults[0]
    muddy = review(facts(), heard(mud=0.7, lows=0.25), changed=False)
    assert not muddy.accepted
    before = Arrangement(cue="1m1", room_db=0.0)
    assert crew.after_review(before, muddy).room_db == -2.0


def test_taking_back_leaves_what_was_written_again() -> None:
    from circletake.schema import SectionNote

    span = FrameRange(start=0, end=100)
    notes = (
        SectionNote(span=span, energy=0.1, draft=2),
        SectionNote(span=FrameRange(start=100, end=200), lead="Piano"),
    )
    after = crew.after_review(Arrangement(cue="1m1", sections=notes), crew.Review(accepted=False, take_back=True))
    assert after.sections == (SectionNote(span=span, draft=2),)
