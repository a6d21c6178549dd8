"""The wind tunnel's plots: `python -m circletake.evals.windtunnel.plots docs/images` (needs matplotlib)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

from circletake.evals.windtunnel.experiment import run
from circletake.evals.windtunnel.figures import Figures, measure_all
from circletake.evals.windtunnel.prompts import grid
from circletake.models.windtunnel import draw, draw_chance, say, shares
from circletake.models.windtunnel.shooting import shoot

_LATENTS = 12
_INK, _WARM, _COLD = "#22303c", "#c8553d", "#2a7f9e"
_SHOWN = ((0, "met most often"), (25, "met rarely"), (60, "never met"))
"""(rank of frequency, caption)."""
_SCENE = (0, 0, 0, 2, 2)


def plot_causes(figures: Figures, path: Path) -> None:
    """Plot each spread against its cause, and the total against accuracy."""
    from matplotlib import pyplot

    chart, axes = pyplot.subplots(1, 3, figsize=(12.6, 3.9), constrained_layout=True)
    rng = np.random.default_rng(0)
    axes[0].scatter(
        figures.bits + rng.uniform(-0.12, 0.12, len(figures.bits)), figures.aleatoric, s=9, color=_WARM, alpha=0.6
    )
    _name(axes[0], "bits that the prompt leaves open", "aleatoric spread", "Vague prompts")
    rank = np.argsort(np.argsort(-figures.share, kind="stable"), kind="stable") / (len(figures.share) / 64)
    axes[1].scatter(rank, figures.epistemic, s=9, color=_COLD, alpha=0.6)
    axes[1].axvline(np.count_nonzero(shares()) - 0.5, color=_INK, lw=0.8, ls=":")
    axes[1].text(
        np.count_nonzero(shares()) - 1.5, axes[1].get_ylim()[1] * 0.98, "never met →", ha="right", va="top", fontsize=8
    )
    _name(axes[1], "thing's rank by frequency in training", "epistemic spread", "An ignorant model")
    dots = axes[2].scatter(figures.total, figures.accuracy, s=9, c=figures.bits, cmap="viridis", alpha=0.8)
    chart.colorbar(dots, ax=axes[2], label="bits")
    _name(axes[2], "total spread", "accuracy (share of attributes as meant)", "What it costs")
    chart.savefig(path, dpi=110)
    pyplot.close(chart)


def plot_clips(path: Path) -> None:
    """Show takes of one sentence with three things: known, rare, never met; first what was meant, then four seeds."""
    from matplotlib import pyplot

    order = np.argsort(-shares(), kind="stable")
    chart, axes = pyplot.subplots(len(_SHOWN), 5, figsize=(12.6, 3.1), constrained_layout=True)
    for row, (rank, caption) in enumerate(_SHOWN):
        scene = np.array([(int(order[rank]), *_SCENE)])
        clips = [
            draw(scene, draw_chance(1, np.random.default_rng(0)))[0],
            *shoot(np.repeat(scene, 4, axis=0), range(4)),
        ]
        for column, clip in enumerate(clips):
            strip = np.concatenate(
                [np.pad(frame, ((0, 0), (0, 1), (0, 0)), constant_values=1.0) for frame in clip], axis=1
            )
            axes[row, column].imshow(np.clip((strip + 1) / 2, 0, 1), interpolation="nearest")
            axes[row, column].set_axis_off()
            if row == 0:
                axes[row, column].set_title(
                    "as meant" if column == 0 else f"take {column}", fontsize=9, color=_INK, pad=14
                )
        axes[row, 0].text(
            -0.02, 1.05, f"{caption}: {say(scene[0]).split()[1]}", transform=axes[row, 0].transAxes, fontsize=8
        )
    chart.savefig(path, dpi=110)
    pyplot.close(chart)


def _name(axes: Any, x: str, y: str, title: str) -> None:
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    axes.set_title(title, color=_INK, fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)


def main(folder: Path) -> None:
    """Write the plots."""
    import matplotlib

    matplotlib.use("Agg")
    folder.mkdir(parents=True, exist_ok=True)
    prompts = grid()
    plot_causes(measure_all(prompts, run(prompts, _LATENTS)), folder / "squbed-causes.png")
    plot_clips(folder / "squbed-clips.png")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"))
