"""Results and answers: found again when whole, absent when not, and the damage is told."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from circletake.schema import (
    Artifact,
    ArtifactMissing,
    DecisionRecord,
    Provenance,
    Request,
    Result,
    call_key,
    digests_in,
)
from circletake.store import Absent, KeptAnswer, KeptResult, Store


class HumRequest(Request):
    hertz: float


class HumResult(Result):
    audio: Artifact
    peak_dbfs: float


PINNED_KEY = "50ae769884b7193bc562b49587f8babf27255ffbae8f0d9b88491bf750ec0322"
KEY = call_key("sound.hum", "1", HumRequest(hertz=50.0))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def hum(store: Store) -> HumResult:
    return HumResult(audio=store.put_bytes(b"hum", "audio/wav"), peak_dbfs=float("-inf"))


def provenance(result: Result) -> Provenance:
    return Provenance(key=KEY, tool="sound.hum", version="1", outputs=digests_in(result))


def record_file(store: Store) -> Path:
    return store.root / "results" / KEY[:2] / f"{KEY[2:]}.json"


def test_the_key_is_pinned() -> None:
    canonical = b'{"hertz":50.0,"schema_version":1}'
    assert hashlib.blake2b(b"call\x1fsound.hum\x1f1\x1f" + canonical, digest_size=32).hexdigest() == KEY
    assert call_key("sound.hum", "1", HumRequest(hertz=50)) == PINNED_KEY


def test_nothing_kept_is_absent_without_damage(store: Store) -> None:
    assert store.results.find(KEY, HumResult) == Absent()


def test_a_result_is_found_again(store: Store, hum: HumResult) -> None:
    store.results.put(hum, provenance(hum))
    assert Store(store.root).results.find(KEY, HumResult) == KeptResult(hum, provenance(hum))


def test_a_result_without_its_artifact_is_not_kept(store: Store, hum: HumResult) -> None:
    store.place(hum.audio.digest).unlink()
    with pytest.raises(ArtifactMissing):
        store.results.put(hum, provenance(hum))
    assert store.results.find(KEY, HumResult) == Absent()


def damage_text(store: Store, hum: HumResult) -> None:
    record_file(store).write_text("{")


def damage_bytes(store: Store, hum: HumResult) -> None:
    record_file(store).write_bytes(b"\xff\xfe\x00")


def damage_a_number(store: Store, hum: HumResult) -> None:
    text = record_file(store).read_text()
    assert "-Infinity" in text
    record_file(store).write_text(text.replace("-Infinity", "-20"))


def damage_the_artifact(store: Store, hum: HumResult) -> None:
    place = store.place(hum.audio.digest)
    place.chmod(0o644)
    place.write_bytes(b"hom")


def lose_the_artifact(store: Store, hum: HumResult) -> None:
    store.place(hum.audio.digest).unlink()


def come_from_the_future(store: Store, hum: HumResult) -> None:
    record = json.loads(record_file(store).read_text())
    record_file(store).write_text(json.dumps(record | {"schema_version": 99}))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (damage_text, "JSON"),
        (damage_bytes, "JSON"),
        (damage_a_number, "damaged"),
        (damage_the_artifact, "damaged"),
        (lose_the_artifact, "no object"),
        (come_from_the_future, "newer"),
    ],
)
def test_a_damaged_result_is_absent_and_says_so(store: Store, hum: HumResult, harm, told: str) -> None:
    store.results.put(hum, provenance(hum))
    harm(store, hum)
    found = Store(store.root).results.find(KEY, HumResult)
    assert isinstance(found, Absent)
    assert told in found.damage


def test_sweeping_forgets_results_whose_objects_go(store: Store, hum: HumResult) -> None:
    store.results.put(hum, provenance(hum))
    store.sweep({hum.audio.digest})
    assert isinstance(store.results.find(KEY, HumResult), KeptResult)
    store.sweep(())
    assert store.results.find(KEY, HumResult) == Absent()


def test_an_answer_is_found_again(store: Store) -> None:
    record = DecisionRecord(decision="plan", by="openai:m", tokens_in=3)
    assert store.answers.find(KEY) == Absent()
    store.answers.put(KEY, '{"a": 1}', record)
    assert store.answers.find(KEY) == KeptAnswer('{"a": 1}', record)


@pytest.mark.parametrize("harm", [lambda text: text[:-5], lambda text: text.replace("1", "2")])
def test_a_damaged_answer_is_absent(store: Store, harm) -> None:
    store.answers.put(KEY, '{"a": 31}', DecisionRecord(decision="plan", by="openai:m"))
    (file,) = (store.root / "answers").rglob("*.json")
    file.write_text(harm(file.read_text()))
    found = store.answers.find(KEY)
    assert isinstance(found, Absent)
    assert found.damage
