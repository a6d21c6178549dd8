"""The command line: exit codes, messages, JSON, and that it starts fast because it imports little."""

from __future__ import annotations

import json
import subprocess
import sys
import types
from pathlib import Path

import pytest

from circletake.cli.main import run
from circletake.cli.options import settings_from
from circletake.evals import Row

SMALL = ["--size", "192x108", "--fps", "12", "--latents", "2", "--videos", "2", "--no-memory"]
BRIEF = "A fox crosses a frozen lake at dusk. 4 seconds, calm."


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["make", ""], "empty"),
        (["make", "@nowhere.md"], "can't be read"),
        (["make", "a fox", "--size", "big"], "1280x720"),
        (["make", "a fox", "--size", "4x4"], "16"),
        (["make", "a fox", "--fps", "fast"], "23.976"),
        (["make", "a fox", "--fps", "0"], "fps"),
        (["make", "a fox", "--duration", "-3"], "duration"),
        (["make", "a fox", "--aspect", "wide"], "aspect"),
        (["make", "a fox", "--picture", "sora"], "stage"),
        (["resume", "nowhere"], "not a production"),
        (["why", "nowhere"], "not a production"),
        (["make", "a fox", "--nonsense"], "No such option"),
        (["make"], "BRIEF"),
        (["eval", "squbed", "soup"], "choose from"),
    ],
)
def test_what_the_person_must_fix_is_exit_2(
    arguments: list[str], says: str, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    out, err = capfd.readouterr()
    assert says in err
    assert "Traceback" not in out + err


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\xff", b"\xff\xfe\x00f"])
def test_a_brief_that_is_no_text_is_named(data: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brief.md").write_bytes(data)
    assert run(["make", f"@{tmp_path / 'brief.md'}", "--out", str(tmp_path / "film")]) == 2
    assert "UTF-8" in capfd.readouterr().err


def test_evals_run_one_after_the_other_and_one_missed_bar_is_exit_1(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[str, bool]] = []
    for name, value in (("critic", 2.0), ("buys", 0.5)):
        module = types.ModuleType(f"circletake.evals.{name}")

        def measure(quick: bool, name: str = name, value: float = value) -> list[Row]:
            ran.append((name, quick))
            return [Row("a share", value, 1.0)]

        module.measure = measure  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, f"circletake.evals.{name}", module)
    assert run(["eval", "critic", "buys", "--quick", "--json"]) == 1
    told = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(one["eval"], one["rows"][0]["holds"]) for one in told] == [("critic", False), ("buys", True)]
    assert ran == [("critic", True), ("buys", True)]
    assert run(["eval", "buys"]) == 0
    assert run(["eval"]) == 0


@pytest.mark.film
@pytest.mark.xdist_group("gates")
def test_make_resume_and_why(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "film"
    assert run(["make", BRIEF, "--out", str(folder), "--json", *SMALL]) in (0, 3)
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert lines[-1]["kind"] == "result"
    assert Path(lines[-1]["film"]) == folder / "film.mp4"
    assert {line["name"] for line in lines if line["kind"] == "step"} >= {"read", "shoot", "score", "mix", "package"}
    assert run(["resume", str(folder)]) in (0, 3)
    assert "film.mp4" in capfd.readouterr().out
    assert run(["why", str(folder)]) == 0
    told = capfd.readouterr().out
    assert "1A" in told
    assert "changed nothing" in told
    assert run(["why", str(folder), "9Z"]) == 2
    assert run(["why", str(folder), "1a", "--json"]) == 0
    capfd.readouterr()


def test_a_dry_run_leaves_nothing_behind(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["make", BRIEF, "--dry-run", "--json", *SMALL]) == 0
    plan = json.loads(capfd.readouterr().out)
    assert plan["kind"] == "plan"
    assert sum(shot["frames"] for shot in plan["plan"]["shots"]) == 48
    assert plan["seconds"] > 0
    assert list(tmp_path.iterdir()) == []


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from circletake.cli.main import run; run(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    for heavy in ("'numpy'", "'torch'", "'langgraph'", "'pydantic'", "'chromadb'", "'openai'", "'rich'", "'av'"):
        assert heavy not in loaded
    assert "make" in done.stdout


def test_a_setting_of_nought_is_a_setting() -> None:
    base = settings_from({"seed": 7, "max_cost": 2.0})
    assert settings_from({"seed": 0, "max_cost": 0.0, "forget": False, "fps": None}, base) == base.with_(
        seed=0, max_cost=0.0
    )


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "circletake", "make", "--help"], capture_output=True, text=True, check=True
    )

    assert done.stdout.startswith("Usage: circletake make")
