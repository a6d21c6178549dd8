"""The 50 Hz conditioner: onset, beat and downbeat, added to the token stream of a music model."""

from __future__ import annotations

from torch import Tensor, nn

from circletake.models.filmcomposer.rhythm import RHYTHM_CHANNELS


class RhythmConditioner(nn.Module):
    """Turns rhythm rows into what is added to the token embeddings.

    Two convolutions over time: a pulse is known ahead, so a frame may look 160 ms to either side. The last layer begins
    at zero, so that an untrained conditioner leaves the model as it was, to the bit.

    Args:
        width: D, of the language model.
        hidden: width in between.
        reach: frames to either side that each convolution sees.
    """

    def __init__(self, width: int, *, hidden: int = 64, reach: int = 4) -> None:
        super().__init__()
        taps = 2 * reach + 1
        self.listen = nn.Conv1d(len(RHYTHM_CHANNELS), hidden, taps, padding=reach)
        self.tell = nn.Conv1d(hidden, width, taps, padding=reach)
        nn.init.zeros_(self.tell.weight)
        assert self.tell.bias is not None
        nn.init.zeros_(self.tell.bias)

    def forward(self, rows: Tensor) -> Tensor:
        """Return (B, T, D) for rhythm rows (B, T, R)."""
        heard = nn.functional.gelu(self.listen(rows.transpose(1, 2)))
        out: Tensor = self.tell(heard).transpose(1, 2)
        return out

    @staticmethod
    def fitting(weights: dict[str, Tensor]) -> RhythmConditioner:
        """Build a conditioner around trained weights.

        Raises:
            ValueError: they are not a conditioner's.
        """
        try:
            hidden, _, taps = weights["listen.weight"].shape
            conditioner = RhythmConditioner(weights["tell.weight"].shape[0], hidden=hidden, reach=taps // 2)
            conditioner.load_state_dict(weights)
        except (KeyError, ValueError, RuntimeError) as error:
            raise ValueError(f"these are not the weights of a rhythm conditioner ({error})") from error
        return conditioner.eval().requires_grad_(False)
