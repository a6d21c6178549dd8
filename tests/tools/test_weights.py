"""Weights are checked before anything is loaded, and every refusal says what to do."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from circletake.schema import BriefError
from circletake.tools import weights
from circletake.tools.weights import check_folder, check_safetensors, expect_kind, find_weights


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"model_type": "clip"}))
    save_file({"a": np.arange(64, dtype=np.float32), "b": np.ones((8, 8), np.float16)}, folder / "model.safetensors")
    return folder


def test_a_whole_model_is_measured_and_named(model: Path) -> None:
    found = check_folder(model)
    assert found.kind == "clip"
    assert found.size_bytes == 64 * 4 + 64 * 2
    assert len(found.digest) == 64
    assert find_weights(str(model)) == found
    expect_kind(found, {"clip"}, "clip")


def test_every_tensor_and_every_setting_is_in_the_digest(model: Path) -> None:
    before = check_folder(model).digest
    (model / "config.json").write_text(json.dumps({"model_type": "clip", "eps": 1e-6}))
    assert check_folder(model).digest != before
    (model / "config.json").write_text(json.dumps({"model_type": "clip"}))
    assert check_folder(model).digest == before
    save_file({"a": np.arange(64, dtype=np.float32), "b": np.zeros((8, 8), np.float16)}, model / "model.safetensors")
    assert check_folder(model).digest != before


def test_large_files_are_told_apart_by_pieces_of_every_tensor(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_WHOLE", 1000)
    tensors = {name: np.zeros(5000, np.float32) for name in "abc"}
    path = model / "model.safetensors"
    save_file(tensors, path)
    before = check_safetensors(path)
    tensors["b"] = tensors["b"] + 1e-6
    save_file(tensors, path)
    assert check_safetensors(path).digest != before.digest
    assert check_safetensors(path).size_bytes == before.size_bytes == 3 * 5000 * 4


@pytest.mark.parametrize("kept", [4, 40, -1])
def test_a_download_that_broke_off_is_found(model: Path, kept: int) -> None:
    path = model / "model.safetensors"
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(BriefError, match=r"model\.safetensors' .*fetch it again"):
        check_folder(model)


def test_what_follows_the_tensors_is_refused(model: Path) -> None:
    path = model / "model.safetensors"
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(BriefError, match="longer than it says"):
        check_folder(model)


@pytest.mark.parametrize("header", [b"not json", b"[1, 2]", b'{"a": {"shape": [1]}}', b'{"a": 3}'])
def test_a_garbled_header_is_refused(model: Path, header: bytes) -> None:
    (model / "model.safetensors").write_bytes(struct.pack("<Q", len(header)) + header)
    with pytest.raises(BriefError, match="garbled header; fetch it again"):
        check_folder(model)


def test_a_pointer_to_large_file_storage_is_told(model: Path) -> None:
    (model / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    with pytest.raises(BriefError, match="git lfs pull"):
        check_folder(model)


def test_pickles_alone_are_refused_and_pickles_beside_are_left_alone(model: Path) -> None:
    (model / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    assert check_folder(model).kind == "clip"
    (model / "model.safetensors").unlink()
    with pytest.raises(BriefError, match=r"pickled weights \(pytorch_model\.bin\).*not opened"):
        check_folder(model)


def test_one_pickled_part_of_a_pipeline_is_refused(model: Path) -> None:
    (model / "vae").mkdir()
    (model / "vae" / "diffusion_pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(BriefError, match=r"vae/diffusion_pytorch_model\.bin"):
        check_folder(model)


def test_a_lost_shard_is_named(model: Path) -> None:
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    (model / "model.safetensors.index.json").write_text(json.dumps(index))
    with pytest.raises(BriefError, match=r"lacks 2 of 2 shards \(model-00001-of-00002"):
        check_folder(model)


def test_what_is_not_there_is_told_with_what_to_do(model: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(BriefError, match=r"no \.safetensors; fetch"):
        check_folder(empty)
    with pytest.raises(BriefError, match="there is no folder"):
        find_weights(str(tmp_path / "nowhere"))
    with pytest.raises(BriefError, match="is a file; name the folder"):
        find_weights(str(model / "model.safetensors"))
    with pytest.raises(BriefError, match="which model"):
        find_weights("")


def test_a_hub_model_is_never_fetched_by_itself() -> None:
    with pytest.raises(BriefError, match="hf download nobody/no-such-model --revision abc"):
        find_weights("nobody/no-such-model@abc")


def test_another_family_is_told(model: Path) -> None:
    with pytest.raises(BriefError, match=r"musicgen: .* is 'clip', not one of musicgen, musicgen_melody"):
        expect_kind(check_folder(model), {"musicgen", "musicgen_melody"}, "musicgen")
