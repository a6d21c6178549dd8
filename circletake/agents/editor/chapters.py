"""Chapters: a film's scenes under names that people can read and tell apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from circletake.schema import Clip, Marker, Plan, Scene, Weather

_OUT_IN: dict[Weather, str] = {
    "rain": "in the rain", "snow": "in the snow", "fog": "in the fog", "storm": "in the storm", "wind": "in the wind",
    "dust": "in the dust", "clear": "under a clear sky", "cloudy": "under clouds", "overcast": "under grey skies",
}  # fmt: skip
_SIDES = ("INT./EXT.", "EXT./INT.", "I/E.", "INT.", "EXT.")


def chapters(plan: Plan, clips: Sequence[Clip]) -> list[Marker]:
    """Return a chapter for every run of clips of one scene, at its first frame, all under different names."""
    scene_of = {shot.slate: shot.scene for shot in plan.shots}
    names = chapter_names(plan.scenes)
    met: Counter[int] = Counter()
    out: list[Marker] = []
    last: int | None = None
    for clip in clips:
        scene = scene_of[clip.slate]
        if scene != last:
            met[scene] += 1
            again = f", again ({met[scene]})" if met[scene] > 1 else ""
            out.append(Marker(frame=clip.record.start, name=names[scene] + again, kind="chapter"))
            last = scene
    return out


def chapter_names(scenes: Sequence[Scene]) -> dict[int, str]:
    """Return a name for each scene by its number: its slug line, with season, weather or a number if alike."""
    alike: dict[str, list[Scene]] = {}
    for scene in scenes:
        alike.setdefault(_plain(scene), []).append(scene)
    return {number: name for group in alike.values() for number, name in _told_apart(group).items()}


def _told_apart(scenes: Sequence[Scene]) -> dict[int, str]:
    """Return names for scenes of one slug line."""
    ways: tuple[Callable[[Scene], str], ...] = (_plain, _with_season, _with_weather, _with_both)
    for way in ways:
        names = {scene.number: way(scene) for scene in scenes}
        if len(set(names.values())) == len(names):
            return names
    return {scene.number: f"{_plain(scene)} ({count})" for count, scene in enumerate(scenes, 1)}


def _plain(scene: Scene) -> str:
    """Return a slug line as people read it: `EXT. PAPER MILL - DAWN` is `Paper mill, dawn`."""
    line = scene.slug_line
    side = next((side for side in _SIDES if line.upper().startswith(side)), "")
    parts = [part.strip().lower() for part in line[len(side) :].split(" - ") if part.strip()]
    text = ", ".join(parts) or f"scene {scene.number}"
    return text[:1].upper() + text[1:]


def _with_season(scene: Scene) -> str:
    return f"{_plain(scene)} in {scene.light.season}" if scene.light.season is not None else _plain(scene)


def _with_weather(scene: Scene) -> str:
    weather = scene.light.weather
    return f"{_plain(scene)} {_OUT_IN[weather]}" if weather is not None else _plain(scene)


def _with_both(scene: Scene) -> str:
    weather = scene.light.weather
    return f"{_with_season(scene)} {_OUT_IN[weather]}" if weather is not None else _with_season(scene)
