"""Bands: noir jazz, lo-fi, folk, western."""

from __future__ import annotations

from circletake.music.styles.style import Layer, Lead, Melody, Style
from circletake.schema import StyleCard

NOIR = Style(
    card=StyleCard(
        name="noir jazz",
        description="After midnight: brushes, a walking bass, a muted trumpet that knows more than it says.",
        moods=("mysterious", "lonely", "melancholy", "dark", "romantic", "wistful"),
        genres=("noir", "mystery", "thriller", "romance", "drama", "slice of life"),
        words=("jazz", "noir", "smoky", "swing", "saxophone", "detective", "lounge", "blues", "bebop"),
        eras=("1930s", "1940s", "1950s", "prohibition"),
        tempo_low=66, tempo_high=132, tempo_bpm=92, beats_per_bar=(4, 3),
        modes=("minor", "dorian", "major"),
        hits_per_minute=8,
        instruments=("Muted Trumpet", "Tenor Sax", "Piano", "Upright Bass", "Brush Kit", "Vibraphone"),
    ),
    major=("jazz major",), minor=("jazz minor",), dark=("jazz minor",), cadence="jazz",
    leads=(
        Lead(("Muted Trumpet", "Tenor Sax", "Vibraphone"), below=0.72),
        Lead(("Tenor Sax",), (("Muted Trumpet", 0),), above=0.72),
    ),
    melody=Melody(note_s=0.5, counter=("Tenor Sax", "Jazz Guitar"), counter_above=0.66, rest_share=0.25),
    layers=(
        Layer("bass", ("Upright Bass",), ("root fifth",), 40, 0.5, below=0.36),
        Layer("bass", ("Upright Bass",), ("walk",), 41, 0.52, above=0.36),
        Layer("figure", ("Piano",), ("comp", "lazy"), 60, 0.4),
        Layer("pad", ("Vibraphone",), ("block",), 66, 0.22, below=0.6),
        Layer("figure", ("Jazz Guitar",), ("quarters",), 57, 0.26, above=0.5),
        Layer("pad", ("Slow Strings",), ("held",), 64, 0.46, below=0.62),
        Layer("pad", ("Slow Strings",), ("held",), 64, 0.46, above=0.62),
        Layer("percussion", ("Brush Kit",), ("brush swing",), 60, 0.66, above=0.24),
    ),
    last_major=("Imaj9", "I69"), last_minor=("i6", "i69", "i9"),
    chord_bars={"statement": 0.5, "climax": 0.5}, section_bars=6,
    gestures=("rim", "deep piano", "stab"), hit_db=-6.0, swing=0.64,
    ritardando=0.06, room="club", dynamic_db=9.5, humanise_ms=11.0,
)  # fmt: skip

LO_FI = Style(
    card=StyleCard(
        name="lo-fi",
        description="A drowsy beat under electric piano and guitar, chords with their edges rubbed off.",
        moods=("calm", "dreamy", "wistful", "tender", "lonely"),
        genres=("slice of life", "romance", "documentary", "drama"),
        words=("lo-fi", "lofi", "chill", "hip hop", "beats", "relaxed", "cozy", "study"),
        eras=("1990s", "present day"),
        tempo_low=66, tempo_high=92, tempo_bpm=78, beats_per_bar=(4,),
        modes=("major", "dorian", "minor"),
        hits_per_minute=6,
        instruments=("Electric Piano", "Nylon Guitar", "Bass Guitar", "Drum Kit", "Vibraphone"),
    ),
    major=("mellow major",), minor=("mellow minor",), dark=("mellow minor",), cadence="jazz",
    leads=(Lead(("Nylon Guitar", "Vibraphone", "Kalimba")),),
    melody=Melody(note_s=0.48, rest_share=0.35),
    layers=(
        Layer("figure", ("Electric Piano",), ("lazy", "halves"), 60, 0.46),
        Layer("bass", ("Bass Guitar",), ("long bass",), 40, 0.46, below=0.34),
        Layer("bass", ("Bass Guitar",), ("syncopated",), 40, 0.48, above=0.34),
        Layer("pad", ("Warm Pad",), ("held",), 65, 0.26, below=0.42),
        Layer("pad", ("Warm Pad",), ("held",), 65, 0.32, above=0.42),
        Layer("figure", ("Vibraphone", "Kalimba"), ("answer",), 72, 0.28, above=0.55),
        Layer("percussion", ("Drum Kit",), ("lo-fi half",), 60, 0.4, above=0.26, below=0.5),
        Layer("percussion", ("Drum Kit",), ("lo-fi",), 60, 0.44, above=0.5),
    ),
    last_major=("Imaj9", "I69"), last_minor=("i9",),
    gestures=("rim", "bell"), hit_db=-5.0, swing=0.58,
    ritardando=0.03, room="plate", dynamic_db=6.0, humanise_ms=12.0,
)  # fmt: skip

FOLK = Style(
    card=StyleCard(
        name="folk",
        description="Fingers on strings, a fiddle or a flute, feet on a wooden floor: a tune that was always there.",
        moods=("hopeful", "joyful", "calm", "playful", "wistful", "tender"),
        genres=("nature", "slice of life", "adventure", "documentary", "drama", "comedy"),
        words=("folk", "acoustic", "guitar", "fiddle", "celtic", "irish", "country", "campfire", "sea shanty"),
        eras=("village", "countryside", "age of sail"),
        tempo_low=76, tempo_high=132, tempo_bpm=100, beats_per_bar=(4, 6, 3),
        modes=("major", "mixolydian", "dorian", "minor"),
        hits_per_minute=9,
        instruments=("Steel Guitar", "Fiddle", "Flute", "Accordion", "Upright Bass"),
    ),
    major=("folk major",), minor=("folk minor",), dark=("folk minor",), cadence="modal",
    leads=(
        Lead(("Flute", "Harmonica", "Whistle"), below=0.45),
        Lead(("Fiddle",), above=0.45, below=0.7),
        Lead(("Fiddle",), (("Flute", 0), ("Accordion", 0)), above=0.7),
    ),
    melody=Melody(note_s=0.42, counter=("Accordion", "Solo Cello"), counter_above=0.5),
    layers=(
        Layer("figure", ("Steel Guitar", "Nylon Guitar"), ("travis", "picked"), 52, 0.44),
        Layer("figure", ("Steel Guitar",), ("strum",), 57, 0.34, above=0.55),
        Layer("bass", ("Upright Bass",), ("root fifth",), 40, 0.48, above=0.34),
        Layer("pad", ("Accordion",), ("held",), 64, 0.3, above=0.5),
        Layer("figure", ("Dulcimer", "Banjo"), ("broken",), 67, 0.28, above=0.66),
        Layer("percussion", ("Drum Kit",), ("shaker",), 60, 0.3, above=0.45),
        Layer("percussion", ("Taiko",), ("bodhran",), 60, 0.3, above=0.56),
    ),
    section_bars=8, lifts=(0, 2), gestures=("strum", "taiko"), hit_db=-2.0,
    ritardando=0.04, room="studio", dynamic_db=7.5, humanise_ms=8.0,
)  # fmt: skip

WESTERN = Style(
    card=StyleCard(
        name="western",
        description="A whistle across the plain, guitars at a trot, bells and trumpets when it comes to it.",
        moods=("lonely", "epic", "tense", "hopeful", "wistful", "dark"),
        genres=("western", "adventure", "thriller", "comedy"),
        words=("western", "cowboy", "desert", "spaghetti western", "harmonica", "frontier", "showdown"),
        eras=("wild west", "1880s", "frontier"),
        tempo_low=72, tempo_high=132, tempo_bpm=100, beats_per_bar=(4, 3),
        modes=("minor", "dorian", "mixolydian", "major"),
        hits_per_minute=10,
        instruments=("Whistle", "Harmonica", "Steel Guitar", "Trumpets", "Tubular Bells", "Choir"),
    ),
    major=("frontier major",), minor=("frontier minor",), dark=("frontier minor", "dark"), cadence="modal",
    leads=(
        Lead(("Whistle", "Harmonica", "Ocarina"), below=0.5),
        Lead(("English Horn", "Clean Guitar"), above=0.5, below=0.66),
        Lead(("Trumpets",), (("Voices", 0), ("Violins", 0)), above=0.66),
    ),
    melody=Melody(note_s=0.6, counter=("Horns", "Solo Cello"), counter_above=0.58, rest_share=0.1),
    layers=(
        Layer("figure", ("Steel Guitar",), ("picked", "travis"), 52, 0.42, below=0.6),
        Layer("figure", ("Steel Guitar",), ("gallop",), 57, 0.4, above=0.45),
        Layer("bass", ("Upright Bass",), ("root fifth",), 40, 0.48),
        Layer("pad", ("Slow Strings",), ("held",), 64, 0.38, above=0.4),
        Layer("pad", ("Voices",), ("held",), 64, 0.36, above=0.62),
        Layer("figure", ("Tubular Bells",), ("bells",), 65, 0.28, above=0.66),
        Layer("percussion", ("Drum Kit",), ("trot",), 60, 0.26, above=0.34, below=0.62),
        Layer("percussion", ("Drum Kit",), ("train",), 60, 0.34, above=0.62),
        Layer("bass", ("Timpani",), ("heartbeat",), 45, 0.4, above=0.72),
    ),
    chord_bars={"intro": 2.0, "statement": 2.0, "release": 2.0},
    lifts=(0, 3), gestures=("strum", "deep piano", "timpani", "crash", "riser"), hit_db=-2.0,
    ritardando=0.04, room="hall", dynamic_db=9.5,
)  # fmt: skip
