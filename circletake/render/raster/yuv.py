"""From RGB to what H.264 stores: BT.709, limited range, chroma at half the width and height."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.reel import kernel

# ITU-R BT.709-6, sec. 3: luma weights, scaled to 16..235 and 16..240 in 16-bit fixed point.
_Y = (round(0.2126 * 219 / 255 * 65536), round(0.7152 * 219 / 255 * 65536), round(0.0722 * 219 / 255 * 65536))
_U = (round(-0.2126 / 1.8556 * 224 / 255 * 65536), round(-0.7152 / 1.8556 * 224 / 255 * 65536))
_UB = -_U[0] - _U[1]
_V = (round(-0.7152 / 1.5748 * 224 / 255 * 65536), round(-0.0722 / 1.5748 * 224 / 255 * 65536))
_VR = -_V[0] - _V[1]
_Y0, _Y1, _Y2 = np.int32(_Y[0]), np.int32(_Y[1]), np.int32(_Y[2])
_U0, _U1, _U2 = np.int32(_U[0]), np.int32(_U[1]), np.int32(_UB)
_V0, _V1, _V2 = np.int32(_VR), np.int32(_V[0]), np.int32(_V[1])
_Y_FLOOR = np.int32((16 << 16) + 32768)
_C_FLOOR = np.int32((128 << 18) + 131072)
_SIXTEEN, _EIGHTEEN = np.int32(16), np.int32(18)


@kernel
def _luma(rgb: NDArray[np.uint8], out: NDArray[np.uint8]) -> None:
    for x in range(out.size):
        red, green, blue = np.int32(rgb[3 * x]), np.int32(rgb[3 * x + 1]), np.int32(rgb[3 * x + 2])
        out[x] = np.uint8((_Y0 * red + _Y1 * green + _Y2 * blue + _Y_FLOOR) >> _SIXTEEN)


@kernel
def _chroma(
    upper: NDArray[np.uint8], lower: NDArray[np.uint8], blue_out: NDArray[np.uint8], red_out: NDArray[np.uint8]
) -> None:
    for x in range(blue_out.size):
        red = np.int32(upper[6 * x]) + upper[6 * x + 3] + lower[6 * x] + lower[6 * x + 3]
        green = np.int32(upper[6 * x + 1]) + upper[6 * x + 4] + lower[6 * x + 1] + lower[6 * x + 4]
        blue = np.int32(upper[6 * x + 2]) + upper[6 * x + 5] + lower[6 * x + 2] + lower[6 * x + 5]
        blue_out[x] = np.uint8((_U0 * red + _U1 * green + _U2 * blue + _C_FLOOR) >> _EIGHTEEN)
        red_out[x] = np.uint8((_V0 * red + _V1 * green + _V2 * blue + _C_FLOOR) >> _EIGHTEEN)


@kernel
def to_planes(picture: NDArray[np.uint8], out: NDArray[np.uint8]) -> None:
    """Convert a picture.

    Args:
        picture: (H, W, 3) sRGB, both sides even.
        out: (3 H / 2, W) is written: luma, then the two chroma planes end to end.
    """
    height, width = picture.shape[0], picture.shape[1]
    half = width // 2
    rows = picture.reshape(height, width * 3)
    chroma = out[height:].reshape(2, height // 2, half)
    for y in range(height):
        _luma(rows[y], out[y])
    for v in range(height // 2):
        _chroma(rows[2 * v], rows[2 * v + 1], chroma[0, v], chroma[1, v])
