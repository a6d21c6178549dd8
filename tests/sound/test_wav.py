"""Wave files: what is written is read back, by us and by others, and the same sound has the same bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.io import wavfile

from circletake.schema import StoreError
from circletake.sound import read_wav, write_wav


@settings(derandomize=True, max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    channels=st.integers(1, 3),
    samples=st.integers(0, 70),
    coding=st.sampled_from(["pcm24", "float32"]),
    rate=st.sampled_from([44_100, 48_000]),
    reference=st.integers(0, 1 << 40),
    seed=st.integers(0, 99),
)
def test_reads_back_what_it_wrote(
    tmp_path: Path, channels: int, samples: int, coding: str, rate: int, reference: int, seed: int
) -> None:
    sound = np.random.default_rng(seed).uniform(-1, 1, (channels, samples)).astype(np.float32)
    path = tmp_path / "a.wav"
    write_wav(path, sound, rate, coding=coding, time_reference=reference, description="Tag: Küste")  # type: ignore[arg-type]
    found = read_wav(path)
    assert (found.sample_rate, found.time_reference) == (rate, reference)
    assert np.atleast_2d(found.sound).shape == sound.shape
    np.testing.assert_allclose(np.atleast_2d(found.sound), sound, atol=0 if coding == "float32" else 2.0**-24)


@pytest.mark.filterwarnings("ignore:Chunk .non-data. not understood")
@pytest.mark.parametrize("coding", ["pcm24", "float32"])
def test_another_reader_agrees(tmp_path: Path, coding: str) -> None:
    sound = np.linspace(-1, 0.999, 2002).astype(np.float32).reshape(2, -1)
    write_wav(tmp_path / "a.wav", sound, coding=coding)  # type: ignore[arg-type]
    rate, values = wavfile.read(tmp_path / "a.wav")
    scaled = values / 2.0**31 if values.dtype == np.int32 else values
    assert rate == 48_000
    np.testing.assert_allclose(scaled.T, sound, atol=2.0**-23)


def test_reads_what_others_write(tmp_path: Path) -> None:
    ramp = np.linspace(-0.9, 0.9, 1000)
    for dtype, scale, tolerance in ((np.int16, 32767, 1e-4), (np.int32, 2**31 - 1, 1e-6), (np.float64, 1.0, 1e-6)):
        wavfile.write(tmp_path / "b.wav", 44_100, (ramp * scale).astype(dtype))
        np.testing.assert_allclose(read_wav(tmp_path / "b.wav").sound, ramp, atol=tolerance)
    wavfile.write(tmp_path / "b.wav", 44_100, (ramp * 127 + 128).astype(np.uint8))
    np.testing.assert_allclose(read_wav(tmp_path / "b.wav").sound, ramp, atol=0.02)


def test_full_scale_does_not_wrap(tmp_path: Path) -> None:
    write_wav(tmp_path / "a.wav", np.array([1.0, 2.0, -2.0], np.float32))
    np.testing.assert_allclose(read_wav(tmp_path / "a.wav").sound, [1.0, 1.0, -1.0], atol=2e-7)


def test_the_same_sound_has_the_same_bytes(tmp_path: Path) -> None:
    sound = np.random.default_rng(1).uniform(-1, 1, (2, 999)).astype(np.float32)
    write_wav(tmp_path / "a.wav", sound, time_reference=5)
    write_wav(tmp_path / "b.wav", sound.copy(), time_reference=5)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


@pytest.mark.parametrize("data", [b"", b"RIFF", b"OggS" + b"\0" * 60, b"RIFF\x10\0\0\0WAVEfmt \x02\0\0\0\1\0"])
def test_what_is_no_wave_file_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c.wav").write_bytes(data)
    with pytest.raises(StoreError, match=r"c\.wav"):
        read_wav(tmp_path / "c.wav")
