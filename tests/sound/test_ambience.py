"""The air of every place: it is there, it goes on, it changes with hour, season, weather and words."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hearing import FPS, RATE, mono, scene, weighed_db
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.render.places.terms import INTERIORS, PLACE_TERMS
from circletake.schema import ScenePlace, Season, Weather
from circletake.sound import ambience, layers_of, loudness
from circletake.sound.beds import LAYERS, PLACES
from circletake.sound.beds.captions import WORDS, captioned
from circletake.sound.beds.places import INTERIORS as OUR_INTERIORS

NAMES = [term.name for term in PLACE_TERMS]


def of(place: str, frames: int = 48, **more: object) -> ScenePlace:
    return scene(0, frames, place, interior=place in INTERIORS, **more)


def test_every_place_of_the_stage_has_its_air() -> None:
    assert set(NAMES) <= set(PLACES)
    assert OUR_INTERIORS == INTERIORS


def test_every_layer_that_is_asked_for_exists() -> None:
    assert {bed.layer for beds in PLACES.values() for bed in beds} <= set(LAYERS)
    assert set(WORDS) <= set(LAYERS)
    for weather in get_args(Weather):
        for place in NAMES:
            assert set(layers_of(of(place, weather=weather))) <= set(LAYERS)


@pytest.mark.parametrize("place", NAMES)
def test_a_place_is_never_silent_and_never_loud(place: str) -> None:
    heard = ambience((of(place, 120),), frames=120, rate=FPS, seed=3)
    assert heard.shape == (2, 5 * RATE)
    assert np.isfinite(heard).all()
    assert -52.0 < loudness(heard).integrated_lufs < -28.0
    assert np.abs(heard).max() < 0.35
    assert np.abs(heard.mean(axis=1)).max() < 1e-3
    quiet = [weighed_db(heard[:, at : at + 12_000]) for at in range(4800, 5 * RATE - 12_000, 12_000)]
    assert min(quiet) > -62.0
    folded = 10 * np.log10(np.mean(mono(heard) ** 2) / np.mean(np.square(heard, dtype=np.float64)))
    assert folded >= -3.0


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_clean_and_level(name: str) -> None:
    heard = LAYERS[name](np.random.default_rng(1), 4 * RATE)
    assert heard.shape == (2, 4 * RATE)
    assert heard.dtype == np.float32
    assert np.isfinite(heard).all()
    again = LAYERS[name](np.random.default_rng(1), 4 * RATE)
    np.testing.assert_array_equal(heard, again)
    assert weighed_db(heard) < 14.0


@settings(derandomize=True, max_examples=40, deadline=None)
@given(
    place=st.sampled_from([*NAMES, "nowhere", ""]),
    interior=st.booleans(),
    hour=st.floats(0, 24),
    season=st.sampled_from(get_args(Season)),
    weather=st.sampled_from(get_args(Weather)),
    intensity=st.floats(0, 1),
    caption=st.text(max_size=80),
)
def test_any_scene_has_layers(
    place: str, interior: bool, hour: float, season: Season, weather: Weather, intensity: float, caption: str
) -> None:
    layers = layers_of(
        scene(
            0,
            9,
            place,
            interior=interior,
            hour=hour,
            season=season,
            weather=weather,
            intensity=intensity,
            caption=caption,
        )
    )
    assert layers
    assert set(layers) <= set(LAYERS)
    assert all(-75.0 < level < -20.0 for level in layers.values())


def test_day_and_night_season_and_weather_are_heard() -> None:
    assert "dawn chorus" in layers_of(of("forest", hour=5.5))
    assert "owl" in layers_of(of("forest", hour=23.0))
    assert "crickets" in layers_of(of("forest", hour=23.0))
    assert "crickets" not in layers_of(of("forest", hour=23.0, season="winter"))
    assert "wood birds" not in layers_of(of("forest", season="winter"))
    assert "rain on leaves" in layers_of(of("forest", weather="rain"))
    assert "rain on water" in layers_of(of("lake", weather="rain"))
    assert {"rain on roof", "rain on window"} <= set(layers_of(of("room", weather="rain")))
    assert "far thunder" in layers_of(of("hills", weather="storm"))
    assert "far horn" in layers_of(of("coast", weather="fog"))
    assert layers_of(of("space", weather="storm")) == layers_of(of("space"))
    assert (
        layers_of(of("street", weather="rain", intensity=0.9))["rain on ground"]
        > layers_of(of("street", weather="rain", intensity=0.2))["rain on ground"]
    )


def test_dread_hushes_the_birds() -> None:
    calm, scary = layers_of(of("forest")), layers_of(of("forest", mood="scary"))
    assert scary["wood birds"] < calm["wood birds"]
    assert "void" in scary


def test_a_cabin_hears_the_sea_through_its_walls() -> None:
    inside = layers_of(scene(0, 9, "sea", interior=True))
    assert "swell outside" in inside
    assert "swell" not in inside
    assert "rain on roof" in layers_of(scene(0, 9, "castle", interior=True, weather="rain"))


@pytest.mark.parametrize(
    ("caption", "brings", "takes"),
    [
        ("Seagulls over a distant church bell.", {"gulls", "church bells"}, set()),
        ("A crowd murmurs, then applause", {"murmur", "applause"}, set()),
        ("no birds, only wind in the trees", {"wind in trees"}, {"wood birds"}),
        ("an old clock ticking, pages", {"clock", "pages"}, set()),
        ("a wind chime", {"chimes"}, {"open wind"}),
        ("an owl, frogs and crickets", {"owl", "frogs", "crickets"}, set()),
        ("train whistle far away", {"far train"}, set()),
        ("", set(), {"gulls"}),
    ],
)
def test_a_caption_adds_and_takes_layers(caption: str, brings: set[str], takes: set[str]) -> None:
    layers = captioned(caption, {"wind in trees": -44.0, "wood birds": -43.0})
    assert brings <= set(layers)
    assert not takes & set(layers)


def test_what_a_caption_names_outside_comes_through_the_walls() -> None:
    layers = layers_of(of("room", caption="waves outside, a church bell, a clock"))
    assert {"surf outside", "church bells outside", "clock"} <= set(layers)
    assert "surf" not in layers


def test_a_caption_sets_levels() -> None:
    usual = captioned("waves breaking", {})["surf"]
    assert captioned("distant waves breaking", {})["surf"] < usual < captioned("loud waves breaking", {})["surf"]
    assert captioned("silence", {"room tone": -48.0})["room tone"] == -52.0


def test_the_bed_goes_on_under_a_cut() -> None:
    whole = ambience((of("forest", 96),), frames=96, rate=FPS, seed=3)
    parted = ambience((scene(0, 48, "forest"), scene(48, 96, "forest")), frames=96, rate=FPS, seed=3)
    np.testing.assert_array_equal(whole, parted)


def test_a_bed_that_comes_back_goes_on_where_it_was_left() -> None:
    scenes = (scene(0, 48, "spaceship"), scene(48, 72, "desert"), scene(72, 120, "spaceship"))
    heard = ambience(scenes, frames=120, rate=FPS, seed=3)
    first, second = heard[0, : RATE // 2], heard[0, 72 * 2000 + 4800 : 72 * 2000 + 4800 + RATE // 2]
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.9


def test_a_new_place_comes_with_the_cut_and_without_a_click() -> None:
    heard = ambience((scene(0, 48, "city"), scene(48, 96, "cave")), frames=96, rate=FPS, seed=3)
    cut = 2 * RATE
    assert np.abs(np.diff(heard[:, cut - 4800 : cut + 4800])).max() < 2.0 * np.abs(np.diff(heard[:, :cut])).max()
    assert weighed_db(heard[:, cut - 9600 : cut - 2400]) > weighed_db(heard[:, cut + 2400 : cut + 9600]) + 2.0


def test_gaps_between_scenes_are_filled() -> None:
    heard = ambience((scene(24, 48, "city"), scene(72, 80, "cave")), frames=96, rate=FPS, seed=3)
    for at in range(2400, 4 * RATE - 9600, 9600):
        assert weighed_db(heard[:, at : at + 9600]) > -65.0


def test_no_scene_no_air() -> None:
    assert not ambience((), frames=24, rate=FPS, seed=1).any()
    assert ambience((of("sea", 5),), frames=0, rate=FPS, seed=1).shape == (2, 0)
    assert ambience((of("sea", 24),), frames=24, rate=FPS, sample_rate=44_100, seed=1).shape == (2, 44_100)
