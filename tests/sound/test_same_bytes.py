"""The same request and seed give the same bytes in any process."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import hashlib, sys
from fractions import Fraction
sys.path.insert(0, {here!r})
from hearing import contact, scene, source
from circletake.schema import PROFILES
from circletake.sound import MixStem, ambience, foley, mix

scenes = (scene(0, 30, "harbour", weather="rain"), scene(30, 60, "library", caption="clock, typing"))
air = ambience(scenes, frames=60, rate=Fraction(24), seed={seed})
kinds = ("footstep", "splash", "strum", "bell", "break", "thunder")
contacts = [contact(kind, at=8.0 * n) for n, kind in enumerate(kinds)]
sources = [source("engine", 0, 60), source("crowd", 9, 44)]
made = foley(contacts, sources, frames=60, rate=Fraction(24), seed={seed}, scenes=scenes)
stems = [MixStem("ambience", "effects", air), MixStem("foley", "effects", made.audio)]
down = mix((), stems, PROFILES["web"], frames=60, rate=Fraction(24))
print(hashlib.blake2b(down.mix.tobytes() + made.audio.tobytes() + repr(made.onsets).encode()).hexdigest())
"""


def digest(hash_seed: str, seed: int) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(here=str(Path(__file__).parent), seed=seed)],
        env={"PYTHONHASHSEED": hash_seed, "PATH": "/usr/bin", "OMP_NUM_THREADS": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_two_processes_agree_and_another_seed_differs() -> None:
    first = digest("1", 5)
    assert len(first) == 2 * hashlib.blake2b().digest_size
    assert digest("2", 5) == first
    assert digest("1", 6) != first
