"""What the critic's embedding needs follows its embedder."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from circletake.schema import Artifact, BriefError, EmbedderCard, EmbedRequest, Resources
from circletake.tools.embed import Embed
from circletake.tools.embedding import needs_of


def weights(folder: Path, megabytes: int) -> Path:
    """Write a model's folder of this size: a header, and zeros that take no room on the disk."""
    folder.mkdir()
    size = megabytes * 2**20
    header = json.dumps({"w": {"dtype": "F32", "shape": [size // 4], "data_offsets": [0, size]}}).encode()
    with (folder / "model.safetensors").open("wb") as file:
        file.write(struct.pack("<Q", len(header)) + header)
        file.truncate(8 + len(header) + size)
    (folder / "config.json").write_text('{"model_type": "clip"}')
    return folder


def needed(embedder: str) -> Resources:
    video = Artifact(digest="0" * 64, media_type="video/mp4", size_bytes=1)
    return Embed().resources(EmbedRequest(video=video, rate=8.0, embedder=EmbedderCard(name=embedder, digest="0" * 64)))


def test_small_ones_need_little_and_large_ones_their_weights(tmp_path: Path) -> None:
    small, large = (needed(f"clip:{weights(tmp_path / str(size), size)}") for size in (40, 4000))
    assert needed("descriptor").memory_mb < needed("stagesight").memory_mb < small.memory_mb
    assert large.memory_mb + large.gpu_memory_mb > small.memory_mb + 1.4 * 3900
    assert small.model != large.model


@pytest.mark.parametrize(
    ("name", "told"), [("nose", "choose from"), ("clip:/nowhere", "no folder"), ("clip", "which model")]
)
def test_what_is_not_there_is_named(name: str, told: str) -> None:
    with pytest.raises(BriefError, match=told):
        needs_of(name)
