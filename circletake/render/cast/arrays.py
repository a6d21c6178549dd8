"""The arrays that the cast computes with."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
"""Real numbers, float32 or float64 on the way; what a sheet puts into the world is float32."""
