"""Golden frames: twelve small pictures that stay as they are, within a written tolerance.

What may differ: numba compiles for the processor that it runs on, and fused multiplications or another order of sums
move a value by a few units in the last place of a float. After grading and rounding that is one or two steps of 8 bits
in some pixels, and where a thin edge falls just on the other side of a pixel's middle, more in very few of them. So a
frame may differ by 0.6 steps on the mean, and by more than 12 steps in at most 0.4 % of its pixels. Anything that a
person would see (a tree elsewhere, another light, a missing arm) is far beyond both, as the last tests here show.

`pytest tests/render/test_stage_golden.py --regold` draws them anew; look at them before they are kept.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.schema import FocusPull, Lens, Staging

GOLDEN = Path(__file__).parent / "golden"
MEAN_STEPS = 0.6
LOUD_STEPS = 12
LOUD_SHARE = 0.004
AT = 3
"""Which frame is kept."""

SCENES: dict[str, tuple[Staging, str]] = {
    "coast-dusk": (staged("coast", acting("horse", "run"), size="wide", hour=18.2), "paper-cut"),
    "street-rain-night": (staged("street", acting("woman", "walk"), hour=21.5, weather="rain"), "paper-cut"),
    "forest-autumn": (staged("forest", acting("fox", "walk"), size="wide", season="autumn"), "paper-cut"),
    "room-talk": (staged("room", acting("man", "talk"), acting("woman", "sit"), size="medium", hour=20), "paper-cut"),
    "sea-storm": (staged("sea", acting("ship", "sail"), size="extreme wide", hour=17, weather="storm"), "paper-cut"),
    "snow-morning": (staged("mountains", acting("wolf"), hour=8, weather="snow", season="winter"), "paper-cut"),
    "space": (staged("space", acting("rocket", "fly"), size="wide"), "paper-cut"),
    "city-noir": (staged("city", acting("car", "drive"), size="wide", hour=20), "noir"),
    "desert-silhouette": (staged("desert", acting("camel", "walk"), size="wide", hour=18.4), "silhouette"),
    "village-ink": (staged("village", acting("dog", "run"), size="wide"), "ink sketch"),
    "factory-blueprint": (staged("factory", acting("robot", "walk")), "blueprint"),
    "lake-poster": (staged("lake", acting("swan", "swim"), hour=7.0), "poster"),
    "street-pull": (
        staged("street", acting("man", side="left"), acting("woman", side="right"), size="medium").with_(
            camera=staged("street", size="medium").camera.with_(
                lens=Lens(f_number=1.4, flare=0.5), pulls=(FocusPull(subject="woman"),)
            )
        ),
        "paper-cut",
    ),
}


def _drawn(name: str) -> np.ndarray:
    staging, style = SCENES[name]
    return shoot(take(staging, seconds=1.0).with_(style=style)).frame(AT)


def _differs(picture: np.ndarray, golden: np.ndarray) -> str | None:
    """Return how a picture differs from the golden one by more than is allowed; None when it does not."""
    apart = np.abs(picture.astype(int) - golden.astype(int))
    mean, loud = float(apart.mean()), float((apart.max(axis=2) > LOUD_STEPS).mean())
    if mean <= MEAN_STEPS and loud <= LOUD_SHARE:
        return None
    return (
        f"{mean:.2f} steps on the mean (at most {MEAN_STEPS}), {loud:.2%} of the pixels loud (at most {LOUD_SHARE:.2%})"
    )


def _kept(name: str) -> np.ndarray:
    path = GOLDEN / f"{name}.png"
    assert path.exists(), f"{path.name} is missing: draw it with --regold, look at it, and keep it"
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("name", SCENES)
def test_frames_are_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    picture = _drawn(name)
    if request.config.getoption("--regold"):
        GOLDEN.mkdir(exist_ok=True)
        Image.fromarray(picture).save(GOLDEN / f"{name}.png", optimize=True)
    told = _differs(picture, _kept(name))
    assert told is None, f"{name}: {told}"


def test_no_golden_frame_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == set(SCENES)
    assert sum(path.stat().st_size for path in GOLDEN.glob("*.png")) < 500_000


def test_a_frame_that_is_visibly_wrong_is_found() -> None:
    golden = _kept("coast-dusk")
    moved = np.roll(golden, 2, axis=1)
    darker = (golden * 0.95).astype(np.uint8)
    patched = golden.copy()
    patched[40:50, 70:82] = patched[10:20, 10:22]
    for wrong in (moved, darker, patched, _kept("forest-autumn")):
        assert _differs(wrong, golden) is not None


def test_rounding_elsewhere_is_no_difference() -> None:
    golden = _kept("coast-dusk")
    nudged = golden.astype(int) + np.random.default_rng(3).choice([-1, 0, 1], golden.shape, p=[0.2, 0.6, 0.2])
    assert _differs(np.clip(nudged, 0, 255).astype(np.uint8), golden) is None
