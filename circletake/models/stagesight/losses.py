"""What the network is trained on: pairs of clips and texts with known answers, and attributes read back.

The pair loss is the sigmoid loss of X. Zhai et al., Sigmoid Loss for Language Image Pre-Training (arXiv 2303.15343),
Sec. 3.2. Deviation: a batch's pairs have true labels, many of them positive, and unclear pairs are left out.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from circletake.models.stagesight.config import SEVERAL, SINGLE


class Answers(NamedTuple):
    """What is true of B clips."""

    single: dict[str, Tensor]
    """Attribute to (B,) label, -1 for one that nobody could see."""
    several: dict[str, Tensor]
    """Attribute to (B, labels): 1 there, 0 not, NaN unclear."""


def pair_loss(logits: Tensor, relation: Tensor) -> Tensor:
    """Return the sigmoid loss of (B, M) logits; `relation` is 1, -1 or 0 for unclear.

    Positives and negatives of a text weigh the same, summed over its clips: else the many easy negatives rule.
    """
    signs = relation.float()
    losses = F.softplus(-signs * logits) * (signs != 0)
    positive, negative = losses * (signs > 0), losses * (signs < 0)
    right = positive.sum() / (signs > 0).sum().clamp(min=1)
    # Eq. (1) sums the negatives of a row; the hardest ones carry it.
    wrong = negative.sum() / (signs < 0).sum().clamp(min=1)
    return right + wrong * 12.0


def ranking_loss(logits: Tensor, relation: Tensor) -> Tensor:
    """Return the cross entropy of finding a text's clip among the clips that it does not hold of, averaged."""
    blocked = torch.where(relation < 0, logits, torch.full_like(logits, -1e4))
    wrong = torch.logsumexp(blocked, dim=0, keepdim=True)
    held = relation > 0
    losses = torch.where(held, F.softplus(wrong - logits), torch.zeros_like(logits))
    return losses.sum() / held.sum().clamp(min=1)


def attribute_loss(logits: dict[str, Tensor], answers: Answers) -> Tensor:
    """Return the sum of cross entropies of everything that is read back."""
    total = logits["place"].new_zeros(())
    for name in SINGLE:
        target = answers.single[name]
        if bool((target >= 0).any()):
            total = total + F.cross_entropy(logits[name], target, ignore_index=-1, label_smoothing=0.05)
    for name in SEVERAL:
        target = answers.several[name]
        known = ~torch.isnan(target)
        losses = F.binary_cross_entropy_with_logits(logits[name], torch.nan_to_num(target), reduction="none")
        weight = torch.where(torch.nan_to_num(target) > 0, 3.0, 1.0) * known
        total = total + (losses * weight).sum() / logits[name].shape[0] * 0.5
    return total
