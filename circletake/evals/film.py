"""The film eval: one film made, made again unchanged, and made again with one shot changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from circletake.evals.footprint import footprint
from circletake.evals.row import Row
from circletake.schema import Manifest, Production
from circletake.store import read_document
from circletake.studio.folder import ProductionFolder
from circletake.studio.making import keep_plan

BRIEF = (
    "A 30-second film: an old lighthouse keeper finds a whale stranded on the beach at dawn. She calls the villagers, "
    "and together they pull it back to the sea. Hopeful, orchestral."
)
_QUICK = ("--duration", "8", "--size", "640x360")


def measure(quick: bool) -> list[Row]:
    """Make a 30-second film at 1280x720 and 24 frames a second (quick: 8 s at 640x360), and measure it."""
    with tempfile.TemporaryDirectory(prefix="circletake-eval-") as scratch:
        folder = Path(scratch) / "film"
        options = ["--memory", str(Path(scratch) / "memory"), *(_QUICK if quick else ())]
        first = footprint(["make", BRIEF, "--out", str(folder), *options], Path(scratch))
        if first.code not in (0, 3):
            raise RuntimeError(f"the film could not be made: exit code {first.code}")
        manifest = read_document(folder / "manifest.json", Manifest)
        again = footprint(["resume", str(folder)], Path(scratch))
        _change_one_shot(ProductionFolder(folder))
        changed = footprint(["resume", str(folder)], Path(scratch))
        return [
            Row("film from command to package, s", round(first.seconds, 2), None if quick else 45.0),
            Row("seconds of work a second of film", round(first.seconds / manifest.duration_s, 2)),
            Row("nothing changed, made again, s", round(again.seconds, 2), 3.0),
            Row(
                "one shot changed, share of the first time", round(changed.seconds / first.seconds, 3),
                None if quick else 0.2,
            ),
            Row("peak memory, GB", round(max(first.peak_gb, changed.peak_gb), 2), 3.0),
            *_heard(manifest),
            Row("findings of the final check", sum(not finding.ok for finding in manifest.findings), 0.0),
            Row("shots that need you", sum(verdict.needs_you for verdict in manifest.verdicts), 0.0),
        ]  # fmt: skip


def _heard(manifest: Manifest) -> list[Row]:
    landings = [abs(landing.error_frames) for cue in manifest.cues for landing in cue.landings if landing.must]
    rows = []
    if landings:
        met = sum(error <= 0.5 for error in landings) / len(landings)
        rows.append(Row("must-hits within half a frame, share", round(met, 3), 0.98, "more"))
    if manifest.mix is not None:
        rows.append(Row("loudness off its profile, LU", round(abs(manifest.mix.integrated_lufs + 14.0), 2), 0.2))
        rows.append(Row("true peak, dBTP", round(manifest.mix.true_peak_dbtp, 2), -1.0))
        rows.append(Row("stems against the mix, dBFS", max(-200.0, manifest.mix.null_dbfs), -90.0))
    return rows


def _change_one_shot(folder: ProductionFolder) -> None:
    """Have one shot in the middle of the film play in the rain."""
    production: Production = folder.read()
    plan = production.plan
    assert plan is not None
    middle = plan.shots[len(plan.shots) // 2]
    staging = middle.staging.with_(light=middle.staging.light.with_(weather="rain"))
    shots = tuple(shot.with_(staging=staging) if shot is middle else shot for shot in plan.shots)
    keep_plan(folder, production.brief, production.settings, plan.with_(shots=shots), edited=True)
