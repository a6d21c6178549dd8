"""Every contact: in time, clean, at a sane level, like itself and never twice the same."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hearing import band_db, contact, features, mono, onset_ms
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.schema import ContactKind, Material
from circletake.sound.contacts.catalogue import KINDS, event_lufs, perform
from circletake.sound.contacts.substance import SUBSTANCES

ALL_KINDS = get_args(ContactKind)
ALL_MATERIALS = get_args(Material)
SOFT = {"wing", "whoosh", "stroke", "grab", "thunder"}
"""Kinds that have no edge: they swell."""


def test_every_kind_and_material_has_a_sound() -> None:
    assert set(KINDS) == set(ALL_KINDS)
    assert set(SUBSTANCES) == set(ALL_MATERIALS)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_contact_is_clean_and_in_time(kind: ContactKind) -> None:
    for number, onto in enumerate(ALL_MATERIALS):
        material = ALL_MATERIALS[(number * 7 + 3) % len(ALL_MATERIALS)]
        piece = perform(contact(kind, material, onto, at=3.0 + number), 1)
        wave = mono(piece.sound)
        assert np.isfinite(wave).all()
        assert np.abs(wave).max() < 1.0
        assert np.abs(wave[:3]).max() < 0.3 * np.abs(wave).max(), "begins with a step"
        assert np.abs(wave[-48:]).max() < 0.02 * np.abs(wave).max(), "ends with a step"
        assert abs(wave.mean()) < 0.004, "has a direct current"
        if kind not in SOFT:
            assert abs(onset_ms(piece.sound) - piece.lead / 48) <= 2.0, (material, onto)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(ALL_KINDS),
    material=st.sampled_from(ALL_MATERIALS),
    onto=st.sampled_from(ALL_MATERIALS),
    mass=st.floats(0, 1e5),
    speed=st.floats(0, 300),
    metres=st.floats(0, 1e5),
)
def test_any_mass_speed_and_distance_gives_a_sound(
    kind: ContactKind, material: Material, onto: Material, mass: float, speed: float, metres: float
) -> None:
    piece = perform(contact(kind, material, onto, mass=mass, speed=speed, metres=metres), 2)
    assert np.isfinite(piece.sound).all()
    assert 0.0 < np.abs(piece.sound).max() <= 2.0
    assert piece.sound.shape[-1] < 48_000 * 9
    assert -60.0 < event_lufs(piece) < -2.0


def test_no_two_steps_are_the_same_but_each_is_when_made_again() -> None:
    steps = [
        perform(contact("footstep", onto="gravel", at=at, mass=70, speed=1.3), 1).sound for at in (1.0, 14.0, 27.0)
    ]
    again = perform(contact("footstep", onto="gravel", at=14.0, mass=70, speed=1.3), 1).sound
    np.testing.assert_array_equal(steps[1], again)
    for one, other in ((0, 1), (1, 2)):
        length = min(steps[one].size, steps[other].size)
        assert abs(np.corrcoef(steps[one][:length], steps[other][:length])[0, 1]) < 0.6


def test_an_object_sounds_like_itself() -> None:
    def notes(who: str, at: float) -> np.ndarray:
        wave = mono(perform(contact("impact", "metal", "stone", who=who, at=at), 1).sound)
        return np.convolve(np.abs(np.fft.rfft(wave, 48_000))[200:6000], np.hanning(25), "same")

    def alike(one: np.ndarray, other: np.ndarray) -> float:
        return float(np.corrcoef(one, other)[0, 1])

    bowl, again = notes("bowl", 1), notes("bowl", 9)
    assert alike(bowl, again) > max(alike(bowl, notes(f"other {number}", 9)) for number in range(6))


def test_harder_blows_are_louder_and_heavier_bodies_lower() -> None:
    soft, hard = (event_lufs(perform(contact("impact", speed=speed), 1)) for speed in (0.7, 5.0))
    assert hard > soft + 5.0
    light, heavy = (mono(perform(contact("impact", "metal", "metal", mass=mass), 1).sound) for mass in (0.1, 20.0))
    assert _centre(heavy) < _centre(light)


def _centre(wave: np.ndarray) -> float:
    power = np.abs(np.fft.rfft(wave)) ** 2
    return float((power * np.fft.rfftfreq(wave.size, 1 / 48_000)).sum() / power.sum())


def test_materials_ring_as_they_should() -> None:
    def strike(material: Material) -> np.ndarray:
        return perform(contact("impact", material, material, mass=1.0), 1).sound

    assert _t20(strike("metal")) > 4 * _t20(strike("wood")) > 4 * _t20(strike("stone"))
    assert _centre(mono(strike("glass"))) > _centre(mono(strike("wood"))) > _centre(mono(strike("carpet")))
    assert band_db(strike("earth"), 20, 250) > -3.0


def _t20(sound: np.ndarray) -> float:
    left = np.cumsum(mono(sound)[::-1] ** 2)[::-1]
    return float(np.argmax(left < 0.01 * left[0]) / 48_000)


@pytest.mark.parametrize(
    ("kind", "vary", "bar"), [("footstep", "onto", 0.95), ("impact", "onto", 0.95), ("impact", "material", 0.85)]
)
def test_materials_can_be_told_apart(kind: ContactKind, vary: str, bar: float) -> None:
    """A linear classifier on naive features names the material of objects and seeds that it has not heard."""
    materials = [material for material in ALL_MATERIALS if material != "air"]
    heard, named = [], []
    takes = 18
    for number, material in enumerate(materials):
        for take in range(takes):
            kinds = {"material": "wood", "onto": "wood", vary: material}
            mass, speed = (60.0 + take, 1.2) if kind == "footstep" else (1.0, 2.0)
            one = contact(kind, **kinds, mass=mass, speed=speed, at=take, who=f"object {take}")  # type: ignore[arg-type]
            heard.append(features(perform(one, seed=take).sound))
            named.append(number)
    learns = np.tile(np.arange(takes) < 12, len(materials))
    values, labels = np.array(heard), np.array(named)
    values = (values - values[learns].mean(axis=0)) / (values[learns].std(axis=0) + 1e-9)
    means = np.array([values[learns & (labels == number)].mean(axis=0) for number in range(len(materials))])
    within = np.mean([np.cov(values[learns & (labels == number)].T) for number in range(len(materials))], axis=0)
    metric = np.linalg.inv(within + 0.05 * np.eye(values.shape[1]))
    away = values[~learns, None, :] - means[None]
    guesses = np.einsum("nmf,fg,nmg->nm", away, metric, away).argmin(axis=1)
    assert (guesses == labels[~learns]).mean() >= bar
