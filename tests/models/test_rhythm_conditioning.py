"""FilmComposer's rhythm as a signal, and the conditioner that adds it to a token stream."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import nn

from circletake.models.filmcomposer import (
    CHROMA_HZ,
    Pulse,
    RhythmConditioner,
    Sounding,
    added_to_stream,
    rhythm_chroma,
    rhythm_rows,
)

torch.set_num_threads(1)
PULSE = Pulse((0.71,), (0.0, 0.5, 1.0), (0.0,))


def test_rows_tell_moments_more_finely_than_a_frame() -> None:
    rows = rhythm_rows(PULSE, 60)
    assert rows.shape == (60, 3)
    assert rows[0].tolist() == [1.0, 1.0, 1.0]
    assert rows[25].tolist() == [1.0, 1.0, 0.0]
    assert rows[35:37, 0] == pytest.approx([0.5, 0.5])
    assert rows[35:37, 1:].max() == 0.0
    assert rhythm_rows(PULSE.from_(0.5), 10)[0].tolist() == [1.0, 1.0, 0.0], "times outside are left out"


def test_chroma_is_never_the_sign_for_no_condition() -> None:
    chroma = rhythm_chroma(PULSE, [Sounding(0.0, 0.4, 0), Sounding(0.4, 1.2, 4, 0.5)], 235)
    assert chroma.shape == (235, 12)
    assert chroma[:, 0].max() == 0.0, "bin C alone would say: no condition"
    assert chroma[0, 7] == pytest.approx(0.8), "C goes to its fifth, at a downbeat's level"
    assert chroma[int(0.71 * CHROMA_HZ), 4] == pytest.approx(1.0), "a hit is the strongest"
    assert 0.1 < chroma[int(0.35 * CHROMA_HZ), 7] < 0.5, "real values, no argmax"
    assert chroma[int(1.2 * CHROMA_HZ) + 1 :].max() == 0.0, "explicit silence after the end, not the start again"


def test_a_bare_pulse_sounds_its_tonic() -> None:
    chroma = rhythm_chroma(PULSE, [], 30, tonic=9)
    assert set(np.flatnonzero(chroma.max(axis=0))) == {9}


def test_an_untrained_conditioner_adds_nothing_and_learns() -> None:
    conditioner = RhythmConditioner(8)
    rows = torch.from_numpy(rhythm_rows(PULSE, 60))[None]
    assert torch.equal(conditioner(rows), torch.zeros(1, 60, 8))
    conditioner(rows).sub(1.0).square().mean().backward()
    assert conditioner.tell.bias is not None
    assert conditioner.tell.bias.grad is not None
    assert conditioner.tell.bias.grad.abs().max() > 0, "zero weights are no dead end"
    assert RhythmConditioner.fitting(conditioner.state_dict())(rows).shape == (1, 60, 8)
    with pytest.raises(ValueError, match="not the weights of a rhythm conditioner"):
        RhythmConditioner.fitting({"listen.weight": torch.zeros(4, 3, 9)})


class Layer(nn.Module):
    """A decoder layer that keeps what it is handed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[torch.Tensor] = []

    def forward(self, hidden_states: torch.Tensor, mask: None = None) -> torch.Tensor:
        self.seen.append(hidden_states)
        return hidden_states


@pytest.mark.parametrize("by_name", [False, True])
def test_the_condition_of_frame_s_stands_at_position_s(by_name: bool) -> None:
    layer, addition = Layer(), torch.arange(1.0, 7.0).reshape(1, 6, 1)
    with added_to_stream(layer, addition, prompt=2):
        for positions in (2 + 3, 1, 1, 1, 1):  # a prefix of two, the start token and two given; then one by one
            hidden = torch.zeros(2, positions, 1)
            layer(hidden_states=hidden, mask=None) if by_name else layer(hidden, None)
    told = [seen[0, :, 0].tolist() for seen in layer.seen]
    assert told == [[0.0, 0.0, 1.0, 2.0, 3.0], [4.0], [5.0], [6.0], [0.0]]
    assert all(seen[1].abs().max() == 0 for seen in layer.seen), "guidance's other half hears nothing"
    layer(torch.zeros(2, 1, 1))
    assert layer.seen[-1].abs().max() == 0, "the hook is gone"
