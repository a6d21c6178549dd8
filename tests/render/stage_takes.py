"""Takes to shoot in the tests, from a few words each."""

from __future__ import annotations

from fractions import Fraction

from circletake.schema import (
    Action,
    Camera,
    CameraMove,
    Facing,
    Format,
    Light,
    Placement,
    Quality,
    Season,
    ShotSize,
    Side,
    Size,
    Staging,
    Subject,
    TakeRequest,
    Title,
    Weather,
)

DRAFT = Size(160, 90)


def acting(
    id_: str,
    *actions: Action | str,
    noun: str | None = None,
    side: Side | None = None,
    facing: Facing | None = None,
    count: int = 1,
    holding: str | None = None,
    adjectives: tuple[str, ...] = (),
) -> Subject:
    """Return a subject; plain words are actions that last the whole shot."""
    done = tuple(Action(verb=action) if isinstance(action, str) else action for action in actions)
    return Subject(
        id=id_,
        noun=noun or id_,
        count=count,
        actions=done,
        placement=Placement(side=side),
        facing=facing,
        holding=holding,
        adjectives=adjectives,
    )


def towards(verb: str, target: str) -> Action:
    """Return an action that is done to another subject throughout."""
    return Action(verb=verb, target=target)


def staged(
    place: str,
    *subjects: Subject,
    size: ShotSize = "full",
    move: CameraMove = "static",
    hour: float = 10.0,
    weather: Weather = "clear",
    season: Season = "summer",
    focus: str | None = None,
    titles: tuple[Title, ...] = (),
) -> Staging:
    """Return a staging in which nothing is open but what the seed may vary."""
    return Staging(
        place=place,
        light=Light(hour=hour, weather=weather, season=season, intensity=0.5),
        subjects=subjects,
        camera=Camera(size=size, move=move, focus=focus),
        mood="calm",
        titles=titles,
    )


def take(
    staging: Staging,
    *,
    frame_size: Size = DRAFT,
    fps: int = 6,
    seconds: float = 2.0,
    handle: int = 0,
    seed: int = 7,
    quality: Quality = "draft",
) -> TakeRequest:
    """Return a take request of a staging."""
    return TakeRequest(
        slate="1A",
        take=1,
        prompt="",
        staging=staging,
        format=Format(size=frame_size, rate=Fraction(fps)),
        frames=round(seconds * fps) + 2 * handle,
        handle=handle,
        seed=seed,
        quality=quality,
    )
