"""What the weather adds to a place, and what it takes away."""

from __future__ import annotations

from circletake.schema import ScenePlace
from circletake.sound.beds.places import INTERIORS, SEALED

_ON_LEAVES = frozenset({"forest", "jungle", "garden"})
_ON_WATER = frozenset({"sea", "lake", "river", "harbour", "coast"})
_BY_THE_SEA = frozenset({"sea", "coast", "harbour"})
_TREES = frozenset({"forest", "jungle", "garden", "village", "river", "lake"})


def weathered(scene: ScenePlace, beds: dict[str, float]) -> dict[str, float]:
    """Return a scene's layers with its weather.

    Args:
        scene: where, in what weather, how hard (`intensity`).
        beds: layer to level in LUFS, as the place has them.
    """
    if scene.place in SEALED:
        return dict(beds)
    inside = scene.interior or scene.place in INTERIORS
    out = dict(beds)
    force = 10.0 * (scene.intensity - 0.5)
    if scene.weather in ("rain", "storm"):
        _rain(scene, out, inside, force + (3.0 if scene.weather == "storm" else 0.0))
    if scene.weather in ("wind", "storm", "dust"):
        _wind(scene, out, inside, force)
    if scene.weather == "storm":
        _raise(out, "far thunder", -37.0 - (6.0 if inside else 0.0))
    if scene.weather == "dust" and not inside:
        _raise(out, "blown sand", -39.0 + force)
    if scene.weather == "snow":
        _hush(out, 4.0)
        _raise(out, "draught" if inside else "cold wind", -46.0 + force)
    if scene.weather == "fog":
        _hush(out, 2.0)
        if scene.place in _BY_THE_SEA and not inside:
            _raise(out, "far horn", -42.0)
    return out


def _rain(scene: ScenePlace, out: dict[str, float], inside: bool, force: float) -> None:
    if inside:
        _raise(out, "rain on roof", -42.0 + force)
        _raise(out, "rain on window", -46.0 + force)
        return
    onto = "leaves" if scene.place in _ON_LEAVES else "water" if scene.place in _ON_WATER else "ground"
    _raise(out, f"rain on {onto}", -36.0 + force)


def _wind(scene: ScenePlace, out: dict[str, float], inside: bool, force: float) -> None:
    if inside:
        _raise(out, "draught", -42.0 + force)
        return
    _raise(out, "open wind", -37.0 + force)
    _raise(out, "wind in trees" if scene.place in _TREES else "cold wind", -40.0 + force)
    for layer in ("surf", "swell", "flags", "rigging", "lapping"):
        if layer in out:
            out[layer] += 4.0


def _raise(out: dict[str, float], layer: str, level_lufs: float) -> None:
    """Have a layer at least so loud."""
    out[layer] = max(level_lufs, out.get(layer, -99.0))


def _hush(out: dict[str, float], db: float) -> None:
    for layer in out:
        out[layer] -= db
