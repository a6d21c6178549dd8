from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Gives the folder of a tiny video model by its name in `MODELS`, built when first asked for."""
    folder = tmp_path_factory.mktemp("tiny")

    def build(name: str) -> Path:
        from tiny_video_models import MODELS, save

        place = folder / name
        return place if place.is_dir() else save(MODELS[name], place)

    return build
