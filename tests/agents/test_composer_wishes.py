"""The composer hears what was wished: styles, instruments, pace, silence."""

from __future__ import annotations

from typing import Any

import pytest
from briefs import BRIEFS
from cutting_room import planned
from spotting_room import STYLES, coast, spotted

from circletake.agents.composer import Spotting
from circletake.schema import (
    Mood,
    MusicWish,
)

BY_NAME = {entry.name: entry for entry in STYLES}


def wished(moods: tuple[Mood, ...] = ("calm", "calm", "hopeful", "hopeful"), **wish: Any) -> Spotting:
    return spotted(coast(moods, music=MusicWish(**wish)))[0]


@pytest.mark.parametrize(
    ("word", "style"),
    [
        ("lo-fi", "lo-fi"), ("jazz", "noir jazz"), ("waltz", "waltz"), ("march", "march"), ("ambient", "ambient"),
        ("orchestral", "orchestral adventure"), ("folk", "folk"), ("baroque", "baroque"), ("choir", "epic choir"),
        ("synthwave", "electronic pulse"), ("spaghetti western", "western"), ("sea shanty", "folk"),
        ("string quartet", "strings lament"), ("minimalism", "minimalism"),
    ],
)  # fmt: skip
def test_a_wished_style_is_played(word: str, style: str) -> None:
    cue = wished(styles=(word,)).cues[0]
    assert cue.style == style
    assert word in cue.reason


@pytest.mark.parametrize("word", ["piano", "accordion", "violin", "guitar", "harpsichord", "saxophone", "choir"])
def test_a_wished_instrument_is_played_in_a_style_that_has_it(word: str) -> None:
    cue = wished(instruments=(word,)).cues[0]
    players = " ".join(BY_NAME[cue.style].instruments).lower().replace("tenor sax", "saxophone")
    assert word in players
    assert cue.instruments == (word,)


def test_a_style_that_nobody_plays_is_named_with_what_comes_nearest() -> None:
    cue = wished(styles=("tango",)).cues[0]
    assert cue.style == "waltz"
    assert "no style goes by tango" in cue.reason


def test_no_drums_means_none() -> None:
    cue = wished(("epic", "epic", "epic", "epic"), styles=("epic", "no drums")).cues[0]
    assert not {"Taiko", "Timpani", "Drum Kit"} & set(BY_NAME[cue.style].instruments)
    assert cue.instruments == ()


def test_slow_is_slower_than_fast() -> None:
    slow = wished(styles=("folk",), tempo="slow").cues[0]
    fast = wished(styles=("folk",), tempo="fast").cues[0]
    entry = BY_NAME["folk"]
    assert slow.tempo_bpm < entry.tempo_low + 0.3 * (entry.tempo_high - entry.tempo_low)
    assert fast.tempo_bpm > entry.tempo_low + 0.7 * (entry.tempo_high - entry.tempo_low)


def test_no_music_means_no_cues_and_says_why() -> None:
    spotting = spotted(planned(BRIEFS["horror"]))[0]
    assert spotting == Spotting(reason="The brief wants no music.")


def test_a_fiddle_in_the_picture_is_heard() -> None:
    plan = coast(("calm", "calm", "tender", "tender"))
    fiddle = plan.bible.identities[0].with_(id="violin", noun="violin", kind="prop", role="support", leitmotif="violin")
    seen = plan.with_(bible=plan.bible.with_(identities=(*plan.bible.identities, fiddle)))
    cue = spotted(seen)[0].cues[0]
    assert cue.instruments == ("violin",)
    assert "violin" in " ".join(BY_NAME[cue.style].instruments).lower()
