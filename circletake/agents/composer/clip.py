"""A silent clip as the composer sees it: measured pictures, described, and asked about like a locked film."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from circletake.agents.composer.clip_feelings import feeling_of, tensions_of
from circletake.agents.composer.question import Event, SpottedShot, SpottingQuestion, events_of
from circletake.llm import Decision
from circletake.schema import (
    Aids,
    BeatFunction,
    Contact,
    Form,
    FrameRange,
    Genre,
    HitKind,
    HitPoint,
    HitTarget,
    Moment,
    Mood,
    MusicWish,
    Rate,
    SeenShot,
    Share,
    StyleCard,
    Value,
    ViewResult,
)

Brightness = Literal["dark", "dim", "even", "bright", "glaring"]
_BRIGHTNESSES: tuple[tuple[float, Brightness], ...] = (
    (0.12, "dark"), (0.3, "dim"), (0.55, "even"), (0.8, "bright"), (1.1, "glaring"),
)  # fmt: skip
"""Mean luma below which a picture is called so."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ClipQuestion(Value):
    """A clip as it is measured, and what its owner says about it."""

    name: str
    about: str = ""
    """What its owner says that it shows."""
    asked: tuple[Mood, ...] = ()
    """Feelings that were asked for."""
    rate: Rate
    frames: int
    shots: tuple[SeenShot, ...]
    moments: tuple[Moment, ...] = ()
    motion: tuple[float, ...] = ()
    light: tuple[float, ...] = ()


class ShotFeeling(Value):
    """What a shot feels like."""

    mood: Mood
    tension: Share


class ClipDescription(Value):
    """A clip in FilmComposer's seven fields (scene, brightness, tone, action, emotion, shot size, theme), and what each
    of its shots feels like."""

    title: str
    scene: str
    brightness: Brightness
    tone: str
    action: str
    emotion: str
    shot_size: str
    theme: str
    genre: Genre = "drama"
    form: Form = "film"
    shots: tuple[ShotFeeling, ...]

    @property
    def text(self) -> str:
        """Return the description as one sentence, as a music model is prompted."""
        return f"{self.scene}; {self.brightness} light, {self.tone}; {self.action}; {self.emotion}; {self.theme}"


def describe_by_rule(question: ClipQuestion, _aids: Aids) -> ClipDescription:
    """Describe a clip by its light, colour and motion alone: what it shows, nobody knows."""
    shots, asked = question.shots, question.asked
    frames = sum(shot.span.frames for shot in shots) or 1

    def mean(values: Sequence[float]) -> float:
        return sum(value * shot.span.frames for value, shot in zip(values, shots, strict=True)) / frames

    light, warmth = mean([s.light for s in shots]), mean([s.warmth for s in shots])
    motion, colour = mean([s.motion for s in shots]), mean([s.saturation for s in shots])
    tensions = tensions_of(question.shots, question.moments, question.rate)
    moods = [asked[min(len(asked) - 1, at * len(asked) // len(shots))] if asked else feeling_of(shot, pace_of(question))
             for at, shot in enumerate(shots)]  # fmt: skip
    main = max(moods, key=lambda mood: sum(s.span.frames for s, m in zip(shots, moods, strict=True) if m == mood))
    tone = f"{'warm' if warmth > 0.04 else 'cold' if warmth < -0.04 else 'neutral'} and "
    tone += "saturated" if colour > 0.5 else "muted" if colour < 0.2 else "natural"
    return ClipDescription(
        title=_title(question),
        scene=question.about or f"{len(shots)} shot{'s' if len(shots) != 1 else ''} of what only its owner knows",
        brightness=next(name for limit, name in _BRIGHTNESSES if light < limit),
        tone=tone,
        action=_action(motion, question),
        emotion=main,
        shot_size="not known",
        theme=question.about or main,
        shots=tuple(ShotFeeling(mood=mood, tension=level) for mood, level in zip(moods, tensions, strict=True)),
    )  # fmt: skip


def _title(question: ClipQuestion) -> str:
    words = question.about.split(".")[0].split() if question.about else question.name.replace("_", " ").split()
    return " ".join(words[:8]).strip(" ,;:") or "Untitled"


def _action(motion: float, question: ClipQuestion) -> str:
    impacts = sum(one.kind == "impact" and one.strength >= 0.5 for one in question.moments)
    told = "hardly anything moves" if motion < 0.08 else "quiet movement" if motion < 0.3 else "much movement"
    return f"{told}, {impacts} impact{'s' if impacts != 1 else ''}" if impacts else told


def pace_of(question: ClipQuestion) -> float:
    """Return cuts a minute."""
    minutes = float(question.frames / question.rate) / 60
    return (len(question.shots) - 1) / max(minutes, 0.05)


def unusable_description(question: ClipQuestion, answer: ClipDescription) -> list[str]:
    """Tell what makes a description unusable: not one feeling a shot, or not the feelings that were asked for."""
    if len(answer.shots) != len(question.shots):
        return [f"shots: there are {len(question.shots)}; give one feeling for each, in order"]
    given = {shot.mood for shot in answer.shots}
    return [f"shots: {mood} was asked for; some shot must feel so" for mood in question.asked if mood not in given]


DESCRIBE_CLIP: Decision[ClipQuestion, ClipDescription] = Decision(
    name="describe_clip", prompt="describe_clip", question=ClipQuestion, answer=ClipDescription,
    house=describe_by_rule, check=unusable_description,
)  # fmt: skip


def clip_question(name: str, about: str, asked: tuple[Mood, ...], view: ViewResult) -> ClipQuestion:
    """Return what is asked about a clip."""
    return ClipQuestion(
        name=name, about=about, asked=asked, rate=view.rate, frames=view.frames, shots=view.shots,
        moments=view.moments, motion=view.motion, light=view.light,
    )  # fmt: skip


def spotting_question(
    described: ClipDescription,
    view: ViewResult,
    wish: MusicWish,
    given: Sequence[HitPoint],
    dialogue: Sequence[FrameRange],
    styles: Sequence[StyleCard],
    seed: int,
    *,
    contacts: Sequence[Contact] | None = None,
) -> SpottingQuestion:
    """Return a clip as a locked picture to be spotted.

    Args:
        described: What it shows and feels like.
        view: How it is seen.
        wish: What is wished of the music.
        given: Hits that its owner gives: they are met before all others.
        dialogue: Where somebody speaks.
        styles: What the score tool can write.
        seed: What is left to chance hangs on it.
        contacts: What touches what, by frame, where the film is our own and that is known: it stands instead of the
            impacts that were seen. None where it is not known.
    """
    fade_out = next((m.frames for m in view.moments if m.kind == "fade out" and m.frame > view.frames * 0.85), 0)
    fade_in = next((m.frames for m in view.moments if m.kind == "fade in" and m.frame < view.frames * 0.15), 0)
    shots = _shots(described, view)
    return SpottingQuestion(
        title=described.title, logline=described.text, form=described.form, genre=described.genre,
        moods=tuple(dict.fromkeys(shot.mood for shot in described.shots)), era=None, wish=wish, rate=view.rate,
        frames=view.frames, seed=seed, shots=shots, dialogue=tuple(sorted(dialogue, key=lambda span: span.start)),
        fade_in=fade_in, fade_out=fade_out, styles=tuple(styles), given=tuple(given),
        seen=tuple(_seen(moment) for moment in view.moments if moment.kind in _KINDS),
        events=_impacts(view) if contacts is None else events_of(contacts, view.frames),
    )  # fmt: skip


_KINDS: dict[str, tuple[HitKind, float, HitTarget]] = {
    "camera stop": ("camera stop", 0.75, "downbeat"), "light": ("light", 0.7, "downbeat"),
    "flash": ("light", 0.85, "accent"), "entrance": ("entrance", 0.7, "downbeat"), "cut": ("cut", 0.4, "beat"),
}  # fmt: skip
"""What a moment is to a composer: kind, weight at full strength, and where it falls in the bar."""


def _seen(moment: Moment) -> HitPoint:
    kind, weight, target = _KINDS[moment.kind]
    return HitPoint(
        frame=moment.frame, kind=kind, weight=round(weight * (0.6 + 0.4 * moment.strength), 3), target=target,
        label=f"seen: {moment.kind}",
    )  # fmt: skip


def _impacts(view: ViewResult) -> tuple[Event, ...]:
    return tuple(
        Event(frame=m.frame, kind="impact", object="what is seen", weight=round(_impact(m), 3))
        for m in view.moments
        if m.kind == "impact"
    )


def _impact(moment: Moment) -> float:
    """Return how much an impact asks for music: below a half of full strength it is the foley's alone."""
    return 0.85 * moment.strength if moment.strength >= 0.5 else 0.4 * moment.strength


def _shots(described: ClipDescription, view: ViewResult) -> tuple[SpottedShot, ...]:
    turn = _turn(described, view)
    out = []
    for number, (seen, feels) in enumerate(zip(view.shots, described.shots, strict=True)):
        function: BeatFunction = "development"
        if number == turn:
            function = "turn"
        elif number == 0:
            function = "opening"
        elif number == len(view.shots) - 1:
            function = "ending"
        out.append(
            SpottedShot(
                slate=f"1{_letters(number)}", scene=1, slug_line=described.scene, place="the picture",
                function=function, span=seen.span, mood=feels.mood, tension=feels.tension,
                purpose=f"shot {number + 1}", sound="",
            )
        )  # fmt: skip
    return tuple(out)


def _letters(number: int) -> str:
    """Return a shot's letters: A to Z, then AA, AB; a clip of more than 702 shots begins again."""
    number %= 702
    return _LETTERS[number] if number < 26 else _LETTERS[number // 26 - 1] + _LETTERS[number % 26]


def _turn(described: ClipDescription, view: ViewResult) -> int:
    """Return the shot at which the picture turns: the tensest after its first third, when it stands out; -1 if none."""
    levels = [shot.tension for shot in described.shots]
    late = [n for n, shot in enumerate(view.shots) if shot.span.start >= view.frames // 3 and n]
    if not late:
        return -1
    best = max(late, key=lambda n: levels[n])
    return best if levels[best] > sum(levels) / len(levels) + 0.15 else -1
