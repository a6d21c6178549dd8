"""The reader: who is in a text, what happens in which order, where and when, and what is wished of the film."""

from __future__ import annotations

import pytest
from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.language import (
    a,
    conjugated,
    counted,
    detect_language,
    gloss,
    hour_name,
    index_of,
    is_plural,
    kinds_by,
    listed,
    person_by_form,
    plural,
    read_aspect,
    read_length,
    read_letterbox,
    read_light,
    read_text,
    sentence,
    tag_words,
    third_person,
    title_case,
    tokenize,
)
from circletake.render.vocabulary import STAGE_VOCABULARY

KIND_OF = kinds_by(index_of(STAGE_VOCABULARY), person_by_form)


def told(text: str) -> list[tuple[list[str], str, list[str]]]:
    """Return what happens, as (who, verb, whom)."""
    story = read_text(text, KIND_OF).story
    heads = {entity.number: entity.head for entity in story.entities}
    return [
        ([heads[one] for one in event.subjects], event.clause.lemma, [heads[one] for one in event.objects])
        for event in story.events
        if event.clause.verb is not None and not event.shown
    ]


@pytest.mark.parametrize(
    ("text", "happens"),
    [
        ("A keeper finds a whale.", [(["keeper"], "find", ["whale"])]),
        ("A whale is found by a keeper.", [(["keeper"], "find", ["whale"])]),
        (
            "She calls the villagers, and together they pull the whale.",
            [(["woman"], "call", ["villager"]), (["villager"], "pull", ["whale"])],
        ),
        ("A keeper who finds a whale smiles.", [(["keeper"], "find", ["whale"]), (["keeper"], "smile", [])]),
        ("A fox runs and jumps.", [(["fox"], "run", []), (["fox"], "jump", [])]),
        ("A dog sees a cat. It chases it.", [(["dog"], "see", ["cat"]), (["dog"], "chase", ["cat"])]),
        (
            "After the dog eats the bread, the cook cries.",
            [(["dog"], "eat", ["bread"]), (["cook"], "cry", [])],
        ),
        ("The cook cries after the dog eats the bread.", [(["dog"], "eat", ["bread"]), (["cook"], "cry", [])]),
        ("A man tries to open the box.", [(["man"], "open", ["box"])]),
        ("A girl watches the sun rise.", [(["girl"], "watch", []), ([], "rise", [])]),
        (
            "A cartoon: a robot and a cat chase a ball, break a cup, hide.",
            [(["robot", "cat"], "chase", ["ball"]), (["robot", "cat"], "break", ["cup"]),
             (["robot", "cat"], "hide", [])],
        ),
        ("A knight and a dragon duel at dawn.", [(["knight", "dragon"], "duel", [])]),
        ("A father and his daughter cook dinner together.", [(["father", "daughter"], "cook", [])]),
        ("A cook and a waiter race to the door, trip and fall.", [
            (["cook", "waiter"], "race", []), (["cook", "waiter"], "trip", []), (["cook", "waiter"], "fall", []),
        ]),
        ("A pack of wolves howls.", [(["wolf"], "howl", [])]),
        ("A couple dances under the stars.", [(["couple"], "dance", [])]),
        ("A boy and a girl build a raft. One laughs, the other cries.", [
            (["boy", "girl"], "build", ["raft"]), (["boy"], "laugh", []), (["girl"], "cry", []),
        ]),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(text: str, happens: list[tuple[list[str], str, list[str]]]) -> None:
    assert told(text) == happens


@pytest.mark.parametrize(
    ("text", "head", "count"),
    [
        ("A wolf pack crosses a forest.", "wolf", 5), ("A herd of deer runs.", "deer", 6),
        ("A school of fish swims.", "shoal", 1), ("A pride of lions sleeps.", "lion", 4),
        ("A swarm of bees follows a bear.", "bee", 12),
    ],
)  # fmt: skip
def test_groups_of_animals(text: str, head: str, count: int) -> None:
    first = read_text(text, KIND_OF).story.entities[0]
    assert (first.head, first.count, first.kind) == (head, count, "animal")


def test_one_of_two_is_somebody_of_their_own() -> None:
    story = read_text("Two cowboys face each other. A bell rings. One of them falls.", KIND_OF).story
    facing, _, falling = (event for event in story.events if event.clause.verb is not None)
    assert len(facing.subjects) == 2
    assert falling.subjects == facing.subjects[:1]
    assert [story.entities[one].count for one in facing.subjects] == [1, 1]


def test_the_sky_is_no_thing() -> None:
    story = read_text("Two wolves cross a forest. They look at the stars under the milky way.", KIND_OF).story
    assert [one.head for one in story.entities] == ["wolf", "forest"]
    assert read_light(tag_words(tokenize("the aurora above them"))).hour == 23.0


@pytest.mark.parametrize(
    ("text", "styles", "instruments"),
    [
        ("slow jazz, no drums", ["jazz", "no drums"], []), ("piano, no strings", ["no strings"], ["piano"]),
        ("A whale sings. Music: folk without drums or brass.", ["folk", "no drums", "no brass"], []),
    ],
)  # fmt: skip
def test_instruments_that_are_not_wanted(text: str, styles: list[str], instruments: list[str]) -> None:
    wishes = read_text(text, KIND_OF).wishes
    assert (wishes.music_styles, wishes.instruments) == (styles, instruments)


def test_what_is_said_of_somebody_stays_with_them() -> None:
    story = read_text(
        "An old lighthouse keeper in a yellow coat finds three small gulls. The keeper is tired.", KIND_OF
    )
    keeper, gulls = (next(one for one in story.story.entities if one.head == head) for head in ("keeper", "gull"))
    assert {"old", "tired"} <= set(keeper.adjectives)
    assert (gulls.count, gulls.adjectives) == (3, ["small"])


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("a 30-second trailer", 30), ("half a minute", 30), ("ninety seconds", 90), ("1:30 long", 90),
        ("2 minutes", 120), ("a minute and a half", 90), ("45s", 45), ("a film", None),
        ("a film in the 1920s", None), ("1920s Paris: a noir film, 40 seconds", 40), ("an ad, 1980s look", None),
    ],
)  # fmt: skip
def test_lengths(text: str, seconds: int | None) -> None:
    found = read_length(text)
    assert (found.seconds if found is not None else None) == seconds


@pytest.mark.parametrize(
    ("text", "aspect"),
    [("vertical", "9:16"), ("a square video", "1:1"), ("16:9", "16:9"), ("2.39:1", "2.39:1"), ("a whale", None)],
)
def test_aspects(text: str, aspect: str | None) -> None:
    assert read_aspect(text) == aspect


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("letterboxed", "2.39:1"), ("in 16:9 with cinematic bars", "2.39:1"), ("letterbox format, 1.85:1", "1.85:1"),
        ("a postman puts a letter in the letterbox", None), ("two bars in the city", None),
    ],
)  # fmt: skip
def test_letterboxes(text: str, shape: str | None) -> None:
    found = read_letterbox(text)
    assert (found.shape if found is not None else None) == shape


@pytest.mark.parametrize(
    ("text", "hour", "weather"),
    [
        ("at dawn", 6.0, None), ("at noon in the rain", 12.0, "rain"), ("at 4 a.m.", 4.0, None),
        ("at midnight in a storm", 0.0, "storm"), ("on a foggy night", 22.5, "fog"), ("in the garden", None, None),
    ],
)  # fmt: skip
def test_light(text: str, hour: float | None, weather: str | None) -> None:
    found = read_light(tag_words(tokenize(text)), text)
    assert (found.hour, found.weather) == (hour, weather)


@given(st.floats(0, 24))
@settings(max_examples=50, derandomize=True)
def test_every_hour_has_a_name_that_reads_back_to_it(hour: float) -> None:
    name = hour_name(hour)
    words = f"at {name}" if name in ("dawn", "noon", "sunset", "dusk", "twilight", "night", "midnight") else name
    found = read_light(tag_words(tokenize(words)), words).hour
    assert found is not None
    assert hour_name(found) == name


def test_writing() -> None:
    assert [a(word) for word in ("old man", "unicorn", "hour", "owl")] == [
        "an old man",
        "a unicorn",
        "an hour",
        "an owl",
    ]
    assert [plural(word) for word in ("fox", "child", "wolf", "paper boat", "sheep")] == [
        "foxes", "children", "wolves", "paper boats", "sheep",
    ]  # fmt: skip
    assert [is_plural(word) for word in ("villagers", "men", "bus", "grass", "sheep", "paper boats", "crowd")] == [
        True, True, False, False, False, True, False,
    ]  # fmt: skip
    assert [third_person(verb) for verb in ("watch", "carry", "look up", "be")] == [
        "watches",
        "carries",
        "looks up",
        "is",
    ]
    assert (conjugated("look", many=True), conjugated("look", many=False)) == ("look", "looks")
    assert counted(3, "gull", ["white"]) == "three white gulls"
    assert counted(1, "bread") == "bread"
    assert listed(["a fox", "an owl", "a bear"]) == "a fox, an owl and a bear"
    assert sentence("  the end ") == "The end."
    assert title_case("the keeper of the light") == "The Keeper of the Light"


@given(st.sampled_from(["fox", "keeper", "villager", "city", "wolf", "box", "house", "boy", "church", "leaf", "witch"]))
def test_the_plural_of_a_noun_is_plural(noun: str) -> None:
    assert is_plural(plural(noun))
    assert not is_plural(noun)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Un viejo farero encuentra una ballena en la playa.", "es"),
        ("Ein Roboter findet im Wald eine Laterne.", "de"),
        ("Le gardien du phare trouve une baleine sur la plage.", "fr"), ("灯台守が浜辺でクジラを見つける", "ja"),
        ("Смотритель маяка находит кита", "ru"), ("A keeper finds a whale.", "en"), ("whale", "en"), ("🐳", "en"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language", "happens"),
    [
        (
            "Eine alte Frau füttert Tauben im Park. Ein Junge setzt sich zu ihr.", "de",
            [(["woman"], "feed", ["pigeon"]), (["boy"], "sit", [])],
        ),
        ("Un vieux peintre nage et sourit.", "fr", [(["painter"], "swim", []), (["painter"], "smile", [])]),
        ("Una niña encuentra un zorro herido en el bosque nevado.", "es", [(["girl"], "find", ["fox"])]),
        ("Un gatto nero insegue un topo sui tetti.", "it", [(["cat"], "chase", ["mouse"])]),
        ("Uma menina encontra um dragão na floresta.", "pt", [(["girl"], "find", ["dragon"])]),
    ],
)  # fmt: skip
def test_other_languages(text: str, language: str, happens: list[tuple[list[str], str, list[str]]]) -> None:
    assert detect_language(text) == language
    assert told(text) == happens


@pytest.mark.parametrize(
    "text",
    [
        "Een oude man loopt door het bos en vindt een gouden sleutel.",
        "Stary człowiek idzie przez las i znajduje klucz.",
    ],
)
def test_words_of_an_unknown_language_mean_nothing(text: str) -> None:
    assert read_text(text, KIND_OF).story.entities == ()


def test_what_a_dictionary_lacks_becomes_nobody() -> None:
    read = read_text("Ein Zwirbel tanzt im Wald mit einem Schmurgel.", KIND_OF)
    assert [one.head for one in read.story.entities] == ["forest"]
    assert read.unknown == ("Zwirbel", "Schmurgel")


def test_a_gloss_keeps_names_and_tells_what_it_did_not_know() -> None:
    found = gloss("Ein kleiner Roboter findet Zwirbelzeug im Wald.", "de")
    assert "small robot finds" in found.text
    assert "forest" in found.text
    assert found.unknown == ("Zwirbelzeug",)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read = read_text(text, KIND_OF)
    for event in read.story.events:
        assert all(0 <= number < len(read.story.entities) for number in event.entities)
        assert 0 <= event.clause.start <= event.clause.end


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from("the a keeper who finds, and. whale “hi” together they pull it on at dawn : -".split()))
)
def test_any_row_of_words_is_read_the_same_way_twice(words: list[str]) -> None:
    text = " ".join(words)
    assert read_text(text, KIND_OF).story == read_text(text, KIND_OF).story


def test_long_texts_take_work_in_proportion() -> None:
    one = "The old keeper walks along the beach at dawn and finds a whale, which lies on the sand. She calls for help. "

    def work(times: int) -> int:
        return calls(lambda: read_text(one * times, KIND_OF))

    work(2)
    short, long = work(20), work(100)
    assert long < 8 * short
