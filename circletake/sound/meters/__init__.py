"""Meters: loudness after ITU-R BS.1770 and EBU R 128, true peak, and onsets."""

from circletake.sound.meters.bs1770 import Loudness, k_weighted, loudness
from circletake.sound.meters.onsets import Novelty, Onsets, novelty, onsets
from circletake.sound.meters.peak import peak_curve, true_peak

__all__ = ["Loudness", "Novelty", "Onsets", "k_weighted", "loudness", "novelty", "onsets", "peak_curve", "true_peak"]
