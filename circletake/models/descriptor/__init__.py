"""A video descriptor without weights: colour layout, edge directions and motion, as one unit vector.

After the holistic descriptors of the image-retrieval literature: the colour layout of MPEG-7 (ISO/IEC 15938-3) and
histograms of oriented gradients (N. Dalal, B. Triggs, CVPR 2005), pooled over a clip, with a motion layout beside
them. It tells how alike two clips look; it knows nothing of what they show.

Deviations: opponent colours instead of YCbCr-DCT; every block is scaled to the same energy, so that none rules.
"""

from circletake.models.descriptor.describe import DESCRIPTOR_SIZE, DESCRIPTOR_VERSION, describe

__all__ = ["DESCRIPTOR_SIZE", "DESCRIPTOR_VERSION", "describe"]
