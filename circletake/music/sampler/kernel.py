"""The voice engine: one loop over samples, envelopes and filters renewed every block."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

BLOCK = 32
"""Samples between two looks at envelopes, LFOs and controllers: 0.67 ms at 48 kHz."""

FIELDS = (
    "begin", "release_at", "stop", "start", "end", "loop_start", "loop_end", "loop",
    "cents", "ratio", "attenuation_cb", "pan",
    "delay", "attack", "hold", "decay", "sustain_cb", "release",
    "m_delay", "m_attack", "m_hold", "m_decay", "m_sustain", "m_release", "m_pitch", "m_cutoff",
    "lfo_delay", "lfo_step", "lfo_pitch", "lfo_cutoff", "lfo_volume",
    "vib_delay", "vib_step", "vib_pitch",
    "cutoff", "resonance_cb",
    "c_attenuation", "c_pitch", "c_cutoff", "c_pan", "c_vibrato", "choke",
)  # fmt: skip
"""Columns of a voice: times in samples, levels in centibels, pitches in cents, pan -1 to 1, `c_` rows of the
course table."""

(
    BEGIN, RELEASE_AT, STOP, START, END, LOOP_START, LOOP_END, LOOP,
    CENTS, RATIO, ATTENUATION, PAN_AT,
    DELAY, ATTACK, HOLD, DECAY, SUSTAIN, RELEASE,
    M_DELAY, M_ATTACK, M_HOLD, M_DECAY, M_SUSTAIN, M_RELEASE, M_PITCH, M_CUTOFF,
    LFO_DELAY, LFO_STEP, LFO_PITCH, LFO_CUTOFF, LFO_VOLUME,
    VIB_DELAY, VIB_STEP, VIB_PITCH,
    CUTOFF_AT, RESONANCE,
    C_ATTENUATION, C_PITCH, C_CUTOFF, C_PAN, C_VIBRATO, CHOKE,
) = range(len(FIELDS))  # fmt: skip

_SILENT_CB = 1000.0
"""An envelope's whole reach: 100 dB."""

_INAUDIBLE_CB = 760.0
"""Below this a voice has died away under the room, and is ended."""

_OPEN_CENTS = 13490.0


@numba.njit(cache=True, nogil=True)
def _volume_cb(v: Any, age: float, released: float) -> Any:
    """Return the volume envelope in centibels of attenuation, `released` samples into the release or < 0."""
    at = age if released < 0 else age - released
    at -= v[DELAY]
    if at < 0:
        level = _SILENT_CB
    elif at < v[ATTACK]:
        level = min(_SILENT_CB, -200.0 * np.log10((at + 0.5) / v[ATTACK]))
    else:
        at = max(0.0, at - v[ATTACK] - v[HOLD])
        level = min(v[SUSTAIN], at / v[DECAY] * _SILENT_CB)
    if released >= 0:
        level += released / v[RELEASE] * _SILENT_CB
    return level


@numba.njit(cache=True, nogil=True)
def _modulation_level(v: Any, age: float, released: float) -> float:
    """Return the modulation envelope, 0 to 1: convex attack, straight decay and release."""
    at = age if released < 0 else age - released
    at -= v[M_DELAY]
    if at < 0:
        level = 0.0
    elif at < v[M_ATTACK]:
        level = max(0.0, 1.0 + 40.0 / 96.0 * np.log10((at + 0.5) / v[M_ATTACK]))
    else:
        at = max(0.0, at - v[M_ATTACK] - v[M_HOLD])
        level = max(v[M_SUSTAIN], 1.0 - at / v[M_DECAY])
    if released >= 0:
        level = max(0.0, level - released / v[M_RELEASE])
    return level


@numba.njit(cache=True, nogil=True)
def _triangle(age: float, delay: float, step: float) -> float:
    """Return a triangle wave that starts at 0 and rises; `step` is cycles a sample."""
    if age < delay:
        return 0.0
    phase = ((age - delay) * step) % 1.0
    if phase < 0.25:
        return 4.0 * phase
    if phase < 0.75:
        return 2.0 - 4.0 * phase
    return 4.0 * phase - 4.0


@numba.njit(cache=True, nogil=True)
def _low_pass(cutoff: float, resonance_cb: float, sample_rate: float) -> tuple[float, float, float]:
    """Return (b0, a1, a2) of a two-pole low pass; half of its resonance is taken off its gain at DC."""
    hertz = min(8.176 * 2.0 ** (cutoff / 1200.0), 0.45 * sample_rate)
    q = max(10.0 ** ((resonance_cb / 10.0 - 3.01) / 20.0), 0.5)
    omega = 2.0 * np.pi * hertz / sample_rate
    alpha = np.sin(omega) / (2.0 * q)
    a0 = 1.0 + alpha
    gain = np.sqrt(0.7071 / max(q, 0.7071))
    return gain * (1.0 - np.cos(omega)) / 2.0 / a0, -2.0 * np.cos(omega) / a0, (1.0 - alpha) / a0


@numba.njit(cache=True, nogil=True)
def _amplitude(v: Any, age: float, now: float, course_cb: float, lfo: float) -> Any:
    """Return the linear gain at an age, 0 when it has died away."""
    level = _volume_cb(v, age, now - v[RELEASE_AT])
    if level >= _INAUDIBLE_CB:
        return 0.0
    gain = 10.0 ** (-(level + v[ATTENUATION] + course_cb + lfo * v[LFO_VOLUME]) / 200.0) / 32768.0
    if now > v[CHOKE]:
        gain *= max(0.0, 1.0 - (now - v[CHOKE]) / (8.0 * BLOCK))
    return min(gain, 2.0 / 32768.0)


@numba.njit(cache=True, nogil=True, inline="always")
def _cubic(p0: float, p1: float, p2: float, p3: float, f: float) -> float:
    """Return the cubic Hermite interpolation between p1 and p2."""
    c2 = 2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3
    c3 = 3.0 * (p1 - p2) + p3 - p0
    return p1 + 0.5 * f * (p2 - p0 + f * (c2 + f * c3))


@numba.njit(cache=True, nogil=True)
def _edge(pcm: Any, i: int, f: float, first: int, limit: int, back: int) -> float:
    """Interpolate next to a sample's first point, or next to its end or its loop's; `back` is the loop's length,
    0 when there is none."""
    before = i - 1 if i > first else i
    j, k = i + 1, i + 2
    if j >= limit:
        j = j - back if back else i
    if k >= limit:
        k = k - back if back else j
    return _cubic(float(pcm[before]), float(pcm[i]), float(pcm[j]), float(pcm[k]), f)


@numba.njit(cache=True, nogil=True)
def _stretch(line: Any, count: int, pcm: Any, place: Any, position: float, step: float) -> float:
    """Read a block of samples from a sound at its pitch into `line`.

    Args:
        line: (BLOCK,) float64, written.
        count: Samples to read.
        pcm: Samples of the font.
        place: (first, limit, back) of the sound: its first sample, the end or loop end, the loop's length or 0.
        position: Where to begin.
        step: Samples of the sound a sample of output.

    Returns:
        Where the next block begins; beyond `limit` when a sound without a loop is over.
    """
    first, limit, back = place
    if first < int(position) and position + step * count < limit - 3:
        # All of the block lies inside: nothing is asked of each sample.
        for n in range(count):
            i = int(position)
            line[n] = _cubic(float(pcm[i - 1]), float(pcm[i]), float(pcm[i + 1]), float(pcm[i + 2]), position - i)
            position += step
        return position
    for n in range(count):
        if position >= limit:
            if back == 0:
                line[n:count] = 0.0
                return position
            while position >= limit:
                position -= back
        i = int(position)
        f = position - i
        if first < i < limit - 2:
            line[n] = _cubic(float(pcm[i - 1]), float(pcm[i]), float(pcm[i + 1]), float(pcm[i + 2]), f)
        else:
            line[n] = _edge(pcm, i, f, first, limit, back)
        position += step
    return position


@numba.njit(cache=True, nogil=True)
def _filter(line: Any, count: int, low_pass: Any, state: Any) -> tuple[float, float]:
    """Run a block through a low pass, in place; return the filter's new state."""
    b0, a1, a2 = low_pass
    z1, z2 = state
    for n in range(count):
        x = line[n]
        y = b0 * x + z1
        z1 = 2.0 * b0 * x - a1 * y + z2
        z2 = b0 * x - a2 * y
        line[n] = y
    return z1, z2


@numba.njit(cache=True, nogil=True)
def _pitch(v: Any, courses: Any, block: int, swings: Any) -> Any:
    """Return samples of the sound a sample of output; `swings` are the modulation envelope and both LFOs."""
    envelope, lfo, vibrato = swings
    cents = v[CENTS] + courses[int(v[C_PITCH]), block] + envelope * v[M_PITCH] + lfo * v[LFO_PITCH]
    cents += vibrato * (v[VIB_PITCH] + courses[int(v[C_VIBRATO]), block])
    return v[RATIO] * 2.0 ** (cents / 1200.0)


@numba.njit(cache=True, nogil=True)
def _render(out: Any, pcm: Any, v: Any, courses: Any, sample_rate: float, line: Any) -> None:
    """Add one voice to the buffer."""
    begin, stop = int(v[BEGIN]), min(int(v[STOP]), out.shape[1])
    position, gain, old_cutoff = v[START], 0.0, -1.0
    state, low_pass = (0.0, 0.0), (1.0, 0.0, 0.0)
    spent = v[DELAY] + v[ATTACK] + v[HOLD] + v[DECAY]
    now = begin
    while now < stop:
        count = min(BLOCK, stop - now)
        age, released = float(now - begin), float(now - v[RELEASE_AT])
        block = min(max(now // BLOCK, 0), courses.shape[1] - 1)
        envelope = _modulation_level(v, age, released)
        lfo = _triangle(age, v[LFO_DELAY], v[LFO_STEP])
        step = _pitch(v, courses, block, (envelope, lfo, _triangle(age, v[VIB_DELAY], v[VIB_STEP])))
        if v[LOOP] == 1.0 or (v[LOOP] == 3.0 and released < 0):
            place = (int(v[START]), int(v[LOOP_END]), int(v[LOOP_END] - v[LOOP_START]))
        else:
            place = (int(v[START]), int(v[END]), 0)
        position = _stretch(line, count, pcm, place, position, step)
        cutoff = v[CUTOFF_AT] + courses[int(v[C_CUTOFF]), block] + envelope * v[M_CUTOFF] + lfo * v[LFO_CUTOFF]
        cutoff = min(max(cutoff, 1500.0), 13500.0)
        if cutoff < _OPEN_CENTS or v[RESONANCE] > 0:
            if abs(cutoff - old_cutoff) > 0.5:
                low_pass, old_cutoff = _low_pass(cutoff, v[RESONANCE], sample_rate), cutoff
            state = _filter(line, count, low_pass, state)
        target = _amplitude(v, age + count, float(now + count), courses[int(v[C_ATTENUATION]), block], lfo)
        pan = (min(max(v[PAN_AT] + courses[int(v[C_PAN]), block], -1.0), 1.0) + 1.0) * np.pi / 4.0
        _add(out, now, count, line, gain, target, pan)
        gain = target
        now += count
        over = place[2] == 0 and position >= place[1]
        if over or (target == 0.0 and (released > 0 or age > spent)):
            return


@numba.njit(cache=True, nogil=True)
def _add(out: Any, now: int, count: int, line: Any, gain: float, target: float, pan: float) -> None:
    """Add a block to both channels, its gain gliding from one value to the next."""
    left, right = np.float32(np.cos(pan)), np.float32(np.sin(pan))
    slope = (target - gain) / count
    for n in range(count):
        x = np.float32(line[n] * (gain + slope * (n + 1)))
        out[0, now + n] += x * left
        out[1, now + n] += x * right


@numba.njit(cache=True, nogil=True)
def render_voices(out: Any, pcm: Any, voices: Any, courses: Any, sample_rate: float) -> None:
    """Add voices to a stereo buffer.

    Args:
        out: (2, n) float32, added to.
        pcm: int16 samples of the font.
        voices: (k, len(FIELDS)) float64.
        courses: (rows, blocks) float64; what controllers add to a voice over time. Row 0 is all zero.
        sample_rate: Samples a second of `out`.
    """
    line = np.zeros(BLOCK)
    for row in range(voices.shape[0]):
        _render(out, pcm, voices[row], courses, sample_rate, line)
