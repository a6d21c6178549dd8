"""Texture before tune: suspense, ambient, electronic pulse, minimalism."""

from __future__ import annotations

from circletake.music.styles.style import Layer, Lead, Melody, Style
from circletake.schema import StyleCard

SUSPENSE = Style(
    card=StyleCard(
        name="suspense",
        description="A pedal that won't move, strings that tremble, a clock: harmony that refuses to resolve.",
        moods=("tense", "scary", "mysterious", "dark"),
        genres=("thriller", "horror", "mystery", "science fiction", "noir"),
        words=("suspense", "tension", "thriller", "horror", "creepy", "ominous", "dark", "scary", "eerie"),
        eras=(),
        tempo_low=60, tempo_high=116, tempo_bpm=84, beats_per_bar=(4, 3, 5),
        modes=("minor", "phrygian", "dorian"),
        hits_per_minute=12,
        instruments=("Tremolo Strings", "Basses", "Piano", "Taiko", "Glass Pad", "Trombones"),
    ),
    major=("dread",), minor=("suspense", "dread"), dark=("dread", "dark"), cadence="eerie",
    leads=(
        Lead(("Piano", "Celesta", "Clarinet"), below=0.6),
        Lead(("Violins",), (("Piano", 0),), above=0.6),
    ),
    melody=Melody(note_s=0.8, sparse=True, counter=("Bassoon", "Trombones"), counter_above=0.72),
    layers=(
        Layer("bass", ("Basses",), ("drone",), 36, 0.46, below=0.62),
        Layer("bass", ("Basses",), ("eighths", "octaves"), 36, 0.46, above=0.62),
        Layer("pad", ("Glass Pad",), ("held",), 70, 0.34, below=0.6),
        Layer("pad", ("Tremolo Strings",), ("held",), 66, 0.42, above=0.3),
        Layer("figure", ("Pizzicato Strings", "Harp"), ("ticking",), 64, 0.32, above=0.24, below=0.66),
        Layer("figure", ("Violas",), ("circling", "motor"), 58, 0.38, above=0.48),
        Layer("figure", ("Cellos",), ("pulse",), 52, 0.34, above=0.7),
        Layer("pad", ("Trombones",), ("sung",), 52, 0.38, above=0.68),
        Layer("percussion", ("Taiko",), ("heart",), 60, 0.34, above=0.32, below=0.66),
        Layer("percussion", ("Taiko",), ("taiko",), 60, 0.4, above=0.66),
        Layer("percussion", ("Orchestral Percussion",), ("clock",), 60, 0.26, above=0.4, below=0.7),
    ),
    last_minor=("i",), chord_bars={"intro": 2.0, "statement": 2.0, "release": 2.0}, section_bars=3,
    gestures=("deep piano", "taiko", "boom", "crash", "riser", "swell"), air=1,
    ritardando=0.0, room="hall", dynamic_db=11.5,
)  # fmt: skip

AMBIENT = Style(
    card=StyleCard(
        name="ambient",
        description="Air and slow light: pads that breathe, a few notes that ring, nothing in a hurry.",
        moods=("calm", "dreamy", "wondrous", "lonely", "mysterious", "melancholy"),
        genres=("nature", "science fiction", "documentary", "drama", "fantasy"),
        words=("ambient", "atmospheric", "ethereal", "meditative", "drone", "minimal", "space", "floating"),
        eras=("future", "outer space"),
        tempo_low=52, tempo_high=84, tempo_bpm=64, beats_per_bar=(4, 3),
        modes=("lydian", "major", "dorian", "minor"),
        hits_per_minute=4,
        instruments=("Warm Pad", "Piano", "Glass Pad", "Voices", "Crystal"),
    ),
    major=("drift major", "wonder"), minor=("drift minor",), dark=("drift minor", "dread"), cadence="plagal",
    leads=(
        Lead(("Piano", "Electric Piano", "Kalimba"), below=0.62),
        Lead(("Piano",), (("Voices", 0), ("Crystal", 1)), above=0.62),
    ),
    melody=Melody(note_s=1.3, rest_share=0.5),
    layers=(
        Layer("pad", ("Warm Pad", "Sweep Pad"), ("held",), 58, 0.5),
        Layer("pad", ("Halo Pad", "Glass Pad"), ("held",), 70, 0.38, above=0.32),
        Layer("bass", ("Warm Pad",), ("low",), 43, 0.44),
        Layer("pad", ("Slow Strings",), ("held",), 65, 0.36, above=0.5),
        Layer("pad", ("Voices",), ("held",), 67, 0.34, above=0.62),
        Layer("figure", ("Crystal", "Vibraphone", "Harp"), ("bells", "sparse"), 74, 0.34, above=0.2),
        Layer("figure", ("Harp", "Electric Piano"), ("broken",), 62, 0.28, above=0.56),
    ),
    last_major=("Iadd9", "Imaj9"), last_minor=("iadd9", "i9"),
    chord_bars={"intro": 2.0, "statement": 2.0, "build": 1.0, "climax": 1.0, "release": 2.0},
    gestures=("bell", "deep piano", "boom"), hit_db=-6.0,
    ritardando=0.05, room="cathedral", dynamic_db=7.5, humanise_ms=14.0,
)  # fmt: skip

PULSE = Style(
    card=StyleCard(
        name="electronic pulse",
        description="Sequenced and lit from within: arpeggios over a synth bass, a beat that gathers.",
        moods=("tense", "hopeful", "mysterious", "epic", "dreamy"),
        genres=("science fiction", "thriller", "sport", "documentary", "drama"),
        words=("electronic", "synth", "synthwave", "techno", "pulse", "modern", "corporate", "tech", "dance", "edm"),
        eras=("1980s", "future", "cyberpunk"),
        tempo_low=92, tempo_high=132, tempo_bpm=112, beats_per_bar=(4,),
        modes=("minor", "dorian", "major", "lydian"),
        hits_per_minute=10,
        instruments=("Synth Bass", "Synth Pluck", "Warm Pad", "Electronic Kit", "Crystal"),
    ),
    major=("pulse major",), minor=("pulse minor",), dark=("pulse minor",), cadence="modal",
    leads=(
        Lead(("Crystal", "Electric Piano", "Atmosphere"), below=0.66),
        Lead(("Crystal",), (("Violins", 0), ("Square Lead", 0)), above=0.66),
    ),
    melody=Melody(note_s=0.6, rest_share=0.2),
    layers=(
        Layer("pad", ("Warm Pad", "Sweep Pad"), ("held",), 62, 0.44),
        Layer("figure", ("Synth Pluck",), ("arpeggiator", "weave"), 62, 0.36, above=0.22),
        Layer("figure", ("Atmosphere",), ("motor",), 55, 0.32, above=0.5),
        Layer("bass", ("Synth Bass",), ("long bass",), 36, 0.44, below=0.36),
        Layer("bass", ("Synth Bass",), ("eighths",), 36, 0.46, above=0.36, below=0.64),
        Layer("bass", ("Synth Bass",), ("sixteenths",), 36, 0.45, above=0.64),
        Layer("pad", ("Violins",), ("held",), 70, 0.34, above=0.66),
        Layer("percussion", ("Electronic Kit",), ("pulse",), 60, 0.4, above=0.36, below=0.62),
        Layer("percussion", ("Electronic Kit",), ("four floor",), 60, 0.44, above=0.62),
    ),
    section_bars=8, lifts=(0,), gestures=("bell", "boom", "taiko", "crash", "riser", "swell"),
    ritardando=0.0, room="plate", dynamic_db=8.0, humanise_ms=2.0,
)  # fmt: skip

MINIMALISM = Style(
    card=StyleCard(
        name="minimalism",
        description="Small cells turning over and over, harmony moving under them like weather.",
        moods=("hopeful", "calm", "wondrous", "dreamy", "melancholy", "tense"),
        genres=("documentary", "science fiction", "drama", "nature", "sport"),
        words=("minimalism", "minimalist", "repetitive", "hypnotic", "marimba", "process", "time lapse"),
        eras=("1970s", "present day", "city"),
        tempo_low=96, tempo_high=144, tempo_bpm=120, beats_per_bar=(4, 3, 5),
        modes=("major", "dorian", "lydian", "minor"),
        hits_per_minute=7,
        instruments=("Piano", "Marimba", "Vibraphone", "Violins", "Clarinet"),
    ),
    major=("pattern major",), minor=("pattern minor",), dark=("pattern minor",), cadence="modal",
    leads=(
        Lead(("Clarinet", "Flute"), above=0.3, below=0.6),
        Lead(("Violins",), (("Clarinet", 0),), above=0.6),
    ),
    melody=Melody(note_s=1.1, rest_share=0.2, counter=("Solo Cello", "Horns"), counter_above=0.66),
    layers=(
        Layer("figure", ("Piano", "Marimba"), ("threes", "weave"), 62, 0.42),
        Layer("figure", ("Marimba", "Vibraphone"), ("motor", "circling"), 69, 0.34, above=0.36),
        Layer("figure", ("Pizzicato Strings",), ("answer",), 60, 0.32, above=0.5),
        Layer("pad", ("Slow Strings",), ("held",), 65, 0.4, above=0.4),
        Layer("bass", ("Cellos",), ("low",), 43, 0.44, above=0.3, below=0.62),
        Layer("bass", ("Cellos",), ("eighths",), 43, 0.42, above=0.62, doubling=(("Basses", -1),)),
        Layer("figure", ("Violas",), ("pulse",), 62, 0.32, above=0.68),
    ),
    last_major=("Iadd9",), last_minor=("iadd9",), section_bars=8,
    chord_bars={"intro": 4.0, "statement": 2.0, "build": 1.0, "climax": 1.0, "release": 2.0},
    gestures=("deep piano", "bell", "timpani"),
    ritardando=0.0, room="chamber", dynamic_db=8.0, humanise_ms=4.0,
)  # fmt: skip
