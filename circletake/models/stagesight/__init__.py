"""StageSight: a small video-text encoder trained on the stage, contrastive and multi-task, read in numpy.

After X. Zhai, B. Mustafa, A. Kolesnikov, L. Beyer, Sigmoid Loss for Language Image Pre-Training (arXiv 2303.15343),
Sec. 3.2, in the setting of Zhai et al., LiT: Zero-Shot Transfer with Locked-image text Tuning (arXiv 2111.07991,
Sec. 3), turned round: here the text tower is locked, MiniLM, and the video tower is trained. Embeddings are centred on
the mean of the trained scenes before they are scaled to unit length, against the cone effect of V. W. Liang et al.,
Mind the Gap (arXiv 2203.02053, Sec. 2).

Deviations: the stage knows what it drew, so pairs in a batch have true answers, many of them positive, and unclear ones
are left out; a match head on top of the inner product; attributes are read back by heads of their own; motion is
measured by least squares (B. Lucas, T. Kanade, IJCAI 1981) instead of learned.

| symbol | shape | what |
| --- | --- | --- |
| T | 4 | moments of a clip that are looked at |
| H, W | 64, 112 | rows and columns of a picture |
| R, C | 8, 14 | cells of the motion grid |
| D | 256 | numbers in an embedding |
"""

from circletake.models.stagesight.config import SEVERAL, SINGLE
from circletake.models.stagesight.forward import Hearing, Sight
from circletake.models.stagesight.sight import Reading, StageSight
from circletake.models.stagesight.weights import STAGESIGHT_SHA256, WeightsMissing

__all__ = ["SEVERAL", "SINGLE", "STAGESIGHT_SHA256", "Hearing", "Reading", "Sight", "StageSight", "WeightsMissing"]
