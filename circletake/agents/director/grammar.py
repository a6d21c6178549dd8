"""Film grammar: how situations are usually shot, as recollections that a production memory finds by meaning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple, cast, get_args

from circletake.schema import CameraMove, Memory, Recollection, ShotSize

_ENTRIES = """
somebody finds or discovers something unexpected | wide | push in | the frame holds both, and leans in
somebody sees something far away | wide | static | the distance between them is the point
somebody arrives at a place | wide | follow | we come with them
somebody leaves and walks away | extreme wide | static | the land swallows the one who goes
somebody is alone and waits | wide | static | empty room around a figure is loneliness
two people meet for the first time | full | truck right | both come into one frame from their own sides
two people talk | medium | static | faces and hands, nothing that distracts
somebody confesses or says something that matters | close-up | push in | the words bring us closer
two people embrace or kiss | medium | orbit | the world turns around them
two people quarrel | medium | handheld | the frame is as unsteady as they are
a fight between enemies | wide | handheld | both bodies in full, the ground unsteady
a chase or pursuit | wide | truck right | the chase crosses the screen and never turns
somebody runs for their life | full | follow | we run with them
somebody hides in fear | medium | push in | there is no way out of the frame
a threat approaches | full | static | what does not move in the frame waits for us
a monster or ghost appears | wide | push in | it was there all along
something breaks or explodes | wide | static | room for the pieces
an accident or a fall | full | static | the frame stays where the body was
somebody gets up again | full | crane up | the camera rises with the will
a rescue | wide | handheld | effort needs the whole body
somebody helps or heals an animal | medium | static | hands and trust
somebody gives a gift to another | medium | static | hand, gift, eyes in one frame
somebody receives or reads a letter | medium | push in | we come to the words with the reader
somebody opens a door | medium | push in | the threshold draws us
somebody wakes up | medium | crane up | rising with the sleeper
somebody falls asleep or dies | medium | crane up | leaving them in peace
somebody works with their hands | medium | truck right | along the work
a baker or cook prepares food | medium | static | hands, flour, steam
somebody builds or repairs something | full | push in | toward the thing that grows
somebody plays music | medium | orbit | around the sound
people dance | full | orbit | the camera joins in
a crowd celebrates | wide | crane up | from one face to all of them
somebody triumphs or wins | full | orbit | the world belongs to them
somebody cries or mourns | close-up | static | do not disturb
somebody smiles after sorrow | close-up | push in | the smallest turn, seen close
somebody remembers or dreams | close-up | push in | into the mind
somebody looks at the horizon or the sea | full | static | behind them, with what they see
a journey through a landscape | extreme wide | truck right | a speck that goes on
a boat or ship on the water | wide | truck right | the water carries the frame
somebody rows or sails | full | follow | with the boat
a train or car passes through the land | wide | pan right | it comes, it fills, it goes
something flies up into the sky | wide | tilt up | the eye lifts off with it
a bird or flock over a landscape | extreme wide | pan right | air and room
a whale or big animal appears | wide | push in | its size needs the frame
an animal looks at us | close-up | static | eye to eye
a seed or plant grows | medium | push in | patience, then closeness
fire or light is lit in the dark | medium | push in | drawn to the light
rain, snow or storm begins | extreme wide | static | weather is bigger than people
the sun rises or sets | extreme wide | static | the light does the moving
a city at night | extreme wide | crane down | from the lights to the street
a child discovers wonder | medium | push in | at the height of a child's eyes
somebody climbs a mountain | extreme wide | tilt up | how far there is to go
somebody searches or explores a place | full | follow | we find what they find
a comic mishap | full | static | comedy needs the whole body and a frame that does not laugh first
an old person alone at home | medium | push in | gently, into the quiet
a farewell | wide | pull out | they grow small while we leave
a reunion | full | push in | the gap closes
a robot or machine comes alive | close-up | push in | the first light in its eyes
somebody floats or drifts in space | wide | orbit | no up, no down
"""

_SIZES, _MOVES = get_args(ShotSize), get_args(CameraMove)


class Advice(NamedTuple):
    """How a situation is usually shot, and why."""

    size: ShotSize
    move: CameraMove
    reason: str


def _read() -> tuple[Recollection, ...]:
    out = []
    for line in _ENTRIES.strip().splitlines():
        situation, size, move, reason = (cell.strip() for cell in line.split("|"))
        assert size in _SIZES, f"not a shot size: {size!r}"
        assert move in _MOVES, f"not a camera move: {move!r}"
        data = json.dumps({"move": move, "reason": reason, "size": size}, sort_keys=True)
        out.append(Recollection(kind="grammar", text=situation, data=data))
    return tuple(out)


GRAMMAR: tuple[Recollection, ...] = _read()
"""What a production memory knows of film grammar from the start."""

NEAR_ENOUGH = 0.62
"""Cosine distance within which a situation is the one remembered; tuned with MiniLM on sixty happenings."""


def recall_advice(memory: Memory, situation: str, sizes: Sequence[ShotSize] = ()) -> Advice | None:
    """Return how a situation is usually shot; None when nothing like it is remembered.

    Args:
        memory: The production memory.
        situation: What happens, in a sentence.
        sizes: The sizes in which it reads at all; advice for other sizes is passed over. Empty for any.
    """
    for found in memory.recall("grammar", situation, 3):
        if found.distance > NEAR_ENOUGH:
            return None
        said = json.loads(found.data)
        if said.get("size") not in _SIZES or said.get("move") not in _MOVES:
            continue
        if not sizes or said["size"] in sizes:
            return Advice(cast(ShotSize, said["size"]), cast(CameraMove, said["move"]), str(said.get("reason", "")))
    return None
