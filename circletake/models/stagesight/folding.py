"""From the trained network to the arrays that `forward.py` reads: normalisations folded in, channels last.

BN(W x) = (g / s) W x + (b - g m / s): mean m, deviation s, gain g and offset b of the normalisation.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from circletake.models.stagesight.network import StageSightNetwork, _Conv, _Dense

Floats = NDArray[np.float32]


def fold(network: StageSightNetwork) -> dict[str, Floats]:
    """Return all weights of the evaluating form, as float32 arrays that are applied from the right."""
    out: dict[str, Floats] = {}
    for name, module in network.named_modules():
        if isinstance(module, _Conv):
            gain, offset = _affine(module.norm)
            kernel = module.conv.weight.detach() * gain[:, None, None, None]
            out[f"{name}.w"] = _array(kernel.permute(2, 3, 1, 0).reshape(-1, kernel.shape[0]))
            out[f"{name}.b"] = _array(offset)
        elif isinstance(module, _Dense):
            gain, offset = _affine(module.norm)
            out[f"{name}.w"] = _array((module.linear.weight.detach() * gain[:, None]).T)
            out[f"{name}.b"] = _array(offset)
    for name in ("query", "term", "text_in", "match_clip", "match_out"):
        out |= _linear(name, getattr(network, name))
    for name, head in network.heads.items():
        assert isinstance(head, nn.Linear)
        out |= _linear(f"heads.{name}", head)
    for name in ("match_text", "match_both"):
        out[f"{name}.w"] = _array(getattr(network, name).weight.T)
    gain, offset = _affine(network.centre)
    out["embed.w"], out["embed.b"] = _array((network.embed.weight * gain[:, None]).T), _array(offset)
    gain, offset = _affine(network.text_centre)
    out["text_out.w"] = _array((network.text_out.weight * gain[:, None]).T)
    out["text_skip.w"] = _array((network.text_skip.weight * gain[:, None]).T)
    out["text_out.b"] = _array(offset)
    out["match_scale"] = _array(network.match_scale.reshape(1))
    return out


def _affine(norm: nn.modules.batchnorm._BatchNorm) -> tuple[Tensor, Tensor]:
    """Return gain and offset of a normalisation by its running mean and variance."""
    mean, variance = norm.running_mean, norm.running_var
    assert mean is not None
    assert variance is not None
    gain = torch.rsqrt(variance + norm.eps)
    if norm.affine:
        return norm.weight * gain, norm.bias - norm.weight * gain * mean
    return gain, -gain * mean


def _linear(name: str, layer: nn.Linear) -> dict[str, Floats]:
    return {f"{name}.w": _array(layer.weight.T), f"{name}.b": _array(layer.bias)}


def _array(values: Tensor) -> Floats:
    return np.ascontiguousarray(values.detach().numpy(), np.float32)
