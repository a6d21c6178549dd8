"""The stage learns words after the encoder was trained: those it can't find, and its eval says so."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from circletake.evals import retrieval


def test_what_the_encoder_has_no_label_for_is_never_found(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name: 0.9 - 0.1 * at for at, name in enumerate("abcdef")}
    monkeypatch.setattr(retrieval, "label_lists", lambda: {"subjects": [*known, "new"]})
    there = np.zeros((2, 7))
    there[0, 6] = there[1, 0] = 1.0
    monkeypatch.setattr(retrieval, "there_table", lambda *_: there)
    held = SimpleNamespace(truths=None, footage=[SimpleNamespace(frames=None)] * 2)
    embedder = SimpleNamespace(chances=lambda clips, *_: [known] * len(clips))
    assert retrieval._found("subjects", held, embedder).value == 0.5
