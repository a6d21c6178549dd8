"""The score's picture of one cue: `python -m circletake.evals.score_plots OUT.png [NUMBER]` (needs matplotlib)."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from scipy.signal import stft

from circletake.evals.score_cues import varied_request
from circletake.evals.score_curves import curves_of
from circletake.evals.score_ears import RATE
from circletake.music import compose, find_soundfont, load_soundfont, play_score

_INK, _WARM, _COLD = "#22303c", "#c8553d", "#2a7f9e"
_SECONDS = 30.0


def plot_cue(number: int, path: Path) -> None:
    """Plot one cue of the eval: waveform, spectrogram, dissonance and density beside the planned tension."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    request = varied_request(number, seconds=_SECONDS)
    score = compose(request)
    (cue,) = score.cues
    music = play_score(score, load_soundfont(find_soundfont().path), threads=1).music
    curves = curves_of(cue, request)
    chart, axes = pyplot.subplots(
        4, 1, figsize=(10, 8.2), sharex=True, constrained_layout=True, height_ratios=(1, 2, 1, 1)
    )
    at = np.arange(music.shape[1]) / RATE
    step = RATE // 100
    whole = music.mean(axis=0)[: music.shape[1] // step * step].reshape(-1, step)
    axes[0].fill_between(at[::step][: len(whole)], whole.min(axis=1), whole.max(axis=1), color=_INK, lw=0)
    _name(axes[0], "waveform")
    hertz, times, spectrum = stft(music.mean(axis=0), RATE, nperseg=8192, noverlap=8192 - 2048)
    shown = (hertz > 30) & (hertz < 12_000)
    level = 20 * np.log10(np.abs(spectrum[shown]) + 1e-9)
    axes[1].pcolormesh(
        times, hertz[shown], level, vmin=level.max() - 80, vmax=level.max(), cmap="magma", rasterized=True
    )
    axes[1].set_yscale("log")
    axes[1].axhline(130.8, color="white", lw=0.6, ls=":")
    axes[1].text(0.3, 136, "C3", color="white", fontsize=8)
    _name(axes[1], "Hz")
    for axis, values, name, colour in (
        (axes[2], curves.dissonance, "dissonance", _WARM), (axes[3], curves.density, "notes a second", _COLD),
    ):  # fmt: skip
        axis.plot(curves.seconds, values, color=colour)
        _name(axis, name)
        plan = axis.twinx()
        plan.plot(curves.seconds, curves.tension, color=_INK, lw=0.8, ls="--")
        plan.set_ylim(0, 1)
        plan.set_ylabel("planned tension", fontsize=8)
    above = axes[0].get_xaxis_transform()
    for section in cue.sections:
        begins = float(cue.tempo.seconds_at(section.tick))
        axes[1].axvline(begins, color="white", lw=0.6)
        axes[0].text(begins, 1.04, section.role, fontsize=8, transform=above)
    axes[3].set_xlabel("seconds")
    axes[0].set_xlim(0, float(at[-1]))
    axes[0].set_title(f"{cue.brief.style}, {request.rate.limit_denominator(1001)} frames a second", color=_INK, pad=18)
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = BytesIO()
    chart.savefig(drawn, dpi=80)
    pyplot.close(chart)
    # A hundred colours are enough for a spectrogram, in a third of the bytes.
    Image.open(drawn).convert("RGB").quantize(100).save(path, optimize=True)


def _name(axis: Any, label: str) -> None:
    axis.set_ylabel(label)
    axis.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("say where to: python -m circletake.evals.score_plots OUT.png [NUMBER]")
    plot_cue(int(sys.argv[2]) if len(sys.argv) > 2 else 0, Path(sys.argv[1]))
