"""StageSight: the numpy form against the torch form, looking, claims, weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from circletake.models.stagesight import WeightsMissing, weights
from circletake.models.stagesight.claims import HIDDEN, SEEN, UNKNOWN, no_claims, no_truths, relation
from circletake.models.stagesight.config import SEVERAL, SINGLE, SightConfig
from circletake.models.stagesight.forward import hear, match, see
from circletake.models.stagesight.looking import COLUMNS, HEIGHT, ROWS, WIDTH, Look, fit, flow, look_at, moment_frames
from circletake.models.stagesight.sight import StageSight

if TYPE_CHECKING:
    from circletake.models.stagesight.network import StageSightNetwork

ALIKE = {name: np.eye(4, dtype=bool) for name in ("weather", "size", "move", "mood", "style", "acts")}


def scenery(frames: int = 6, height: int = 90, width: int = 160, *, step: int = 0) -> np.ndarray:
    """Draw soft stripes and blobs that move `step` pixels to the right from frame to frame."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    out = []
    for index in range(frames):
        at = x - step * index
        grey = 120 + 60 * np.sin(at / 3.0 + 2 * np.sin(y / 11.0))
        out.append(np.stack([grey, grey * 0.8, 255 - grey], -1))
    return np.clip(np.stack(out), 0, 255).astype(np.uint8)


def trained(config: SightConfig) -> StageSightNetwork:
    """Return a network whose normalisations have seen something."""
    torch = pytest.importorskip("torch")
    from circletake.models.stagesight.network import StageSightNetwork

    torch.set_num_threads(1)
    torch.manual_seed(3)
    network = StageSightNetwork(config)
    for _ in range(4):
        network.see(
            torch.rand(6, 2, HEIGHT, WIDTH, 3) * 255, torch.randn(6, 2, ROWS, COLUMNS, 5) * 0.3,
            torch.randn(6, ROWS, COLUMNS, 5) * 0.2, torch.rand(6) * 4 + 1,
        )  # fmt: skip
        network.hear(torch.randn(6, 384) * 0.05)
    return network.eval()


@pytest.mark.parametrize("moments", [1, 4])
def test_numpy_gives_what_torch_gives(moments: int) -> None:
    torch = pytest.importorskip("torch")
    from circletake.models.stagesight.folding import fold

    network = trained(SightConfig.tiny())
    look = look_at(scenery(step=2), 6.0, moments)
    vectors = np.random.default_rng(0).normal(0, 0.05, (3, 384)).astype(np.float32)
    with torch.no_grad():
        flows = torch.from_numpy(look.flows)[None].expand(3, -1, -1, -1, -1)
        pictures = torch.from_numpy(look.pictures.astype(np.float32))[None].expand(3, -1, -1, -1, -1)
        seen = network.see(pictures, flows, flows.mean(1), torch.full((3,), look.seconds))
        heard = network.hear(torch.from_numpy(vectors))
        matched = network.match(seen, heard)
    arrays = fold(network)
    sight, hearing = see(arrays, look), hear(arrays, vectors)
    assert np.abs(sight.embedding - seen.embedding[0].numpy()).max() < 1e-4
    assert np.abs(hearing.embedding - heard.embedding.numpy()).max() < 1e-4
    assert np.abs(match(arrays, sight, hearing) - matched.numpy()).max() < 1e-4
    for name in (*SINGLE, *SEVERAL):
        assert np.abs(sight.logits[name] - seen.logits[name][0].numpy()).max() < 1e-4


def test_a_tiny_network_learns_eight_clips() -> None:
    torch = pytest.importorskip("torch")
    from circletake.models.stagesight.losses import pair_loss, ranking_loss
    from circletake.models.stagesight.network import StageSightNetwork

    torch.set_num_threads(1)
    torch.manual_seed(0)
    network = StageSightNetwork(SightConfig.tiny())
    network.drop.p = 0.0
    pictures = torch.rand(8, 1, 4, 7, 3).repeat_interleave(16, 2).repeat_interleave(16, 3) * 255
    flows, motion, seconds = torch.zeros(8, 1, ROWS, COLUMNS, 5), torch.zeros(8, ROWS, COLUMNS, 5), torch.ones(8)
    vectors = torch.nn.functional.normalize(torch.randn(8, 384), dim=1)
    relation_ = torch.eye(8) * 2 - 1
    optimiser = torch.optim.Adam(network.parameters(), 1e-2)
    for _ in range(40):
        cosines = network.see(pictures, flows, motion, seconds).embedding @ network.hear(vectors).embedding.T
        loss = pair_loss(cosines * 8 - 3, relation_) + ranking_loss(cosines * 8, relation_)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert (cosines.argmax(1) == torch.arange(8)).all()


@pytest.mark.parametrize(
    ("size", "frames", "rate"), [((90, 160), 24, 6.0), ((160, 90), 1, 24.0), ((31, 17), 2, 6.0), ((200, 480), 50, 25.0)]
)
def test_any_length_and_size_is_looked_at(size: tuple[int, int], frames: int, rate: float) -> None:
    look = look_at(scenery(frames, *size), rate)
    assert look.pictures.shape == (4, HEIGHT, WIDTH, 3)
    assert look.flows.shape == (4, ROWS, COLUMNS, 5)
    assert np.isfinite(look.flows).all()
    assert look.seconds == pytest.approx(frames / rate)


def test_other_shapes_and_rates_are_refused() -> None:
    with pytest.raises(ValueError, match="needs"):
        look_at(np.zeros((3, 20, 20), np.uint8), 6.0)
    with pytest.raises(ValueError, match="rate"):
        look_at(scenery(2), 0.0)


def test_a_shape_is_kept_with_black_around_it() -> None:
    white = np.full((1, 160, 90, 3), 255, np.uint8)
    picture = fit(white)[0, :, :, 0]
    columns = np.flatnonzero(picture.max(0) > 0)
    assert len(columns) == 36  # 64 rows of a 9:16 frame
    assert (picture[:, columns] == 255).all()


def test_motion_is_measured_in_direction_and_pace() -> None:
    frames = fit(scenery(2, HEIGHT, WIDTH, step=1))
    once = flow(frames[:1], frames[1:], np.ones(1))[0]
    slower = flow(frames[:1], frames[1:], np.full(1, 2.0))[0]
    inner = once[1:-1, 1:-1, 0]
    assert np.median(inner) == pytest.approx(1 / 3, abs=0.05)  # one pixel of three
    assert np.median(slower[1:-1, 1:-1, 0]) == pytest.approx(np.median(inner) / 2, abs=1e-3)
    assert (flow(frames[:1], frames[:1], np.zeros(1))[..., :3] == 0).all()


def test_moments_of_a_clip_spread_over_it() -> None:
    first, second = moment_frames(24, 6.0, 4)
    assert first.tolist() == [2, 8, 14, 20]
    assert (second - first == 1).all()
    assert moment_frames(1, 6.0, 4)[1].tolist() == [0, 0, 0, 0]


def test_what_is_said_holds_contradicts_or_is_unclear() -> None:
    truth = no_truths(1)
    truth["place"], truth["hour"], truth["hour_seen"], truth["size"] = 1, 23.0, 1, 2
    truth["term"][0, :2], truth["seen"][0, :2], truth["count"][0, :2] = [5, 6], [SEEN, HIDDEN], [1, 3]
    truth["acts"][0, 0] = 0b10

    def answer(**said: object) -> int:
        claim = no_claims(1)
        for name, value in said.items():
            claim[name][0] = value
        return int(relation(truth, claim, ALIKE)[0, 0])

    def thing(term: int, count: int = 0, acts: int = 0) -> dict[str, object]:
        return {"term": [term, -1, -1], "count": [count, 0, 0], "acts": [acts, 0, 0]}

    assert answer() == 1
    assert answer(place=1) == 1
    assert answer(place=2) == -1
    assert answer(hour=(20.5, 4.5)) == 1
    assert answer(hour=(23.9, 4.5)) == 0  # nobody can tell eleven from midnight
    assert answer(hour=(10.0, 14.0)) == -1
    assert answer(**thing(5)) == 1
    assert answer(**thing(7)) == -1
    assert answer(**thing(UNKNOWN)) == -1
    assert answer(**thing(6)) == 0  # hardly visible
    assert answer(**thing(5, count=2)) == -1
    assert answer(**thing(5, acts=0b10)) == 1
    assert answer(**thing(5, acts=0b100)) == -1
    assert answer(place=2, **thing(6)) == -1  # one wrong thing is enough


def stored(folder: Path) -> Path:
    """Write weights of a tiny network."""
    pytest.importorskip("torch")
    from circletake.models.stagesight.folding import fold

    config = SightConfig.tiny()
    path = folder / "tiny.safetensors"
    labels = {name: tuple(f"{name} {i}" for i in range(count)) for name, count in config.labels}
    weights.write_weights(
        path, fold(trained(config)), labels, dict.fromkeys(("match", *labels), (1.0, 0.0)), {"seed": 3}
    )
    return path


def test_weights_are_read_back_with_their_labels(tmp_path: Path) -> None:
    sight = StageSight(stored(tmp_path))
    seen = sight.see(scenery(step=1), 6.0)
    again = sight.see(scenery(step=1), 6.0)
    assert np.array_equal(seen.embedding, again.embedding)
    assert np.linalg.norm(seen.embedding) == pytest.approx(1.0, abs=1e-5)
    read = sight.read(seen)
    assert set(read) == {*SINGLE, *SEVERAL}
    assert read["place"].value in sight.labels["place"]
    for name in SINGLE:
        assert sight.chances(seen, name).sum() == pytest.approx(1.0, abs=1e-5)
        assert read[name].probability == pytest.approx(float(sight.chances(seen, name).max()))


def test_missing_changed_and_foreign_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WeightsMissing, match="reinstall"):
        weights.read_weights(tmp_path / "nothing.safetensors")
    monkeypatch.setattr(weights, "_HERE", stored(tmp_path))
    with pytest.raises(WeightsMissing, match="not the shipped one"):
        weights.read_weights()
    from safetensors.numpy import save_file

    save_file({"a": np.zeros(2, np.float32)}, tmp_path / "other.safetensors")
    with pytest.raises(WeightsMissing, match="metadata"):
        weights.read_weights(tmp_path / "other.safetensors")


def test_the_shipped_weights_are_the_ones_that_the_code_names() -> None:
    found = weights.read_weights()
    assert found.digest == weights.STAGESIGHT_SHA256
    assert found.recipe["seed"] == 1
    assert set(found.labels) == {*SINGLE, *SEVERAL}
    assert weights._HERE.stat().st_size < 15e6


def test_one_picture_is_a_clip_too() -> None:
    look = look_at(scenery(1), 6.0)
    assert isinstance(look, Look)
    assert (look.flows[..., :3] == 0).all()
