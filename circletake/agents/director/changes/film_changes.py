"""What edits do to the whole film: feeling, music, title, words, people, look."""

from __future__ import annotations

from circletake.agents.director.bible import describe
from circletake.agents.director.changes.edits import (
    Recast,
    SetLines,
    SetMood,
    SetMusic,
    SetStyle,
    SetTitle,
)
from circletake.agents.director.changes.rewriting import Applied, named, rewritten, touched, verb
from circletake.schema import Identity, Plan, Shot, Subject, Title


def set_mood(plan: Plan, edit: SetMood) -> Applied:
    """Give shots or the film another feeling."""
    changed = touched(plan, edit.slates, lambda shot: shot.with_(staging=shot.staging.with_(mood=edit.mood)))
    if not edit.slates:
        reading = changed.reading.with_(moods=(edit.mood,))
        scenes = tuple(scene.with_(mood=edit.mood) for scene in changed.scenes)
        changed = changed.with_(reading=reading, scenes=scenes)
    return Applied(changed, f"{named(plan, edit.slates)} now {verb(edit.slates, 'feel')} {edit.mood}")


def set_music(plan: Plan, edit: SetMusic) -> Applied:
    """Change what is wished of the music."""
    music = edit.music
    said = [*music.styles, *music.instruments, *([music.tempo] if music.tempo else [])]
    done = "there is no music" if not music.wanted else f"the music is now {', '.join(said) or 'left to the composer'}"
    return Applied(plan.with_(reading=plan.reading.with_(music=music)), done)


def set_title(plan: Plan, edit: SetTitle) -> Applied:
    """Name the film otherwise, over the picture too."""
    text = edit.text.strip()
    reading = plan.reading.with_(title=text or plan.reading.title, title_card=text or None)
    treatment = plan.treatment.with_(title=text or plan.treatment.title)
    shots = []
    placed = False
    for shot in plan.shots:
        mains = [title for title in shot.staging.titles if title.kind == "main"]
        others = tuple(title for title in shot.staging.titles if title.kind != "main")
        placed = placed or bool(mains)
        titles = tuple(title.with_(text=text) for title in mains) if text else ()
        shots.append(shot.with_(staging=shot.staging.with_(titles=(*titles, *others))))
    if text and not placed and shots:
        first = shots[0]
        card = Title(text=text, begin=0.15, end=0.85)
        shots[0] = first.with_(staging=first.staging.with_(titles=(card, *first.staging.titles)))
    changed = rewritten(plan, tuple(shots)).with_(reading=reading, treatment=treatment)
    return Applied(changed, f"the title is now “{text}”" if text else "there is no title over the picture any more")


def set_lines(plan: Plan, edit: SetLines) -> Applied:
    """Change what is spoken."""

    def spoken(shot: Shot) -> Shot:
        kept = tuple(line for line in shot.lines if edit.narration_only and line.speaker is not None)
        return shot.with_(lines=(*kept, *edit.lines) if edit.slate is not None else kept)

    changed = touched(plan, (edit.slate,) if edit.slate is not None else (), spoken)
    if edit.slate is None:
        kept = tuple(line for line in plan.reading.lines if edit.narration_only and line.speaker is not None)
        changed = changed.with_(reading=plan.reading.with_(lines=kept))
        return Applied(changed, "the narration is out" if edit.narration_only else "nobody speaks any more")
    return Applied(
        changed, f"{named(plan, (edit.slate,))} says: {' '.join(line.text for line in edit.lines) or 'nothing'}"
    )


def recast(plan: Plan, edit: Recast) -> Applied:
    """Make somebody otherwise, in every shot."""
    new = edit.identity.with_(description=describe(edit.identity))
    identities = tuple(new if one.id == new.id else one for one in plan.bible.identities)
    bible = plan.bible.with_(identities=identities)

    def renewed(subject: Subject) -> Subject:
        if subject.id != new.id:
            return subject
        return subject.with_(noun=new.term or new.noun, count=new.count, adjectives=new.adjectives)

    shots = tuple(
        shot.with_(staging=shot.staging.with_(subjects=tuple(renewed(one) for one in shot.staging.subjects)))
        for shot in plan.shots
    )
    mentions = tuple(
        one.with_(noun=new.noun, term=new.term, count=new.count, adjectives=new.adjectives, name=_own_name(new))
        if one.id == new.id else one
        for one in plan.reading.mentions
    )  # fmt: skip
    changed = rewritten(plan, shots, bible)
    return Applied(
        changed.with_(reading=plan.reading.with_(mentions=mentions)), f"{new.name} is now: {new.description}"
    )


def _own_name(identity: Identity) -> str | None:
    return None if identity.name.startswith("the ") else identity.name


def set_style(plan: Plan, edit: SetStyle) -> Applied:
    """Give the film another look."""
    reading = plan.reading.with_(style=edit.style)
    return Applied(
        plan.with_(bible=plan.bible.with_(style=edit.style), reading=reading), f"the look is now {edit.style}"
    )
