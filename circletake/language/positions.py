"""Where in the frame a caption puts somebody, and which way they face."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.language.story import Event
from circletake.language.tables import Found, PhraseTable
from circletake.language.words import Word
from circletake.schema import Depth, Facing, Side


class PlacedAt(NamedTuple):
    """Where somebody stands."""

    side: Side | None = None
    depth: Depth | None = None
    facing: Facing | None = None

    def over(self, other: PlacedAt) -> PlacedAt:
        """Return this, filled up from another where nothing is said."""
        return PlacedAt(self.side or other.side, self.depth or other.depth, self.facing or other.facing)


class Position(NamedTuple):
    """An entity's number and where it stands."""

    entity: int
    at: PlacedAt


_POSITIONS: PhraseTable[PlacedAt] = PhraseTable.of(
    (
        (PlacedAt(side="left"), "on the left,at the left,to the left,frame left,screen left,left of frame,on the "
            "left side,"
         "in the left,left of the frame,at left,on the left of the frame"),
        (PlacedAt(side="right"), "on the right,at the right,to the right,frame right,screen right,right of frame,"
         "on the right side,in the right,right of the frame,at right,on the right of the frame"),
        (PlacedAt(side="centre"), "in the centre,in the center,at the centre,at the center,centred,centered,in the "
            "middle of the "
         "frame,centre of frame,center of frame,in mid-frame,centre frame,center frame"),
        (PlacedAt(depth="near"), "in the foreground,foreground,close to the camera,close to camera,near the camera,"
            "up close"),
        (PlacedAt(depth="mid"), "in the middle distance,in the middle ground,midground,middle distance"),
        (PlacedAt(depth="far"), "in the background,background,in the distance,far away,far off,on the horizon,from "
            "afar,"
         "in the far distance"),
        (PlacedAt(facing="camera"), "facing the camera,facing camera,at the camera,towards the camera,toward the "
            "camera,"
         "to camera,facing us,at us"),
        (PlacedAt(facing="away"), "from behind,facing away,seen from behind,back to the camera,back to camera,"
            "turned away,"
         "away from the camera,away from camera,back to us,with his back to us,with her back to us"),
        (PlacedAt(facing="left"), "facing left,faces left,to screen left,heading left,moving left,in left profile"),
        (PlacedAt(facing="right"), "facing right,faces right,to screen right,heading right,moving right,in profile,"
         "in right profile"),
    )
)  # fmt: skip


def find_positions(words: Sequence[Word]) -> tuple[Found[PlacedAt], ...]:
    """Return every position that a sentence names, by the indices of its words."""
    parts: list[str] = []
    whose: list[int] = []
    for number, word in enumerate(words):
        # Idioms such as `in the distance` were joined into one word: here they are three again.
        for part in word.lower.split():
            parts.append(part)
            whose.append(number)
    return tuple(found._replace(first=whose[found.first], last=whose[found.last]) for found in _POSITIONS.find(parts))


def place_entities(words: Sequence[Word], events: Sequence[Event]) -> tuple[Position, ...]:
    """Return where the entities of one sentence stand.

    A position says where the one named last before it stands; at the head of a clause, the one named next.

    Args:
        words: The sentence.
        events: Its events.
    """
    named = [event for event in events if event.entities]
    if not named:
        return ()
    out = []
    for found in find_positions(words):
        at = words[found.first].start
        leads = found.first == 0 or words[found.first - 1].tag in ("punct", "conj", "sub")
        before = [event for event in named if event.clause.start < at]
        after = [event for event in named if event.clause.end > at and event not in before[:-1]]
        ahead = [event for event in after if event.clause.start > at]
        if leads and ahead and _goes_on(words, found.last):
            out.append(Position(ahead[0].entities[0], found.value))
        elif before:
            out.append(Position(_last_named(before[-1], found.value, at), found.value))
        else:
            out.append(Position(named[0].entities[0], found.value))
    return tuple(out)


def _goes_on(words: Sequence[Word], last: int) -> bool:
    return last + 1 < len(words) and words[last + 1].lower != "."


def _last_named(event: Event, position: PlacedAt, at: int) -> int:
    """Return who was named last before a position at this offset; who faces somewhere is always the subject."""
    objects_follow = all(phrase.start > at for phrase in event.clause.objects)
    if event.subjects and (position.facing is not None or objects_follow):
        return event.subjects[0]
    return event.objects[-1] if event.objects else event.entities[0]
