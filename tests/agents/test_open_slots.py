"""What a shot leaves open, which question would tell most, and that its answers are understood."""

from __future__ import annotations

from rehearsal import embed, forgetful, planned

from circletake.agents.critic import open_slots, question_of, slot_probes, worth_asking
from circletake.agents.director import apply_change
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Camera, Light, OpenSlot, Plan, Shot, SlotProbe, Subject

BRIEF = "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral"


def vague() -> tuple[Plan, Shot]:
    plan = planned(BRIEF)
    shot = plan.shots[4]
    keeper = next(one for one in shot.staging.subjects if one.id == "keeper")
    subject = Subject(id=keeper.id, noun=keeper.noun)
    staging = shot.staging.with_(light=Light(), camera=Camera(), subjects=(subject,))
    opened = shot.with_(staging=staging)
    return plan.with_(shots=tuple(opened if one is shot else one for one in plan.shots)), opened


def measured(probes: tuple[SlotProbe, ...]) -> list[float]:
    found = []
    for probe in probes:
        rows = embed(list(probe.prompts))
        n = len(rows)
        found.append(1.0 - (float(rows.sum(0) @ rows.sum(0)) - n) / (n * (n - 1)))
    return found


def test_every_open_thing_is_probed_and_nothing_else() -> None:
    plan, shot = vague()
    probed = {probe.slot for probe in slot_probes(shot, plan.bible)}
    assert {"light.hour", "light.weather", "camera.size", "camera.move", "action:keeper"} <= probed
    assert "place" not in probed
    for probe in slot_probes(shot, plan.bible):
        assert len(probe.options) == len(probe.prompts) >= 2
    lit = shot.with_(staging=shot.staging.with_(light=Light(hour=6.0, season="autumn", weather="clear")))
    assert not [probe for probe in slot_probes(lit, plan.bible) if probe.slot.startswith("light.")]


def test_shares_add_up_and_the_question_is_about_what_is_seen() -> None:
    plan, shot = vague()
    probes = slot_probes(shot, plan.bible)
    slots = open_slots(probes, measured(probes))
    assert 0.9 < sum(slot.share for slot in slots) <= 1.001
    assert [slot.share for slot in slots] == sorted((slot.share for slot in slots), reverse=True)
    question = question_of(shot.slate, slots)
    assert question is not None
    assert not question.topic.startswith("camera.")
    assert shot.slate in question.text


def test_nothing_open_nothing_to_ask() -> None:
    assert open_slots((), ()) == ()
    assert question_of("1A", ()) is None
    assert worth_asking(()) is None


def test_every_answer_is_understood_as_a_change_of_that_shot() -> None:
    plan, shot = vague()
    for probe in slot_probes(shot, plan.bible):
        if probe.slot.partition(":")[0] not in ("light.hour", "light.weather", "light.season", "camera.size"):
            continue
        slot = OpenSlot(slot=probe.slot, name=probe.name, options=probe.options, share=1.0)
        question = question_of(shot.slate, (slot,))
        assert question is not None
        for words in question.options:
            changed = apply_change(plan, words, vocabulary=STAGE_VOCABULARY, mind=forgetful()).answer
            assert changed.question is None, words
            assert changed.plan.shot(shot.slate).staging != shot.staging, words
            others = [one for one in changed.plan.shots if one.slate != shot.slate]
            assert others == [one for one in plan.shots if one.slate != shot.slate], words
