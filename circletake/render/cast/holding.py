"""What people have in their hands: found by its word, put where the hand is, thrown where it goes."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.articles import cast_prop
from circletake.render.cast.colours import rgb
from circletake.render.cast.drawing import drawing
from circletake.render.cast.fixtures import Article
from circletake.render.cast.motion import ease, lagging, noise
from circletake.render.cast.moving import Frame2, carried, ribbon
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.figure import Level
from circletake.render.cast.person.gestures import throw_release
from circletake.render.cast.person.performer import Enacted, hand_frame, near_hand
from circletake.render.cast.person.wardrobe import adjective_colour
from circletake.render.cast.props.store import PROP_VARIANTS, STORE
from circletake.render.cast.props.tools import BOW
from circletake.render.cast.sheet import Move, moved
from circletake.render.cast.terms import CAST_TERMS
from circletake.render.scene import Clock, Paint, Part
from circletake.schema import Look

INSTRUMENTS = frozenset({"violin", "guitar", "drum", "trumpet", "piano"})
_TO_PLAY: dict[str, str] = {
    "violinist": "violin", "cellist": "violin", "pianist": "piano", "guitarist": "guitar", "drummer": "drum",
        "trumpeter": "trumpet",
    "saxophonist": "trumpet", "conductor": "wand", "singer": "", "busker": "guitar",
}  # fmt: skip
_KITS = frozenset({"drum kit", "drums"})
"""Drums that stand on the ground."""
_TOOL_OF: dict[str, str] = {"painter": "paintbrush", "artist": "paintbrush", "writer": "pen", "poet": "pen"}
"""What somebody works with, by what he is called."""
_NOUN_OF: dict[str, str] = {"cellist": "cello", "saxophonist": "saxophone", "cup": "cup"}
_TOOL: dict[str, str] = {"worker": "hammer", "farmer": "broom", "cook": "cup", "old woman": "broom", "monk": "broom"}
FITS: dict[str, frozenset[str]] = {
    "read": frozenset({"book", "letter", "newspaper"}), "play": INSTRUMENTS | {"wand", "chessboard"},
    "look": frozenset({"telescope", "camera"}),
    "fight": frozenset({"sword", "broom", "wand", "hammer", "umbrella", "gun"}),
    "eat": frozenset({"apple", "bread", "cup", "bottle"}),
    "work": frozenset({"scissors", "bucket", "sword", "hammer", "broom", "cup", "rope", "paintbrush", "pen", "pot"}),
    "fly": frozenset({"broom"}),
    "throw": frozenset({"ball", "snowball", "paper plane", "rock", "coin", "apple", "bottle", "star", "toy", "hat",
                       "letter"}),
}  # fmt: skip
"""Which things an act takes up."""


@lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    index: dict[str, str] = {}
    for of_name in (True, False):
        for term in CAST_TERMS:
            if term.kind == "prop" and term.name in STORE:
                for word in (term.name,) if of_name else term.words:
                    index.setdefault(word, term.name)
    return index


def prop_term(noun: str) -> str | None:
    """Return the term of kind prop that a noun means, or None."""
    return _index().get(noun.strip().lower())


def wanted(verb: str, term: str, noun: str, held: str | None, seed: int) -> tuple[str, str]:
    """Return the term and the noun of the thing that an act needs, both empty for none.

    Args:
        verb: the act.
        term: who acts.
        noun: the word that it is called by.
        held: the noun of what is held, or None.
        seed: decides between several.
    """
    mine = prop_term(held) if held else None
    thrown = mine is not None and verb == "throw" and STORE[mine].grip in ("one", "both")
    if mine is not None and (thrown or mine in FITS.get(verb, frozenset())):
        return mine, held or mine
    if verb == "read":
        return "book", "book"
    if verb == "play" and (term == "musician" or noun in _TO_PLAY):
        tool = _TO_PLAY.get(noun, ("violin", "guitar", "trumpet")[seed % 3])
        return tool, _NOUN_OF.get(noun, tool)
    if verb == "eat":
        tool = ("apple", "bread", "cup")[seed % 3]
        return tool, tool
    if verb == "work":
        tool = _TOOL_OF.get(noun) or _TOOL.get(term, "")
        return tool, {"broom": "shovel" if term == "farmer" else "broom", "cup": "bowl"}.get(tool, tool)
    if verb == "throw" and held is None:
        return "ball", "ball"
    if verb == "fight" and term == "soldier":
        return "sword", "sword"
    if verb == "fly" and term == "witch":
        return "broom", "broom"
    return "", ""


_TWO_HANDS_M = 1.2
_LEGIBLE_M = 0.2
"""What is smaller is shown larger in a hand, so that it can be told what it is."""


class Held(NamedTuple):
    """Something in somebody's hands for a while."""

    noun: str
    term: str
    verb: str
    """The act that it serves; `carry` for plain holding."""
    shown: Floats
    """(frames,) 0..1."""
    thrown_s: float | None = None
    target: Floats | None = None
    """(frames, 3) world metres: whom it is thrown to."""
    worn_s: float | None = None
    """When it is put on the head; None for never."""
    of: int | None = None
    """Seed of the look of whoever had it first; None for who holds it."""
    look: Look | None = None
    """Its own look, where the bible has one."""
    colour: str | None = None


def draw_held(played: Enacted, held: Held, clock: Clock, seed: int, scale: float) -> None:
    """Lay a thing into a person's hands."""
    article = cast_prop(held.term, held.noun, held.look or Look(seed=seed), held.colour, 1.0, 0)
    thing = article.thing
    assert thing is not None
    t = clock.times_s
    facing = np.where(np.sin(played.bones.yaw) < 0, -1.0, 1.0).astype(np.float32)
    sheet, bones = played.sheet, played.bones
    near = near_hand(played, clock)
    legible = min((_LEGIBLE_M / thing.size_m) ** 0.45, 1.6) if thing.size_m < _LEGIBLE_M else 1.0
    size = np.float32(legible * min(1.0, 0.55 + 0.45 * bones.measures.stature / 1.7) / max(scale, 1e-3))
    if thing.grip == "string":
        _on_string(played, article, held, near, clock, size)
        return
    at, level = _place(played, held, thing.grip, near)
    angle = _angle(at, held, article, facing, t)
    if held.verb == "work" and held.term in ("broom", "rope"):
        angle = _between_hands(played, near)
    grip = np.array(thing.at, np.float32) * size
    if held.verb == "play" and held.term in ("violin", "guitar"):
        grip = grip * np.array([1, 0.35], np.float32)
    if held.worn_s is not None:
        at, angle = _on_head(at, angle, held.worn_s, played, t)
    if held.thrown_s is not None:
        at = _thrown(at, held, t, facing, sheet.stance.position)
    sheet.level(level)
    frame = Frame2(at.origin, angle)
    pieces = article.picture.pieces
    for piece in pieces:
        outline = piece.outline
        move = _quick(piece.group, t, seed)
        if move is not None:
            outline = moved(outline, article.picture.pivots.get(piece.group, (0.0, 0.0)), move)
        placed = carried((outline * size - grip).astype(np.float32), frame, 1.0, facing)
        shown = None if held.shown.min() >= 0.999 else held.shown
        sheet.put(placed, piece.fill.paint(article.palette), shown, piece.rim)
    if held.verb == "play" and held.term == "violin":
        _bow(played, held, near, clock, facing)


def coloured(held: Held, part: Part) -> Held:
    """Return what somebody holds in the colours that it has wherever it is seen."""
    if held.noun != part.holding or (part.holding_look is None and not part.holding_adjectives):
        return held
    return held._replace(look=part.holding_look, colour=adjective_colour(part.holding_adjectives))


def _on_head(at: Frame2, angle: Floats, worn_s: float, played: Enacted, t: Floats) -> tuple[Frame2, Floats]:
    """Return the way of something from the hands onto the head, where it stays."""
    bones = played.bones
    share = ease((t - worn_s - 0.25) / 0.55).astype(np.float32)
    top = bones.flat(bones.head) + np.array([0.0, 0.4 * bones.measures.head], np.float32)
    origin = at.origin + (top - at.origin) * share[:, None]
    turned = (angle * (1 - share)).astype(np.float32)
    return Frame2(origin.astype(np.float32), turned), turned


def _quick(group: str, t: Floats, seed: int) -> Move | None:
    """Return how a part of a held thing lives: flames flicker, tails and handles swing."""
    if group == "flame":
        lick = np.stack([1 + 0.1 * np.sin(t * 13 + seed), 1 + 0.16 * np.sin(t * 19 + seed) + 0.12 * np.sin(t * 31)], -1)
        return Move(stretch=lick.astype(np.float32), angle=(np.sin(t * 7) * 0.06).astype(np.float32))
    if group in ("line", "tail", "handle", "cloth"):
        return Move(angle=(noise(t, 0.7, seed, group) * 0.12).astype(np.float32))
    return None


def _place(played: Enacted, held: Held, grip: str, near: int) -> tuple[Frame2, int]:
    """Return where a thing is held and at which level of the pile."""
    one, other = hand_frame(played, near), hand_frame(played, 1 - near)
    if held.verb == "play":
        return _instrument_place(played, held, near)
    if grip == "eye" and held.verb == "look":
        middle = (one.origin + other.origin) / 2
        return Frame2(middle, one.angle * 0), Level.HELD
    if grip == "ground" and _stands(played, held):
        # What is too large for two hands stands beside whoever it belongs to.
        facing = np.where(np.sin(played.bones.yaw) < 0, -1.0, 1.0)
        aside = facing * 0.62 * played.bones.measures.stature
        return Frame2(np.stack([aside, 0 * aside], -1).astype(np.float32), one.angle * 0), Level.BACK
    if grip in ("both", "ground") or (held.verb == "work" and held.term in ("broom", "rope")):
        return Frame2((one.origin + other.origin) / 2, one.angle * 0), Level.HELD
    return one, Level.HELD


def _stands(played: Enacted, held: Held) -> bool:
    """Tell whether a thing is too large for two hands, and its owner stays where it stands."""
    thing = PROP_VARIANTS.get(held.noun, STORE[held.term])
    stays = float(np.ptp(played.sheet.stance.position[:, 0])) < 0.3
    return thing.size_m > _TWO_HANDS_M and stays


def _instrument_place(played: Enacted, held: Held, near: int) -> tuple[Frame2, int]:
    """Return where an instrument is held: violins at the shoulder, guitars before the belly, drums before the hips."""
    bones = played.bones
    neck, chest, pelvis = bones.flat(bones.neck), bones.flat(bones.chest), bones.flat(bones.pelvis)
    left = hand_frame(played, 0)
    zero = left.angle * 0
    facing = np.where(np.sin(bones.yaw) < 0, -1.0, 1.0)
    size = bones.measures.stature
    if held.term == "violin" and held.noun == "cello":
        ground = np.stack([pelvis[:, 0] + facing * 0.14 * size, zero + 0.45 * size], -1)
        return Frame2(ground, zero - 0.2 * facing), Level.HELD
    if held.term == "violin":
        reach = left.origin - neck
        return Frame2(neck + reach * 0.3, np.arctan2(reach[:, 1], reach[:, 0]) - np.pi / 2), Level.HELD
    if held.term == "guitar":
        body = chest * 0.45 + pelvis * 0.55
        neck_way = left.origin - body
        return Frame2(body + neck_way * 0.25, np.arctan2(neck_way[:, 1], neck_way[:, 0]) - np.pi / 2), Level.HELD
    if held.noun in _KITS:
        return Frame2(np.stack([pelvis[:, 0] + facing * 0.22 * size, zero], -1), zero), Level.HELD
    if held.term == "drum":
        front = pelvis + np.stack([facing * 0.2 * size * np.abs(np.sin(bones.yaw)), zero - 0.2 * size], -1)
        return Frame2(front, zero), Level.HELD
    if held.term == "piano":
        front = np.stack([pelvis[:, 0] + facing * 0.74 * size * np.maximum(np.abs(np.sin(bones.yaw)), 0.2), zero], -1)
        return Frame2(front, zero), Level.BACK
    hands = (hand_frame(played, near).origin + hand_frame(played, 1 - near).origin) / 2
    return Frame2(hands, zero + bones.head_pitch * -0.6 * facing), Level.HELD


def _angle(at: Frame2, held: Held, article: Article, facing: Floats, t: Floats) -> Floats:
    """Return (frames,) how far a thing is turned: along the hand, or upright with a little play."""
    thing = article.thing
    assert thing is not None
    play = noise(t, 0.8, article.seed, "play") * 0.05
    if held.verb == "play" and held.term in ("violin", "guitar"):
        out: Floats = at.angle
        return out
    if held.verb == "play":
        return (at.angle + play * 0.4).astype(np.float32)
    if held.verb == "fly":
        return (np.full_like(t, np.pi / 2) * -facing + 0.1 * facing).astype(np.float32)
    if not thing.follows:
        tilt = thing.angle if thing.grip == "one" else 0.0
        if held.verb == "eat" and held.term in ("cup", "bottle"):
            tilt = 0.0
        return (play + tilt * -facing * 0.35).astype(np.float32)
    # A tool stands across the hand: a quarter turn from the forearm's direction.
    along = np.where(facing < 0, np.pi - at.angle, at.angle)
    if thing.grip == "eye":
        return (play * 0.6).astype(np.float32)
    return ((along - thing.angle + 0.35) * facing).astype(np.float32)


def _between_hands(played: Enacted, near: int) -> Floats:
    """Return (frames,) how a long handle leans that lies in both hands: the near hand is the lower one."""
    low, high = hand_frame(played, near).origin, hand_frame(played, 1 - near).origin
    way = high - low
    out: Floats = (np.arctan2(way[:, 1], way[:, 0]) - np.pi / 2).astype(np.float32)
    return np.clip(out, -0.75, 0.75)


def _thrown(at: Frame2, held: Held, t: Floats, facing: Floats, position: Floats) -> Frame2:
    """Return the place of something that leaves the hand at a moment and flies on by itself."""
    moment = held.thrown_s
    assert moment is not None
    since = np.maximum(t - moment, 0)
    start = np.stack([np.interp(moment, t, at.origin[:, k]) for k in (0, 1)])
    if held.target is not None:
        goal = (held.target - position)[int(np.clip(np.searchsorted(t, moment), 0, len(t) - 1)), :2]
        fly = max(0.45, abs(float(goal[0] - start[0])) / 6.5)
        speed = np.array([(goal[0] - start[0]) / fly, (goal[1] - start[1]) / fly + 4.905 * fly])
    else:
        speed = np.array([5.5 * float(facing.mean()), 3.0])
    x = start[0] + speed[0] * since
    y = start[1] + speed[1] * since - 4.905 * since * since
    floor = 0.08
    landed = y < floor
    stop = np.argmax(landed) if landed.any() else len(t) - 1
    x = np.where(landed, x[stop] + (x - x[stop]) * 0.25 * np.exp(-(since - since[stop])), x)
    path = np.stack([x, np.maximum(y, floor)], -1)
    free = (t > moment)[:, None]
    spin = since * 7.0 * -float(np.sign(speed[0]))
    return Frame2(np.where(free, path, at.origin).astype(np.float32), np.where(t > moment, at.angle + spin, at.angle))


def _on_string(played: Enacted, article: Article, held: Held, near: int, clock: Clock, size: np.float32) -> None:
    """Lay a balloon or a kite at the end of its string, late behind the hand."""
    sheet, t = played.sheet, clock.times_s
    hand = hand_frame(played, near).origin
    facing = np.where(np.sin(played.bones.yaw) < 0, -1.0, 1.0)
    kite = held.term == "kite"
    reach = np.array([1.3 if kite else 0.05, 2.1 if kite else 0.85], np.float32) * played.bones.measures.stature / 1.7
    sway = np.stack([noise(t, 0.4, article.seed, "x") * 0.16, noise(t, 0.5, article.seed, "y") * 0.05], -1)
    wanted_at = hand + np.stack([reach[0] * facing, np.full_like(facing, reach[1])], -1) + sway
    at = lagging(wanted_at.astype(np.float32), clock, 0.9, 0.5)
    sheet.level(Level.BACK)
    slack = (hand + at) / 2 + np.stack([0.1 * facing, -0.08 + 0 * facing], -1)
    knot = at if kite else at + np.array([0.0, 0.02], np.float32)
    line = np.stack([hand, slack, knot], 1).astype(np.float32)
    sheet.put(ribbon(line, np.full(3, 0.0075, np.float32), 4), Paint(rgb("bark"), opacity=0.9), held.shown)
    tilt = noise(t, 0.6, article.seed, "tilt") * 0.1 + (-0.5 * facing if kite else 0)
    grip = np.array([0.0, 0.42 if kite else 0.6], np.float32)
    for piece in article.picture.pieces:
        if piece.group == "string":
            continue
        outline = piece.outline
        move = _quick(piece.group, t, article.seed)
        if move is not None:
            outline = moved(outline, article.picture.pivots.get(piece.group, (0.0, 0.0)), move)
        placed = carried((outline - grip) * size, Frame2(at, tilt.astype(np.float32)), 1.0, facing.astype(np.float32))
        sheet.put(placed, piece.fill.paint(article.palette), held.shown, piece.rim)


def _bow(played: Enacted, held: Held, near: int, clock: Clock, facing: Floats) -> None:
    """Lay a violin's bow in the other hand, across the strings."""
    hand = hand_frame(played, 1)
    bones = played.bones
    strings: Floats = bones.flat(bones.neck) + (hand_frame(played, 0).origin - bones.flat(bones.neck)) * 0.45
    if held.noun == "cello":
        strings = bones.flat(bones.pelvis) + np.stack([facing * 0.14, 0 * facing + 0.1], -1)
    way = strings - hand.origin
    angle = np.arctan2(way[:, 1], way[:, 0])
    palette = {"silver": rgb("silver")}
    played.sheet.level(Level.NEAR_ARM - 1)
    for piece in drawing(BOW).pieces:
        outline = piece.outline + np.array([0.33, 0.0], np.float32)
        played.sheet.put(carried(outline, Frame2(hand.origin, angle), 1.0), piece.fill.paint(palette), held.shown)


def held_things(
    doings: list[Doing], holding: str | None, clock: Clock, taken_s: tuple[float, float] | None = None
) -> list[Held]:
    """Return what is in somebody's hands when: what an act takes up, and otherwise what is held throughout.

    Args:
        doings: with their objects.
        holding: noun of what is held throughout, or None.
        clock: the clip's frames.
        taken_s: between which times it is in these hands at all; None for always.
    """
    t = clock.times_s
    found: list[Held] = []
    busy = np.zeros_like(t)
    mine = prop_term(holding) if holding else None
    using = sorted((doing for doing in doings if doing.object in STORE), key=lambda doing: doing.begin_s)
    for number, doing in enumerate(using):
        term = doing.object
        same = mine is not None and term == mine
        # Nothing appears in an empty hand: it is there from the start, and until the next thing is taken up.
        shown = np.ones_like(t)
        if not same:
            shown[t < doing.begin_s] = float(number == 0 and mine is None)
            later = [other.begin_s for other in using[number + 1 :] if other.object != term]
            if later:
                shown[t >= later[0]] = 0.0
            if mine is not None:
                shown[t >= doing.end_s] = 0.0
        thrown = throw_release(doing) if doing.verb == "throw" else None
        if thrown is not None:
            shown = np.ones_like(t)
        if thrown is None and any(item.term == term and item.verb == doing.verb for item in found):
            continue
        found.append(Held(doing.noun or term, term, doing.verb, shown.astype(np.float32), thrown, doing.aim))
        busy = np.maximum(busy, 1.0 if same else shown)
    if mine is not None:
        rest = 1 - busy
        if taken_s is not None:
            rest = rest * (t >= taken_s[0]) * (t < taken_s[1])
        if rest.max() > 0.02 and not any(item.term == mine for item in found):
            found.append(Held(holding or mine, mine, "carry", np.where(rest > 0.5, 1.0, 0.0).astype(np.float32)))
    return found
