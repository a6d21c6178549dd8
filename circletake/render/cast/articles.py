"""Props and structures at work: flames, bells, sails, beams; and what is done to them."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.blaze import blaze, glow_of
from circletake.render.cast.colours import pick, rgb
from circletake.render.cast.drawing import clothed, drawing
from circletake.render.cast.fixtures import Article, _beam, _cabins, _gleam, _sparks
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.played import Played, Setting, sounding, touch
from circletake.render.cast.props.outdoors import ROLLING_BARREL
from circletake.render.cast.props.store import PROP_VARIANTS, STORE
from circletake.render.cast.rigid import growth, twinkle
from circletake.render.cast.sheet import Move, Sheet, Stance, local_to_world, moved
from circletake.render.cast.structures.buildings import FERRIS_WHEEL, WHEEL_OF_LIGHTS
from circletake.render.cast.structures.estate import ESTATE, STRUCTURE_VARIANTS
from circletake.render.cast.travel import Track
from circletake.render.cast.vapour import flame, puffs
from circletake.render.cast.vehicles.rig import done, mirror_of, travelled
from circletake.render.cast.wicks import lit, wisp
from circletake.render.physics.hanging import pendulum_angle
from circletake.render.physics.strands import draped, strand
from circletake.render.scene import Flare
from circletake.schema import Contact, ContactKind, Look, derive_seed


def cast_prop(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Article:
    """Return a prop of this kind."""
    thing = PROP_VARIANTS.get(noun, STORE[term])
    seed = look.seed * 64 + individual
    arts = (thing.art, *thing.others)
    odd = derive_seed("odd", seed) % 1000 / 999
    palette = clothed(
        rgb(look.primary or colour or pick(thing.primary, seed, term)),
        rgb(look.secondary or pick(thing.secondary, seed, "second")),
        rgb(look.accent or pick(thing.accent, seed, "accent")),
    )
    size = (look.scale or 1.0) * scale
    if individual:
        # The first is as large as its kind, its like are larger or smaller.
        size *= 1.0 + thing.differs * (2.0 * odd - 1.0)
    picture = drawing(arts[individual % len(arts)])
    turned = thing.differs > 0.0 and odd > 0.5 and len(arts) > 1
    return Article(term, picture, palette, size, thing.material, thing.mass_kg * size**2, seed, thing, flipped=turned)


def cast_structure(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Article:
    """Return a structure of this kind."""
    building = ESTATE[term]
    seed = look.seed * 64 + individual
    own, size, main = STRUCTURE_VARIANTS.get(noun, ("", 1.0, ""))
    art = own or building.arts[seed % len(building.arts)]
    if term == "ferris wheel":
        art = FERRIS_WHEEL + WHEEL_OF_LIGHTS.replace("unit 0.1\n", "")
    palette = clothed(
        rgb(look.primary or colour or main or pick(building.primary, seed, term)),
        rgb(look.secondary or pick(building.secondary, seed, "walls")),
        rgb(look.accent or pick(building.accent, seed, "doors")),
    )
    full = building.scale * size * (look.scale or 1.0) * scale * (0.95 + 0.1 * (seed % 11) / 10)
    smokes = building.smokes if not own and art == building.arts[0] else None
    flipped = seed % 2 == 1 and noun not in ("sign",)
    return Article(term, drawing(art), palette, full, "stone", 5000.0, seed, smokes=smokes, flipped=flipped)


def perform_article(
    article: Article, object_id: str, doings: list[Doing], opened_s: list[float], track: Track, setting: Setting,
    order: float, afloat: bool,
) -> Played:  # fmt: skip
    """Play a prop or a structure where its track has it.

    Args:
        article: what.
        object_id: the truth's id.
        doings: what it does or suffers.
        opened_s: when somebody opens it.
        track: where it is; `lifted` holds what flies or hangs.
        setting: clock and ground.
        order: of its first sheet.
        afloat: whether it floats.
    """
    clock, t = setting.clock, setting.clock.times_s
    x0, y0, x1, y1 = article.bounds
    played = Played([], (y1 - max(y0, 0)) * track.scale, (x1 - x0) * track.scale)
    tilt, lift, roll = _carried_off(article, doings, track, setting)
    if article.term == "barrel" and roll.any():
        # What rolls lies on its side: one sees its end.
        article = article._replace(picture=drawing(ROLLING_BARREL))
        x0, y0, x1, y1 = article.bounds
    position = track.position.copy()
    position[:, 1] += lift
    sunk = article.thing is not None and article.thing.grip != "ground" and y0 < 0.0
    if sunk and not track.lifted.any():
        # What is drawn about its grip stands on its lower end when nobody holds it.
        position[:, 1] -= y0 * track.scale
        played.height_m = (y1 - y0) * track.scale
    if afloat and article.term != "oil slick":
        position[:, 1] += 0.02 + noise(t, 0.4, article.seed, "bob") * 0.03
        tilt = tilt + noise(t, 0.35, article.seed, "rock") * 0.12
    mirror = mirror_of(track.yaw) if _has_front(article) else np.ones(1, np.float32) * (-1 if article.flipped else 1)
    if article.term == "piano":
        # It is drawn as its player sees it from his right: the keys are behind its front.
        mirror = -mirror
    stance = Stance(position.astype(np.float32), mirror.astype(np.float32), tilt.astype(np.float32), track.scale)
    if not (tilt.any() or lift.any() or roll.any()) and track.steady:
        stance = Stance(stance.position[:1], stance.mirror[:1], stance.tilt[:1], track.scale)
    sheet = Sheet(object_id, stance, order)
    grown = _grown(doings, t)
    _before(sheet, article, t, setting, doings)
    _lay(sheet, article, t, roll, opened_s, doings, setting)
    _after(sheet, article, t, setting, doings)
    if grown is not None:
        _scale_all(sheet, grown, stance)
    played.shapes = sheet.shapes
    if article.burning:
        at = stance.position[0]
        lit_m = 1.6 * max(x1 - x0, y1)
        played.flare = Flare(glow_of(article, t), (float(at[0]), float(at[1] + 0.5 * y1), float(at[2])), lit_m,
                             rgb("flame"))  # fmt: skip
    _mark(played, article, stance, clock.frames)
    _sounds(played, article, object_id, doings, opened_s, setting)
    played.actions = done(doings, track)
    return played


def _has_front(article: Article) -> bool:
    return article.term in ("paper plane", "telescope", "trumpet", "chair", "bed", "paper boat", "swing", "piano")


def _carried_off(
    article: Article, doings: list[Doing], track: Track, setting: Setting
) -> tuple[Floats, Floats, Floats]:
    """Return tilt, lift and rolling (frames,) of what rolls, swings, hops or flutters."""
    t = setting.clock.times_s
    tilt: Floats = np.zeros_like(t)
    lift: Floats = np.zeros_like(t)
    roll: Floats = np.zeros_like(t)
    y1 = article.bounds[3]
    for doing in doings:
        if doing.verb == "swing":
            on = ease((t - min(doing.begin_s, 0.0)) / 0.5)
            tilt = tilt + np.sin(t * 2.6) * 0.12 * on * (
                0.0 if {"swing", "pendulum"} & article.picture.pivots.keys() or article.term == "bell" else 1.0
            )
        elif doing.verb in ("roll", "run", "walk", "throw") and track.stretches:
            roll = roll - travelled(track, setting.clock) / max(y1 / 2, 0.03) * np.sign(np.sin(track.yaw) + 1e-6)
        elif doing.verb in ("jump", "dance", "play"):
            hop = np.abs(np.sin(np.pi * (t - doing.begin_s) * 1.6)) * ((t > doing.begin_s) & (t < doing.end_s))
            lift = lift + hop * 0.5 * max(0.3, y1)
        elif doing.verb in ("fly", "sail") and article.term in ("paper plane", "kite", "balloon", "leaf", "umbrella"):
            tilt = tilt + noise(t, 0.6, article.seed, "flutter") * 0.22
    return tilt.astype(np.float32), lift.astype(np.float32), roll.astype(np.float32)


def _grown(doings: list[Doing], t: Floats) -> Floats | None:
    for doing in doings:
        if doing.verb == "grow":
            return growth(t, doing.begin_s, doing.end_s, already=True)
    return None


def _scale_all(sheet: Sheet, grown: Floats, stance: Stance) -> None:
    base = stance.position
    for shape in sheet.shapes:
        offset = shape.points - base[:, None] if shape.points.ndim == 3 else shape.points[None] - base[:, None]
        shape.points = (base[:, None] + offset * np.stack([grown, grown, np.ones_like(grown)], -1)[:, None]).astype(
            np.float32
        )


def _opening(t: Floats, opened_s: list[float]) -> Floats:
    out = np.zeros_like(t)
    for moment in opened_s:
        out = np.maximum(out, ease((t - moment) / 0.7))
    return out


def _moves(article: Article, t: Floats, roll: Floats, opened_s: list[float], doings: list[Doing]) -> dict[str, Move]:
    seed = article.seed
    one = np.ones_like(t)
    open_ = _opening(t, opened_s)
    lick = np.stack([1 + 0.1 * np.sin(t * 13 + seed), 1 + 0.16 * np.sin(t * 19 + seed) + 0.12 * np.sin(t * 31)], -1)
    swing = np.sin(t * 2.4 + seed % 5) * 0.04
    ringing = sum(
        (np.asarray(ease((t - d.begin_s) / 0.4) * ease((d.end_s - t) / 0.5)) for d in doings if d.verb in _RING), 0 * t
    )
    hinge = np.stack([1 - 0.86 * open_, one], -1)
    hour = (seed % 720) / 60.0
    wave = np.sin(t * 5.5 + seed % 6)
    moves = {
        "flame": Move(stretch=lick, angle=np.sin(t * 7 + seed) * 0.06, opacity=lit(t, doings)),
        "spin": Move(angle=roll),
        "wheel1": Move(angle=roll * 4),
        "wheel2": Move(angle=roll * 4),
        "sails": Move(angle=-t * 0.75 + seed % 6),
        "spokes": Move(angle=-t * 0.28),
        "flag": Move(angle=wave * 0.06, stretch=np.stack([1 + 0.05 * wave, one], -1)),
        "cloth": Move(angle=wave * 0.05, stretch=np.stack([1 + 0.06 * np.sin(t * 4.1), 1 + 0.04 * wave], -1)),
        "bell": Move(angle=np.sin(t * 4.4) * 0.42 * np.clip(ringing, 0, 1) + swing * 0.3),
        "bucket": Move(angle=swing),
        "handle": Move(angle=swing),
        "string": Move(angle=swing * 2),
        "tail": Move(angle=noise(t, 0.8, seed, "tail") * 0.35),
        "line": Move(angle=swing * 0.6),
        "water": Move(stretch=np.stack([one, 1 + 0.05 * np.sin(t * 9)], -1)),
        "leaf": Move(stretch=hinge),
        "leaf_far": Move(stretch=hinge),
        "lid": Move(angle=open_ * 1.2),
        "glint": Move(opacity=open_.astype(np.float32)),
        "steam": Move(shift=np.stack([0 * t, 0.004 * np.sin(t * 2)], -1),
                      opacity=(0.65 + 0.35 * np.sin(t * 2.2)).astype(np.float32)),
        "hour": Move(angle=-hour * 2 * np.pi / 12 - t * 2 * np.pi / 720),
        "minute": Move(angle=-(hour % 1) * 2 * np.pi - t * 2 * np.pi / 60),
        "swing": Move(angle=swing_angle(t, doings)),
        "plank": Move(angle=np.sin(t * 1.5) * 0.12),
        "bubble": Move(shift=np.stack([0 * t, 0.012 * np.sin(t * 5)], -1)),
        "reel": Move(angle=-t * 3.0),
        "slick": Move(stretch=np.stack([1 + 0.025 * np.sin(t * 0.7 + seed % 6), 1 + 0.05 * np.sin(t * 0.9)], -1)),
        "film": Move(angle=0.35 * np.sin(t * 0.8 + seed % 6)),
        "pendulum": Move(angle=_pendulum(article, t, doings)),
        "trail": Move(opacity=(0.8 + 0.2 * np.sin(t * 9)).astype(np.float32)),
    }  # fmt: skip
    return {name: _float32(move) for name, move in moves.items()}


_FLOWN = frozenset({"cloth", "flag"})
"""Groups of cloth that fly from a pole."""
_LEAST_WIND_MPS = 3.0
"""In less wind than this flags move as they always do."""


def cloth_of(
    article: Article, t: Floats, wind_mps: float, mirrored: bool = False
) -> dict[str, tuple[tuple[float, float], Floats, bool]]:  # fmt: skip
    """Return for each group of cloth where it is held, its strand in the drawing's own metres, and whether it hangs.

    What flies from a pole lies to the right there: it is laid to the other side where `leeward` says so.
    """
    found: dict[str, tuple[tuple[float, float], Floats, bool]] = {}
    for group, pivot in article.picture.pivots.items():
        hangs = group.startswith("hem")
        if not hangs and (group not in _FLOWN or abs(wind_mps) < _LEAST_WIND_MPS):
            continue
        points = np.concatenate([piece.outline for piece in article.picture.pieces if piece.group == group])
        x0, x1, y0, y1 = points[:, 0].min(), points[:, 0].max(), points[:, 1].min(), points[:, 1].max()
        held = (pivot[0], float(y1)) if hangs else (float(x0), float((y0 + y1) / 2))
        long = float(y1 - y0 if hangs else x1 - x0) * article.size
        way = (0.0, -1.0) if hangs else (1.0, 0.0)
        strong = max(abs(wind_mps), 0.6)
        lie = strand(t, long, 11, strong, article.seed + len(found), along=way, drag=1.1 if hangs else 7.0)
        if hangs and leeward(wind_mps, mirrored) < 0:
            lie = lie * np.array([-1.0, 1.0], np.float32)
        found[group] = (held, lie / np.float32(article.size), hangs)
    return found


def leeward(wind_mps: float, mirrored: bool) -> float:
    """Return to which side of a drawing the wind blows: 1 to its own right, -1 to its left."""
    return -1.0 if (wind_mps < 0) != mirrored else 1.0


def _pendulum(article: Article, t: Floats, doings: list[Doing]) -> Floats:
    """Return how far out a pendulum is, radians; 0 where there is none."""
    pivot = article.picture.pivots.get("pendulum")
    if pivot is None:
        return np.zeros_like(t)
    bob = min(piece.outline[:, 1].mean() for piece in article.picture.pieces if piece.group == "pendulum")
    begin = min((doing.begin_s for doing in doings if doing.verb == "swing"), default=0.0)
    return pendulum_angle(t, float(pivot[1] - bob) * article.size, begin)


def _float32(move: Move) -> Move:
    return Move(*(None if value is None else np.asarray(value, np.float32) for value in move))


_RING = frozenset({"swing", "play", "talk", "shine"})


def swing_angle(t: Floats, doings: list[Doing]) -> Floats:
    """Return how far a playground's swing is out, radians."""
    on = np.zeros_like(t)
    for doing in doings:
        if doing.verb in ("swing", "ride", "play", "sit"):
            on = np.maximum(on, ease((t - (doing.begin_s if doing.begin_s > 0.05 else -9)) / 1.5))
    out: Floats = (np.sin(t * 2.15) * (0.03 + 0.5 * on)).astype(np.float32)
    return out


def _lay(
    sheet: Sheet,
    article: Article,
    t: Floats,
    roll: Floats,
    opened_s: list[float],
    doings: list[Doing],
    setting: Setting,
) -> None:
    """Lay the drawing."""
    # Most things move as a whole.
    grouped = any(piece.group for piece in article.picture.pieces)
    moves = _moves(article, t, roll, opened_s, doings) if grouped else {}
    mirrored = bool(sheet.stance.mirror[0] < 0)
    lies = cloth_of(article, t, setting.wind_mps, mirrored)
    for piece in article.picture.pieces:
        move = moves.get(piece.group) if piece.group else None
        outline = piece.outline
        if piece.group in lies:
            held, lie, hangs = lies[piece.group]
            outline = draped(outline, held, lie, down=hangs)
            if not hangs and leeward(setting.wind_mps, mirrored) < 0:
                outline = np.array([2 * held[0], 0.0], np.float32) + outline * np.array([-1.0, 1.0], np.float32)
        elif move is not None and (piece.group in article.picture.pivots or move.opacity is not None):
            outline = moved(outline, article.picture.pivots.get(piece.group, (0.0, 0.0)), move)
        outline = outline * np.float32(article.size)
        sheet.put(outline, piece.fill.paint(article.palette), move.opacity if move else None, piece.rim)


def _flames(article: Article) -> bool:
    """Tell whether it is a fire that burns, and not one that only smokes."""
    return article.term == "campfire" and article.thing is not PROP_VARIANTS["smoke"]


def _before(sheet: Sheet, article: Article, t: Floats, setting: Setting, doings: list[Doing]) -> None:
    """Lay what stands behind the drawing: smoke, a lighthouse's far beam."""
    if article.smokes is not None:
        x, y = article.smokes
        puffs(sheet, (x * article.size, y * article.size), setting.clock, 0 * t, size=0.42 * article.size,
            rise=2.4 * article.size,
              life_s=4.5, colour="#e6e2dc", opacity=0.4, seed=article.seed, wind_mps=setting.wind_mps)  # fmt: skip
    if article.burning:
        blaze(sheet, article, setting.clock, setting.wind_mps, behind=True)
    if article.term == "lighthouse":
        _beam(sheet, article, t, doings, far=True)
    if article.term == "ferris wheel":
        sheet.level(1)


def _after(sheet: Sheet, article: Article, t: Floats, setting: Setting, doings: list[Doing]) -> None:
    """Lay what stands before the drawing: fire, beams, gleams."""
    size = article.size
    if _flames(article):
        flame(sheet, (0.0, 0.1 * size), setting.clock, height=0.75 * size, wide=0.42 * size, seed=article.seed)
        puffs(sheet, (0.0, 0.7 * size), setting.clock, 0 * t, size=0.22 * size, rise=1.6 * size, life_s=3.2,
            colour="#b9b4ae",
              opacity=0.22, seed=article.seed, wind_mps=setting.wind_mps)  # fmt: skip
        _sparks(sheet, t, size, article.seed)
    if article.burning:
        blaze(sheet, article, setting.clock, setting.wind_mps, behind=False)
    if article.term == "lighthouse":
        _beam(sheet, article, t, doings, far=False)
    if article.term == "ferris wheel":
        _cabins(sheet, article, t)
    if "flame" in article.picture.pivots and (burns := lit(t, doings)) is not None:
        wisp(sheet, article.bounds[3], setting.clock, burns, article.seed)
    for doing in doings:
        if doing.verb == "shine" and not article.burning and article.term not in ("lighthouse", "campfire"):
            _gleam(sheet, article, twinkle(t, doing.begin_s, doing.end_s, article.seed), t)


def _mark(played: Played, article: Article, stance: Stance, frames: int) -> None:
    x0, y0, x1, y1 = article.bounds
    for name, at in (("middle", ((x0 + x1) / 2, (y0 + y1) / 2)), ("top", ((x0 + x1) / 2, y1))):
        points = local_to_world(np.repeat(np.array([at], np.float32), frames, 0), stance)
        played.key_points[name] = np.broadcast_to(points, (frames, 3)).copy() if len(points) == 1 else points


def _sounds(
    played: Played, article: Article, object_id: str, doings: list[Doing], opened_s: list[float], setting: Setting
) -> None:
    clock = setting.clock
    if _flames(article) or article.burning:
        played.sources += sounding("fire", object_id, clock, 1.0 if article.burning else 0.8)
    if "water" in article.picture.pivots:
        played.sources += sounding("stream", object_id, clock, 0.6)
    if article.term == "radio":
        played.sources += sounding("music", object_id, clock, 0.4)
    for moment in opened_s:
        kind: ContactKind = "door" if article.term in ("gate", "house", "window") else "knock"
        played.contacts += touch(moment + 0.1, setting, kind, "wood", "wood", min(article.mass_kg, 30), 0.6, object_id)
    for doing in doings:
        if article.term in ("bell", "church") and doing.verb in _RING:
            played.contacts += _strikes(doing, article, object_id, setting)


def _strikes(doing: Doing, article: Article, object_id: str, setting: Setting) -> list[Contact]:
    """Return a bell's strokes: one at each end of its swing."""
    period = np.pi / 4.4
    first = int(np.ceil((max(doing.begin_s, -1) + 0.3) / period))
    last = int(np.floor(min(doing.end_s, setting.clock.length_s + 1) / period))
    found = []
    for k in range(first, last + 1, 2):
        found += touch((k + 0.5) * period, setting, "bell", "metal", "metal", article.mass_kg, 1.0, object_id)
    return found
