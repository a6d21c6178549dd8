"""Meters: loudness after ITU-R BS.1770 and EBU R 128, and true peak."""

from circletake.sound.meters.bs1770 import Loudness, k_weighted, loudness
from circletake.sound.meters.peak import peak_curve, true_peak

__all__ = ["Loudness", "k_weighted", "loudness", "peak_curve", "true_peak"]
