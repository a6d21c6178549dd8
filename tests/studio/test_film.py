"""A film from a brief: what is delivered is whole, real, and the same every time."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import mido
import opentimelineio as otio
import pytest
from PIL import Image
from small_films import BRIEF, SMALL, digests, slates

from circletake import run_graph
from circletake.schema import Event, Manifest, Production
from circletake.studio.explaining import explain
from circletake.studio.folder import ProductionFolder
from circletake.studio.journal import last_runs
from circletake.studio.making import keep_plan

pytestmark = [pytest.mark.film, pytest.mark.xdist_group("film")]

PACKAGE = {
    "film.mp4", "film.srt", "film.vtt", "poster.jpg", "storyboard.png", "timeline.otio", "timeline.edl",
    "timeline.fcpxml", "stems/dialogue.wav", "stems/music.wav", "stems/effects.wav", "music/score.mid",
    "music/score.musicxml", "music/cue_sheet.csv", "music/tempo_map.csv", "report.html", "manifest.json",
    "production.json",
}  # fmt: skip


def _folder(production: Production) -> Path:
    assert production.folder is not None
    return production.folder


def test_the_package_is_whole(film: Production) -> None:
    folder = _folder(film)
    present = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert present >= PACKAGE
    for slate in slates(film):
        takes = list((folder / "takes" / slate).iterdir())
        assert sum("circled" in take.name for take in takes) == 1
        assert sum("draft" in take.name for take in takes) >= SMALL.latents * SMALL.videos


def test_the_film_plays_with_chapters_words_and_its_index_first(film: Production) -> None:
    path = _folder(film) / "film.mp4"
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, video.width, video.height) == ("h264", 192, 108)
        assert (audio.codec_context.name, audio.rate, audio.channels) == ("aac", 48000, 2)
        assert video.average_rate == Fraction(12)
        assert len(container.chapters()) >= 1
        assert sum(1 for _ in container.decode(video=0)) == 72
    head = path.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")
    assert "Almost home" in (_folder(film) / "film.srt").read_text()
    assert (_folder(film) / "film.vtt").read_text().startswith("WEBVTT")


def test_other_programs_read_the_cut_and_the_score(film: Production) -> None:
    folder = _folder(film)
    timeline = otio.adapters.read_from_file(str(folder / "timeline.otio"))
    clips = list(timeline.find_clips())
    assert sum(clip.duration().value for clip in clips if clip.media_reference.target_url.endswith(".mp4")) == 72
    for clip in clips:
        assert (folder / clip.media_reference.target_url).is_file()
    assert mido.MidiFile(folder / "music/score.mid").length == pytest.approx(6.0, abs=1.5)
    with (folder / "music/cue_sheet.csv").open() as file:
        assert len(list(csv.DictReader(file))) >= 1
    with Image.open(folder / "storyboard.png") as sheet, Image.open(folder / "poster.jpg") as poster:
        assert sheet.width == 1800
        assert poster.width > poster.height


def test_the_manifest_tells_what_was_made_and_what_stands_in(film: Production) -> None:
    manifest = Manifest.read((_folder(film) / "manifest.json").read_bytes())
    assert manifest.brief == BRIEF
    assert manifest.frames == 72
    assert manifest.status == film.status
    assert {stand_in.what for stand_in in manifest.stand_ins} >= {"picture", "voices"}
    assert manifest.minds == {"house rules": len(manifest.decisions)}
    assert all(finding.ok for finding in manifest.findings) == (manifest.status != "degraded")
    for file in manifest.files:
        assert (_folder(film) / file.path).stat().st_size == file.artifact.size_bytes
    report = (_folder(film) / "report.html").read_text()
    assert manifest.title in report
    assert "http" not in report.replace("http://www.w3.org/", "")


def test_every_shot_has_a_verdict_with_measured_uncertainty(film: Production) -> None:
    for take in film.takes:
        assert take.verdict.decision in ("circle", "settle")
        uncertainty = take.verdict.uncertainty
        assert uncertainty.kind == "measured"
        assert uncertainty.aleatoric.low <= uncertainty.aleatoric.value <= uncertainty.aleatoric.high
        assert take.verdict.best == take.request.take


def test_made_elsewhere_it_is_the_same_film(film: Production, tmp_path: Path) -> None:
    other = run_graph(BRIEF, out=tmp_path / "elsewhere", settings=SMALL.with_(workers=1))
    assert digests(_folder(other)) == digests(_folder(film))


def test_nothing_changed_nothing_is_made(copied: Callable[[], Path]) -> None:
    folder = copied()
    before = digests(folder)
    events: list[Event] = []
    again = run_graph(BRIEF, out=folder, settings=SMALL, on_event=events.append)
    made = [event for event in events if event.kind == "tool" and event.seconds is not None and not event.cached]
    assert made == []
    assert digests(folder) == before
    assert again.status == ProductionFolder(folder).read().status
    assert "changed nothing" in explain(folder).summary


def test_a_changed_shot_makes_only_what_depends_on_it(copied: Callable[[], Path]) -> None:
    folder = ProductionFolder(copied())
    production = folder.read()
    plan = production.plan
    assert plan is not None
    changed = plan.shots[1]
    # At another hour it looks otherwise; in a storm it sounds otherwise too.
    staging = changed.staging.with_(light=changed.staging.light.with_(hour=0.5, weather="storm"))
    shots = tuple(shot.with_(staging=staging) if shot is changed else shot for shot in plan.shots)
    keep_plan(folder, production.brief, SMALL, plan.with_(shots=shots), edited=True)
    run_graph(BRIEF, out=folder.path, settings=SMALL)
    _, last = last_runs(folder.journal)
    made = {role for role, entry in last.items() if not entry.cached}
    others = [slate for slate in slates(production) if slate != changed.slate]
    assert f"{changed.slate} take" in made
    assert not [role for role in made if role.split()[0] in others]
    assert made >= {"picture", "mix", "film", "final check"}
    told = {change.role: change.reason for change in explain(folder.path).made_again}
    assert "hour is 0.5" in told[f"{changed.slate} take"]
    assert f"{changed.slate} take changed" in told["picture"]
    assert set(told) >= made
    assert not [role for role in told if role.split()[0] in others]


def test_a_shot_that_left_the_plan_leaves_the_folder(copied: Callable[[], Path]) -> None:
    folder = ProductionFolder(copied())
    production = folder.read()
    plan = production.plan
    assert plan is not None
    gone = plan.shots[-1].slate
    keep_plan(folder, production.brief, SMALL, plan.with_(shots=plan.shots[:-1]), edited=True)
    shorter = run_graph(BRIEF, out=folder.path, settings=SMALL)
    assert gone not in slates(shorter)
    assert not (folder.path / "takes" / gone).exists()
    assert json.loads((folder.path / "manifest.json").read_bytes())["frames"] == sum(s.frames for s in plan.shots[:-1])


def test_another_seed_is_another_film(copied: Callable[[], Path]) -> None:
    folder = copied()
    before = digests(folder)
    run_graph(BRIEF, out=folder, settings=SMALL.with_(seed=2))
    after = digests(folder)
    assert after["film.mp4"] != before["film.mp4"]
    assert after["music/score.mid"] != before["music/score.mid"]
