"""Birds: on the ground, on the water and on the wing."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from circletake.render.cast.animals.bird_kinds import Fowl
from circletake.render.cast.animals.bird_steps import bird_steps
from circletake.render.cast.animals.plumage import draw_hood, draw_owl_face
from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb, shade
from circletake.render.cast.motion import blink, bump, lagging, noise
from circletake.render.cast.moving import Frame2, carried, limb, ribbon, spline
from circletake.render.cast.outline import cut, oval
from circletake.render.cast.person.acting import Doing, settle
from circletake.render.cast.sheet import Sheet
from circletake.render.cast.travel import Track
from circletake.render.scene import Clock, Paint


class Winging(NamedTuple):
    """How a bird holds itself; all (frames,)."""

    flying: Floats
    """0 folded to 1 on the wing."""
    flap: Floats
    """Radians that the inner wing is raised."""
    outer: Floats
    """Radians that the outer wing is raised, later than the inner."""
    step: Floats
    """Phase of its walk in turns."""
    moving: Floats
    peck: Floats
    head: Floats
    """Turning of the head, -1..1."""
    sink: Floats
    """How far it sits down, 0..1."""
    call: Floats
    lift: Floats
    """Metres of hopping."""
    ahead: Floats
    """(2, frames) metres that each foot is ahead of where it rests."""
    raised: Floats
    """(2, frames) metres that each foot is off the ground in its swing."""


def winging(bird: Fowl, doings: list[Doing], track: Track, clock: Clock, afloat: bool) -> Winging:
    """Return how a bird moves along its track."""
    t, kind, seed = clock.times_s, bird.kind, bird.seed
    zero = np.zeros_like(t)
    flying, peck, sink, call = zero.copy(), zero.copy(), zero.copy(), zero.copy()
    for doing in doings:
        on = settle(t, doing.begin_s, doing.end_s, 0.5, 0.6)
        if doing.verb == "fly":
            flying = np.maximum(flying, on)
        elif doing.verb in ("eat", "reach"):
            peck = np.maximum(peck, on * bump(np.mod(t / 1.1 + seed % 3 / 3, 1) * 1.4))
        elif doing.verb in ("sit", "lie", "kneel", "fall"):
            sink = np.maximum(sink, on)
        elif doing.verb in ("talk", "play"):
            call = np.maximum(call, on * bump(np.mod(t / 0.7, 1) * 1.3))
        elif doing.verb in ("dance", "wave", "fight", "jump"):
            flying = np.maximum(flying, on * 0.55)
    # Small birds look about in jerks, large ones calmly.
    darts = np.sign(noise(t, 0.9 if kind.length < 0.3 else 0.4, seed, "darts"))
    head = lagging(darts.astype(np.float32), clock, 0.16 if kind.length < 0.3 else 0.6, 1.0)
    gone = bird_steps(bird, track, clock, flying)
    gliding = np.clip((noise(t, 0.35, seed, "glide") + 2 * kind.glide - 1) * 4 + 0.5, 0, 1) if kind.glide else zero
    beat = 2 * np.pi * kind.flap_hz * (0.17 / bird.length) ** 0.25 * t + seed % 7
    size = 0.75 * (1 - gliding)
    # Wings are shown a little from above: held level they would be a line.
    flap = 0.42 + size * np.sin(beat) + gliding * (0.18 + 0.06 * noise(t, 0.8, seed, "air"))
    outer = 0.34 + size * 1.2 * np.sin(beat - 0.75) + gliding * 0.05
    lift = zero if afloat else gone.lift
    return Winging(
        flying.astype(np.float32),
        flap.astype(np.float32),
        outer.astype(np.float32),
        gone.step,
        gone.moving,
        peck,
        head,
        sink,
        call,
        lift,
        gone.ahead,
        gone.raised,
    )


class BirdFrame(NamedTuple):
    """Joints of a bird, each (frames, 2)."""

    body: Frame2
    head: Floats
    chest: Floats
    feet: tuple[Floats, Floats]


def draw_bird(sheet: Sheet, bird: Fowl, w: Winging, clock: Clock, afloat: bool) -> BirdFrame:
    """Lay a bird, from its far wing to its near one."""
    kind, size = bird.kind, bird.length
    t = clock.times_s
    leg = bird.leg * size * (1 - 0.75 * w.sink) * (1 - w.flying * 0.9)
    pitch = kind.pitch * (1 - 0.85 * w.flying) - w.peck * 0.75 * (1 - 0.4 * (kind.pitch > 1)) + 0.02 * np.sin(t * 2.2)
    waddle = np.sin(2 * np.pi * w.step) * w.moving * (0.12 if kind.webbed else 0.03)
    high = kind.depth * size * 0.9 + leg
    if afloat:
        high = np.full_like(leg, kind.depth * size * 0.45)
    bob = np.abs(np.sin(2 * np.pi * w.step)) * 0.02 * size * w.moving
    centre = np.stack([np.zeros_like(high), high + bob + w.flying * 0.1 * size - w.sink * 0.02 * size], -1)
    if kind.pitch > 1.0:
        centre[:, 1] += (np.sin(pitch) * 0.5 - kind.depth * 0.9) * size * (1 - w.flying) + 0.02 * size
    body = Frame2(centre.astype(np.float32), (pitch + waddle).astype(np.float32))
    feet = _legs(sheet, bird, w, body, afloat)
    _wing(sheet, bird, w, body, far=True)
    _tail(sheet, bird, w, body)
    head, chest = _body(sheet, bird, w, body)
    _folded(sheet, bird, w, body)
    _wing(sheet, bird, w, body, far=False)
    return BirdFrame(body, head, chest, feet)


def _at(body: Frame2, x: float, y: float) -> Floats:
    c, s = np.cos(body.angle), np.sin(body.angle)
    out: Floats = body.origin + np.stack([x * c - y * s, x * s + y * c], -1)
    return out


def _legs(sheet: Sheet, bird: Fowl, w: Winging, body: Frame2, afloat: bool) -> tuple[Floats, Floats]:
    size = bird.length
    colour = shade(bird.palette["accent"], -0.5)
    feet = []
    for number, dim in ((0, -0.8), (1, 0.0)):
        along, across = _hip(bird, number)
        hip = _at(body, along * size, across * size)
        # Waddling and pecking do not move a foot that stands.
        rest = _rest_x(bird, number) + (hip[:, 0] - _rest_x(bird, number)) * np.clip(w.flying * 3, 0, 1)
        x = rest + w.ahead[number] + 0.02 * size - w.flying * 0.35 * size
        y = w.raised[number] + w.flying * (hip[:, 1] - 0.06 * size)
        foot = np.stack([x, y + 0.012 * size], -1)
        feet.append(foot)
        if afloat:
            continue
        knee = (hip + foot) / 2 + np.array([-0.05 * size, 0.0])
        thin = 0.014 * size
        sheet.put(limb(np.stack([hip, knee, foot], 1), np.array([thin * 1.6, thin, thin])), Paint(shade(colour, dim)))
        toe = cut("-0.05,0! 0.02,0.035 0.14,0.012 0.16,0! 0.05,-0.01")
        sheet.put(
            foot[:, None] + toe * np.float32(size * (1.4 if bird.kind.webbed else 1.0)), Paint(shade(colour, dim))
        )
    return feet[0], feet[1]


def _hip(bird: Fowl, number: int) -> tuple[float, float]:
    """Return where a hip is in the body's frame, in lengths."""
    if bird.term == "penguin":
        return -0.46, -0.16 + 0.14 * number
    return -0.02 + 0.06 * number, -bird.kind.depth * 0.45


def _rest_x(bird: Fowl, number: int) -> float:
    """Return how far ahead of a walking bird's middle a foot is at rest: waddling does not move it."""
    along, across = _hip(bird, number)
    return bird.length * (along * math.cos(bird.kind.pitch) - across * math.sin(bird.kind.pitch))


def _tail(sheet: Sheet, bird: Fowl, w: Winging, body: Frame2) -> None:
    size, p = bird.length, bird.palette
    long = bird.kind.tail
    if "plume" in bird.features:
        for number, (rise, colour) in enumerate(((1.4, "forest"), (1.05, "night"), (0.7, "rust"))):
            angle = body.angle + np.float32(0.15 * number)
            root = _at(body, -0.4 * size, 0.06 * size)
            share = np.linspace(0, 1, 4, dtype=np.float32)[None]
            bend = angle[:, None] * 0 + np.pi - rise + share * 1.5
            steps = np.stack([np.cos(bend), np.sin(bend)], -1) * np.float32(0.2 * size)
            spine = root[:, None] + np.concatenate([steps[:, :1] * 0, np.cumsum(steps[:, 1:], 1)], 1)
            sheet.put(
                ribbon(spine, np.array([0.05, 0.07, 0.06, 0.02]) * size, 3, pointed=True), Paint(rgb(colour)), rim=True
            )
        return
    if "skin wings" in bird.features:
        return
    spread = 0.1 + 0.16 * float(w.flying.mean())
    tail = cut(f"-0.3,0.12 -0.3,-0.06 {-0.42 - long},{-spread}! {-0.5 - long},0.0 {-0.42 - long},{spread * 0.7}!")
    white = "white head" in bird.features
    main = shade(rgb("paper"), 1.0) if white else p["primary"]
    sheet.put(carried(tail, body, size), Paint(shade(main, -1.0), shade(main, -1.6)), rim=True)


def _body(sheet: Sheet, bird: Fowl, w: Winging, body: Frame2) -> tuple[Floats, Floats]:
    kind, size, p = bird.kind, bird.length, bird.palette
    d = kind.depth
    tail, mid, chest = (
        _at(body, -0.42 * size, 0.06 * size),
        _at(body, -0.05 * size, 0),
        _at(body, 0.26 * size, 0.02 * size),
    )
    rise = kind.neck_rise * (1 - 0.7 * w.flying) + body.angle * 0.35 - w.peck * 2.3 + w.call * 0.2
    reach = bird.neck * size * (1 - 0.15 * np.abs(w.head))
    bob = np.sin(4 * np.pi * w.step) * 0.05 * size * w.moving
    head = chest + np.stack([np.cos(rise) * reach + 0.12 * size + bob, np.sin(rise) * reach + 0.1 * size], -1)
    r = kind.head * size
    up = np.stack([-np.sin(rise), np.cos(rise)], -1)
    long = bird.neck > 0.4
    slim = min(r * 0.72, d * size * 0.55) * (0.72 if long else 1.0)
    # A long neck swings back before it rises to the head.
    low = chest + (head - chest) * 0.36 + up * np.float32(-0.05 * size if long else 0.0)
    neck = chest + (head - chest) * 0.72 + up * np.float32(0.1 * size if long else 0.0)
    path = np.stack([tail, mid, chest, low, neck, head], 1)
    base = slim * (1.35 if long else 1.5)
    radii = np.array([d * 0.42 * size, d * size, d * 0.82 * size, base, slim, r * 0.86], np.float32)
    sheet.put(limb(path, radii, 4), Paint(shade(p["primary"], 0.2), shade(p["primary"], -0.4)), rim=True)
    _breast(sheet, bird, body, chest, head, slim)
    draw_hood(sheet, bird, np.stack([low, neck, head], 1), np.array([base * 1.02, slim * 1.06, r * 0.9], np.float32))
    _face(sheet, bird, w, head, rise, r)
    return head, chest


_PENGUIN_FRONT = ((0.42, -0.35), (0.28, 0.05), (0.05, 0.3), (-0.22, 0.32), (-0.44, 0.05), (-0.5, -0.4), (-0.36, -0.8),
                  (-0.05, -0.97), (0.25, -0.85), (0.4, -0.6))  # fmt: skip
"""A penguin's white front, along the body and across it, in lengths and half depths."""


def _breast(sheet: Sheet, bird: Fowl, body: Frame2, chest: Floats, head: Floats, slim: float) -> None:
    kind, size, p = bird.kind, bird.length, bird.palette
    d = kind.depth
    if bird.term == "penguin":
        front = [_at(body, x * size, y * d * size) for x, y in _PENGUIN_FRONT]
        sheet.put(spline(np.stack(front, 1), 4), Paint(p["secondary"], shade(p["secondary"], -0.5)))
        blush = [_at(body, x * size, y * d * size) for x, y in ((0.36, -0.5), (0.3, -0.1), (0.2, -0.5), (0.3, -0.8))]
        sheet.put(spline(np.stack(blush, 1), 4), Paint(mix(p["secondary"], rgb("gold"), 0.45)))
        return
    low = [_at(body, x * size, y * d * size) for x, y in
           ((0.12, 0.1), (-0.05, -0.35), (-0.34, -0.2), (-0.3, -0.5), (-0.05, -0.97), (0.26, -0.78), (0.5,
            -0.2))]  # fmt: skip
    throat = chest + (head - chest) * np.float32(0.75)
    low += [throat + np.array([slim * 0.7, 0.0]), throat - np.array([slim * 0.1, 0.0])]
    colour = p["secondary"]
    sheet.put(spline(np.stack(low, 1), 3), Paint(colour, shade(colour, -0.5)))


def _face(sheet: Sheet, bird: Fowl, w: Winging, head: Floats, rise: Floats, r: float) -> None:
    p = bird.palette
    tilt = (0.1 * w.head + w.peck * -0.5 - 0.25 * w.flying).astype(np.float32)
    at = Frame2(head, tilt)
    if bird.term == "owl":
        draw_owl_face(sheet, bird, w.head, Frame2(head, tilt * 0.4), r)
        return
    if bird.term == "penguin":
        sheet.put(carried(cut("-0.6,0.2 0.1,0.35 0.75,0.0 0.5,-0.6 -0.3,-0.7"), at, r), Paint(shade(p["secondary"], 0)))
        cap = cut("-1,0.1 -0.7,0.8 0.1,1.02 0.85,0.6 1,0.15 0.4,0.3 -0.2,0.15 -0.6,-0.4")
        sheet.put(carried(cap, at, r), Paint(p["primary"]), rim=True)
    bat = "skin wings" in bird.features
    for ear in ("-0.7,0.5 -0.9,1.9! -0.1,0.9", "0.05,0.9 0.3,2! 0.75,0.6") if bat else ():
        sheet.put(carried(cut(ear), at, r), Paint(p["primary"]), rim=True)
    beak = bird.beak
    for lower in () if bat else (True, False):
        gape = w.call * 0.35 if lower else w.call * -0.05
        frame = Frame2(head, (tilt - gape).astype(np.float32))
        outline = cut(beak) * np.array([1, 0.55 if lower else 1], np.float32)
        colour = shade(p["accent"], -0.9 if lower else 0.1)
        sheet.put(carried(outline, frame, r), Paint(colour), rim=True)
    if bird.term == "hen":
        comb = cut("-0.5,0.8! -0.35,1.35 -0.1,1.0! 0.15,1.5 0.35,1.0! 0.6,1.3 0.7,0.6!")
        sheet.put(carried(comb, at, r), Paint(rgb("#c8382f")))
        sheet.put(carried(cut("0.6,-0.5 1.0,-0.7 0.9,-1.3 0.55,-1.2"), at, r), Paint(rgb("#c8382f")))
    lids = blink(np.arange(len(head), dtype=np.float32) / 24, bird.seed, "bird")
    eye = oval(0.3, 0.2, 0.2, 0.22, points=14)
    if bird.term == "eagle":
        sheet.put(carried(oval(0.3, 0.2, 0.26, 0.24, points=14), at, r), Paint(rgb("gold")))
        sheet.put(carried(cut("-0.1,0.5! 0.7,0.42! 0.7,0.3! 0.05,0.36!"), at, r), Paint(rgb("#3a2c24")))
    stretch = np.clip(lids, 0.1, 1)[:, None]
    ring = np.stack([np.broadcast_to(eye[:, 0], (len(head), len(eye))), 0.2 + (eye[:, 1] - 0.2)[None] * stretch], -1)
    sheet.put(carried(ring, at, r), Paint(rgb("ink")))
    sheet.put(carried(oval(0.37, 0.28, 0.07, 0.07, points=8), at, r), Paint(rgb("white")))


def _folded(sheet: Sheet, bird: Fowl, w: Winging, body: Frame2) -> None:
    """Lay the folded wing on the side; it opens into nothing as the bird takes wing."""
    opacity = np.clip(1 - w.flying * 2.5, 0, 1).astype(np.float32)
    if not opacity.any():
        return
    size, p = bird.length, bird.palette
    d = bird.kind.depth
    if bird.term == "penguin":
        wing = cut(
            f"0.3,{d * 0.4} 0.22,{-d * 0.05} -0.06,{-d * 0.16} -0.32,{d * 0.12}! -0.16,{d * 0.42} 0.1,{d * 0.66}"
        )
    else:
        wing = cut("0.26,0.35 0.1,0.62 -0.25,0.55 -0.72,0.3! -0.4,-0.1 0,-0.4 0.22,-0.2") * np.array([1, d], np.float32)
    ruffle = (w.moving * np.sin(4 * np.pi * w.step) * 0.04).astype(np.float32)
    frame = Frame2(body.origin, body.angle + ruffle)
    shown = None if opacity.all() and opacity.min() == 1 else opacity
    sheet.put(carried(wing, frame, size), Paint(shade(p["primary"], -0.8), shade(p["primary"], -1.3)), shown, True)
    if bird.term == "penguin":
        return
    sheet.put(carried(wing * np.float32(0.66) - np.array([0.08, 0.0], np.float32), frame, size),
              Paint(shade(p["primary"], -1.5)), shown)  # fmt: skip


def _wing(sheet: Sheet, bird: Fowl, w: Winging, body: Frame2, far: bool) -> None:
    """Lay a spread wing: an inner part that beats and an outer part that follows."""
    opacity = np.clip(w.flying * 3 - 0.4, 0, 1).astype(np.float32)
    if not opacity.any():
        return
    size, p = bird.length, bird.palette
    long = bird.kind.wing * size * 1.2
    inner, outer = (w.flap, w.outer) if not far else (w.flap * 0.92 + 0.12, w.outer * 0.92 + 0.16)
    spread = w.flying
    root = _at(body, 0.16 * size, 0.12 * size)
    rear = _at(body, -0.26 * size, 0.1 * size)
    lean = -0.12 if not far else 0.2
    wrist = root + np.stack([lean * long + 0 * inner, np.sin(inner) * long * 0.5], -1) * spread[:, None]
    tip = wrist + np.stack([(lean - 0.32) * long * 0.8 + 0 * outer, np.sin(outer) * long * 0.62], -1) * spread[:, None]
    back = (rear + wrist) / 2 + np.array([-0.26 * long, 0.0]) * spread[:, None]
    middle = wrist + (tip - wrist) * 0.45 + np.array([-0.24 * long, 0.0]) * spread[:, None]
    ahead = np.array([0.05 * long, 0.0], np.float32)
    skin = "skin wings" in bird.features
    rim = [root, (root + wrist) / 2 + ahead, wrist + ahead, tip]
    # A bat's skin hangs in scallops between its fingers.
    hem = [middle, back, rear] if not skin else [
        (tip + middle) / 2 * 0.76 + wrist * 0.24, middle, (middle + back) / 2 * 0.72 + wrist * 0.28, back,
        (back + rear) / 2 * 0.8 + wrist * 0.2, rear,
    ]  # fmt: skip
    control = np.stack([*rim, *hem], 1)
    colour = shade(p["primary"], -1.2 if far else -0.35)
    shown = None if opacity.min() == 1 else opacity
    corners = (3, 5, 7) if skin else (3,)
    sheet.put(spline(control.astype(np.float32), 4, corners), Paint(colour, shade(colour, -0.6)), shown, True)
    if not far and not skin:
        covert = np.stack(
            [
                root,
                (root + wrist) / 2 + [0.03 * long, 0],
                wrist,
                (wrist + middle) / 2,
                (back + wrist) / 2,
                (rear + root) / 2,
            ],
            1,
        )
        sheet.put(spline(covert.astype(np.float32), 3), Paint(shade(p["primary"], 0.3)), shown)


def one_of_a_flock(centre: Floats, span: float, flap: Floats, outer: Floats) -> Floats:
    """Return a far bird (frames, P, 2) in one outline: wings and a sliver of body."""
    up, tip = np.sin(flap) * 0.32, np.sin(flap) * 0.32 + np.sin(outer) * 0.3
    zero = np.zeros_like(up)
    knots = [
        (zero + 0.1, zero + 0.01), (zero + 0.05, zero + 0.045), (-0.3 + zero, up + 0.04), (-0.62 + zero, tip + 0.02),
        (-0.3 + zero, up - 0.03), (-0.04 + zero, zero - 0.05), (zero - 0.14, zero - 0.03), (zero + 0.02, zero - 0.06),
        (0.26 + zero, up - 0.03), (0.58 + zero, tip + 0.02), (0.3 + zero, up + 0.05), (zero + 0.1, zero + 0.05),
    ]  # fmt: skip
    control = np.stack([np.stack([x, y], -1) for x, y in knots], 1) * np.float32(span)
    return spline(centre[:, None] + control, 2, (3, 9))
