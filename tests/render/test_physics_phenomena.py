"""Each of WISA's 17 phenomena can be staged, and shows its own law: measured on what was drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.render.cast.members import members_of
from circletake.render.cast.props.experiments import FILM_NM, OIL_NM, film_colour
from circletake.render.physics.matter import matter_of
from circletake.render.scene import Shape
from circletake.render.stage import Shooting
from circletake.schema import PHENOMENA, SHOWN, Light, Phenomenon, Size

G = 9.81
SMALL = Size(320, 180)


@cache
def shown(name: Phenomenon, fps: int = 24, size: Size = SMALL) -> Shooting:
    return shoot(take(SHOWN[name].example, fps=fps, seconds=3.0, frame_size=size))


def seen_at(shooting: Shooting, number: int, frame: int) -> tuple[float, float, int]:
    """Return the middle of an object's pixels in metres, x and y, and how many there are."""
    rows, columns = np.nonzero(shooting.masks(frame) == number)
    if len(rows) == 0:
        return np.nan, np.nan, 0
    lens, anchor = shooting.prepared.lens, shooting.prepared.cast[number - 1].anchor[frame]
    x, y, z, focal, shift, horizon = lens.camera[frame]
    scale = lens.height * focal / (anchor[2] - z)
    across = (columns.mean() + 0.5 - lens.width / 2 - lens.height * shift) / scale + x
    up = y - (rows.mean() + 0.5 - lens.height * horizon) / scale
    return float(across), float(up), len(rows)


def heights(shooting: Shooting, number: int = 1) -> NDArray[np.float64]:
    return np.array([seen_at(shooting, number, frame)[1] for frame in range(len(shooting))])


def shapes(shooting: Shooting) -> list[Shape]:
    return shooting.prepared.cast[0].shapes


def opacity(shape: Shape, frame: int) -> float:
    return 1.0 if shape.opacity is None else float(np.broadcast_to(shape.opacity, 999)[frame]
                                                   if len(shape.opacity) == 1 else shape.opacity[frame])  # fmt: skip


def falls_as_the_square_of_time() -> None:
    shooting = shown("rigid body motion")
    first = next(one for one in shooting.prepared.cast[0].contacts if one.kind == "drop").at
    y, t = heights(shooting), np.arange(len(shooting)) / 24
    begun = int(np.argmax(y < y[0] - 0.03)) - 1
    inside = slice(begun, int(first))
    square = np.polyfit(t[inside], y[inside], 2)[0]
    assert -2 * square == pytest.approx(G, rel=0.05)
    areas = [seen_at(shooting, 1, frame)[2] for frame in (0, int(first) - 1, len(shooting) - 1)]
    assert max(areas) < 1.12 * min(areas), "a rigid thing keeps its size"


def passes_on_its_momentum() -> None:
    shooting = shown("collision", 48)
    hit = next(one for one in shooting.prepared.cast[0].contacts if one.kind == "impact")
    masses = [matter_of(members_of(part)[0]).mass_kg for part in shooting.prepared.resolution.parts]
    at = round(hit.at)
    steps = 8
    momenta = []
    for low, high in ((at - steps - 1, at - 1), (at + 1, at + steps + 1)):
        speeds = [(seen_at(shooting, k, high)[0] - seen_at(shooting, k, low)[0]) / (steps / 48) for k in (1, 2)]
        momenta.append(sum(mass * speed for mass, speed in zip(masses, speeds, strict=True)))
    assert momenta[1] == pytest.approx(momenta[0], rel=0.08)
    gap = [np.concatenate([s.points[at].reshape(-1, 3) for s in one.shapes]) for one in shooting.prepared.cast]
    assert abs(gap[1][:, 0].min() - gap[0][:, 0].max()) < 0.04, "the contact is where they touch"


def bounces_to_the_same_share() -> None:
    shooting = shown("elastic motion", 48)
    matter = matter_of(members_of(shooting.prepared.resolution.parts[0])[0])
    y = heights(shooting)
    low = y.min()
    tops = [y[k] - low for k in range(2, len(y) - 2) if y[k] >= y[k - 2 : k + 3].max() and y[k] - low > 0.05]
    tops = [y[0] - low, *tops]
    peaks = [tops[0]]
    for top in tops[1:]:
        if top < 0.9 * peaks[-1]:
            peaks.append(top)
    assert len(peaks) >= 3
    for before, after in pairwise(peaks[:3]):
        assert after / before == pytest.approx(matter.bounce**2, rel=0.08)


def a_stream_thins_and_a_puddle_grows() -> None:
    shooting = shown("liquid motion")
    stream = shapes(shooting)[-1].points
    middle = next(k for k in range(len(stream)) if opacity(shapes(shooting)[-1], k) and np.ptp(stream[k, :, 1]) > 0.4)
    half = len(stream[0]) // 2
    left, right = stream[middle, :half], stream[middle, half:][::-1]
    wide = right[:, 0] - left[:, 0]
    speed = np.sqrt(0.28**2 + 2 * G * (left[0, 1] - left[:, 1]))
    assert wide[-3:].mean() / wide[:3].mean() == pytest.approx(np.sqrt(speed[:3].mean() / speed[-3:].mean()), rel=0.3)
    grown = [np.ptp(shapes(shooting)[0].points[k, :, 0]) for k in (20, 30, 45, 60)]
    assert all(a < b for a, b in pairwise(grown))


def a_cloud_rises_widens_and_thins(name: Phenomenon) -> None:
    shooting = shown(name)
    soft = [s for s in shapes(shooting) if s.points.ndim == 3 and s.opacity is not None and s.paint.opacity < 0.8]
    told = 0
    for shape in soft:
        y, wide = shape.points[..., 1].mean(1), np.ptp(shape.points[..., 0], axis=1)
        if np.ptp(y) < 0.1:
            continue
        jumps = np.flatnonzero(np.diff(y) < -0.05)
        begin, end = (0, len(y)) if len(jumps) == 0 else (jumps[0] + 1, jumps[1] if len(jumps) > 1 else len(y))
        if end - begin < 12:
            continue
        told += 1
        assert (np.diff(y[begin + 1 : end - 1]) > -1e-3).all()
        assert wide[end - 2] > 1.2 * wide[begin + 1]
    assert told >= 5


def cloth_bends_and_does_not_stretch() -> None:
    shooting = shown("deformation")
    cloth = max((s for s in shapes(shooting) if s.points.ndim == 3), key=lambda s: float(np.ptp(s.points[0, :, 1])))
    # The washing's right edge runs down from its second corner: seven points a side.
    thread = cloth.points[:, 7:15]
    long = np.linalg.norm(np.diff(thread, axis=1), axis=2).sum(1)
    assert np.ptp(long) < 0.04 * long.mean()
    assert np.ptp(cloth.points[:, 7:15, 0] - cloth.points[:, 7:8, 0]) > 0.05, "it bends"
    hem = cloth.points[np.arange(len(cloth.points)), cloth.points[..., 1].argmin(1), 0]
    assert np.ptp(hem) > 0.05, "the wind moves it"


def shrinks_into_a_puddle() -> None:
    shooting = shown("melting")
    tall, wide = [], []
    for frame in (2, 20, 40, 55, 70):
        rows, columns = np.nonzero(shooting.masks(frame) == 1)
        tall.append(np.ptp(rows))
        wide.append(np.ptp(columns))
    assert all(a >= b for a, b in pairwise(tall))
    block = [s for s in shapes(shooting) if s.rim]
    left = [max(float(np.ptp(s.points[k, :, 1])) for s in block) for k in (2, 70)]
    assert left[1] < 0.2 * left[0]
    assert wide[-1] > 1.5 * wide[0]


def ice_spreads_and_stops_all() -> None:
    shooting = shown("solidification")

    def icy(frame: int) -> float:
        own = shooting.masks(frame) == 1
        return float(shooting.frame(frame)[own].astype(float).mean())

    light = [icy(frame) for frame in (2, 20, 40, 65)]
    assert all(a < b for a, b in pairwise(light))
    last = [shooting.masks(frame) == 1 for frame in (68, 71)]
    assert (last[0] != last[1]).mean() < 1e-3


def drops_grow_by_the_root_of_time() -> None:
    shooting = shown("liquefaction")
    beads = [s for s in shapes(shooting) if s.points.ndim == 3 and s.points.shape[1] == 12]
    count = [sum(opacity(s, k) > 0.5 for s in beads) for k in (5, 20, 50)]
    assert count[0] < count[1] < count[2]
    bead = max(beads, key=lambda s: float(s.opacity.sum() if s.opacity is not None else 0))
    size = np.ptp(bead.points[..., 0], axis=1)
    born = int(np.argmax(size > 0))
    square = size[born + 2 : born + 30] ** 2
    assert np.corrcoef(np.arange(len(square)), square)[0, 1] > 0.995


def flames_flicker_and_smoke() -> None:
    shooting = shown("combustion")
    fires = [s for s in shapes(shooting) if s.paint.emission >= 0.9 and s.points.ndim == 3]
    tops = np.array([[s.points[k, :, 1].max() for k in range(len(shooting))] for s in fires])
    assert len(fires) >= 6
    assert (tops.std(axis=1) > 0.02 * np.ptp(tops, axis=1).max()).mean() > 0.8
    assert {source.kind for source in shooting.prepared.cast[0].sources} == {"fire"}


def debris_flies_apart_in_a_flash() -> None:
    shooting = shown("explosion")
    blast = next(one for one in shooting.prepared.cast[0].contacts if one.kind == "explosion")
    at = int(blast.at) + 1
    bits = [s for s in shapes(shooting) if s.paint.opacity == 0.94 and opacity(s, at) and not opacity(s, at - 2)]
    assert len(bits) > 20
    middles = np.stack([s.points.mean(1)[:, :2] for s in bits])
    centre = middles[:, at].mean(0)
    radius = [float(np.median(np.linalg.norm(middles[:, at + k] - centre, axis=1))) for k in range(0, 12, 2)]
    assert all(a < b for a, b in pairwise(radius))
    light = [float(shooting.frame(k).mean()) for k in (at - 2, at, at + 40)]
    assert light[1] > 1.15 * light[0]
    assert light[1] > 1.15 * light[2]


def water_mirrors_what_floats() -> None:
    shooting = shown("reflection")
    own, picture = shooting.masks(0) == 1, shooting.frame(0).astype(float)
    columns = np.nonzero(own.any(axis=0))[0]
    # The bow, left of the oars; beside the boat the same rows show plain water.
    left = columns[int(0.08 * len(columns)) : int(0.18 * len(columns))]
    beside = columns.max() + 40
    towards = []
    for column in left:
        line = int(np.nonzero(own[:, column])[0].max())
        hull, below = picture[line - 3, column], picture[line + 3, column]
        water = picture[line + 3, beside : beside + 30].mean(0)
        towards.append(np.dot(below - water, hull - water) / np.dot(hull - water, hull - water))
    assert np.median(towards) > 0.12, "below its line the water takes the hull's colour"


def a_straw_is_broken_at_the_surface() -> None:
    straw = [s for s in shapes(shown("refraction")) if s.paint.colour[0] > 0.5 and s.paint.colour[1] < 0.35]
    above, below = sorted(straw, key=lambda s: -float(s.points[..., 1].max()))[:2]
    glass = float(shown("refraction").prepared.cast[0].anchor[0, 0])
    surface = float(above.points[..., 1].min())

    def at_surface(shape: Shape) -> float:
        flat = shape.points.reshape(-1, 3)[:, :2]
        return float(np.polyval(np.polyfit(flat[:, 1], flat[:, 0], 1), surface)) - glass

    assert at_surface(below) / at_surface(above) == pytest.approx(1.33, rel=0.12)


def fog_shows_the_way_of_light() -> None:
    foggy = shown("scattering")
    clear = SHOWN["scattering"].example
    bare = shoot(take(clear.with_(light=Light(hour=22.0, season="summer", weather="clear")), frame_size=SMALL))
    counts = [len(s.prepared.cast[0].shapes) for s in (foggy, bare)]
    assert counts[0] > counts[1]
    halo = [s for s in shapes(foggy) if s.paint.emission == 0.3]
    across = [float(np.ptp(s.points[..., 0])) for s in halo]
    thick = [s.paint.opacity for s in halo]
    assert across == sorted(across)
    assert thick == sorted(thick, reverse=True)
    picture = foggy.frame(0).astype(float).mean(2)
    rows, columns = np.nonzero(foggy.masks(0) == 1)
    mid, top = int(np.median(columns)), int(rows.min())
    middle = int(top + 0.5 * np.ptp(rows))
    assert picture[middle - 3 : middle + 3, mid + 8].mean() > picture[middle - 3 : middle + 3, mid + 80].mean() * 0.9


def a_film_of_soap_shows_its_orders() -> None:
    bubble = shapes(shown("interference and diffraction"))
    bands = [s for s in bubble if s.paint.opacity == 0.49]
    assert len(bands) > 20
    drawn = np.array([s.paint.colour for s in bands])
    share = 1 - (np.arange(len(bands)) + 0.5) / len(bands)
    law = np.array([film_colour(FILM_NM[0] + (FILM_NM[1] - FILM_NM[0]) * s) for s in share])
    assert np.corrcoef(drawn.ravel(), law.ravel())[0, 1] > 0.99
    turns = [int((np.diff(np.sign(np.diff(law[:, c]))) < 0).sum()) for c in range(3)]
    assert turns[2] >= turns[0] >= 2, "blue comes round more often than red"


def a_lamp_shines_at_any_hour() -> None:
    night = shown("unnatural light sources")
    day = SHOWN["unnatural light sources"].example
    noon = shoot(take(day.with_(light=Light(hour=12.0, season="summer", weather="clear")), frame_size=SMALL))
    lamp, round_it = [], []
    for shooting in (night, noon):
        picture, own = shooting.frame(0).astype(float).mean(2), shooting.masks(0) == 1
        lamp.append(float(np.quantile(picture[own], 0.9)))
        round_it.append(float(np.median(picture[~own])))
    assert lamp[0] > 0.85 * lamp[1]
    assert round_it[0] < 0.7 * round_it[1]


SIGNS: dict[Phenomenon, Callable[[], None]] = {
    "rigid body motion": falls_as_the_square_of_time,
    "collision": passes_on_its_momentum,
    "elastic motion": bounces_to_the_same_share,
    "liquid motion": a_stream_thins_and_a_puddle_grows,
    "gas motion": lambda: a_cloud_rises_widens_and_thins("gas motion"),
    "deformation": cloth_bends_and_does_not_stretch,
    "melting": shrinks_into_a_puddle,
    "solidification": ice_spreads_and_stops_all,
    "vaporization": lambda: a_cloud_rises_widens_and_thins("vaporization"),
    "liquefaction": drops_grow_by_the_root_of_time,
    "combustion": flames_flicker_and_smoke,
    "explosion": debris_flies_apart_in_a_flash,
    "reflection": water_mirrors_what_floats,
    "refraction": a_straw_is_broken_at_the_surface,
    "scattering": fog_shows_the_way_of_light,
    "interference and diffraction": a_film_of_soap_shows_its_orders,
    "unnatural light sources": a_lamp_shines_at_any_hour,
}


def test_every_phenomenon_is_in_the_table() -> None:
    assert set(SHOWN) == set(SIGNS) == set(PHENOMENA)


@pytest.mark.parametrize("name", PHENOMENA)
def test_it_shows_its_law(name: Phenomenon) -> None:
    shooting = shown(name) if name not in ("collision", "elastic motion") else shown(name, 48)
    assert not [match for match in shooting.matches if not match.known]
    SIGNS[name]()


def test_a_film_of_oil_is_coloured_by_its_thickness() -> None:
    film = [
        s for s in shapes(shoot(take(staged("street", acting("oil")), frame_size=SMALL))) if s.paint.opacity == 0.42
    ]
    assert len(film) > 20
    drawn = np.array([s.paint.colour for s in film])
    inner = np.linspace(0, 1, 30)[-len(film) :]
    law = np.array([film_colour(OIL_NM[0] + (OIL_NM[1] - OIL_NM[0]) * share, 1.5) for share in inner])
    assert np.corrcoef(drawn.ravel(), law.ravel())[0, 1] > 0.99
    wide = [float(np.ptp(s.points[..., 0])) for s in film]
    assert wide == sorted(wide, reverse=True), "it is thickest in its middle"


def test_a_film_of_oil_shows_many_hues_and_lies_flat_on_water() -> None:
    shooting = shoot(take(staged("lake", acting("oil slick", noun="oil")), frame_size=SMALL))
    mask = shooting.masks(0) == 1
    picture = shooting.frame(0).astype(float)[mask]
    strongest = picture.argmax(1)[np.ptp(picture, axis=1) > 35]
    assert min(np.bincount(strongest, minlength=3)) > 0.1 * len(strongest)
    rows, columns = np.nonzero(mask)
    assert np.ptp(columns) > 3 * np.ptp(rows)
    assert shooting.prepared.scenery.ground.is_water(*(float(v) for v in shooting.prepared.cast[0].anchor[0, [0, 2]]))


def test_light_in_fog_is_seen_on_its_way_to_the_ground_and_without_steps() -> None:
    foggy = shown("scattering")
    halo = [s for s in shapes(foggy) if s.paint.emission == 0.3]
    # No disc adds as much as can be told from the next.
    assert max(s.paint.opacity for s in halo) < 0.13
    cone = [s for s in shapes(foggy) if s.paint.emission == 0.25]
    assert len(cone) > 8
    foot = float(foggy.prepared.cast[0].anchor[0, 1])
    assert min(float(s.points[..., 1].min()) for s in cone) < foot + 0.1


def test_a_blaze_lights_what_is_round_it_and_flickers() -> None:
    shooting = shown("combustion")
    flare = shooting.prepared.cast[0].flare
    assert flare is not None
    assert flare.strength.min() > 0.25
    assert flare.strength.std() > 0.01
    embers = [s for s in shapes(shooting) if s.paint.emission == 1.0 and s.points.shape[-2] == 4]
    rising = [float(np.median(np.diff(s.points[:, :, 1].mean(1)))) for s in embers if s.points.ndim == 3]
    assert len(rising) > 15
    assert min(rising) > 0


def test_a_pendulum_keeps_its_time() -> None:
    shooting = shoot(take(staged("room", acting("p", "swing", noun="pendulum")), fps=48, seconds=6.0))
    bob = max(
        (s for s in shooting.prepared.cast[0].shapes if s.points.ndim == 3 and s.paint.opacity == 1.0),
        key=lambda s: s.points[0].shape[0] * float(np.ptp(s.points[:, :, 0])),
    ).points.mean(1)
    pivot_x = float(shooting.prepared.cast[0].anchor[0, 0])
    side = bob[:, 0] - pivot_x
    crossings = np.flatnonzero((side[:-1] < 0) & (side[1:] >= 0))
    times = [(k + side[k] / (side[k] - side[k + 1])) / 48 for k in crossings]
    long = 0.96 * float(members_of(shooting.prepared.resolution.parts[0])[0].scale)
    widest = float(np.arcsin(np.clip(np.abs(side).max() / long, 0, 1)))
    period = 2 * np.pi * np.sqrt(long / G) * (1 + widest**2 / 16)
    assert np.diff(times).mean() == pytest.approx(period, rel=0.02)
