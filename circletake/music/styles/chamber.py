"""Small and near: intimate piano, strings lament, waltz, baroque, fairy tale, comedy pizzicato."""

from __future__ import annotations

from circletake.music.styles.style import Layer, Lead, Melody, Style
from circletake.schema import StyleCard

PIANO = Style(
    card=StyleCard(
        name="intimate piano",
        description="A piano alone at first: a simple song over broken chords, strings and a cello warming it.",
        moods=("tender", "calm", "wistful", "hopeful", "lonely", "romantic", "melancholy"),
        genres=("drama", "romance", "slice of life", "documentary", "nature"),
        words=("piano", "intimate", "gentle", "soft", "emotional", "ballad", "quiet"),
        eras=("present day", "childhood"),
        tempo_low=58, tempo_high=92, tempo_bpm=72, beats_per_bar=(4, 3, 6),
        modes=("major", "minor", "lydian", "dorian"),
        hits_per_minute=7,
        instruments=("Piano", "Slow Strings", "Solo Cello"),
    ),
    major=("tender",), minor=("hushed",), dark=("sorrow",), cadence="functional",
    leads=(Lead(("Piano",), below=0.7), Lead(("Piano",), (("Violins", 0),), above=0.7)),
    melody=Melody(note_s=0.75, counter=("Solo Cello", "Horns"), counter_above=0.5),
    layers=(
        Layer("figure", ("Piano",), ("rolling", "flowing"), 45, 0.4),
        Layer("pad", ("Slow Strings",), ("held",), 64, 0.46, above=0.36),
        Layer("bass", ("Cellos",), ("low",), 45, 0.4, above=0.52),
        Layer("bass", ("Basses",), ("low",), 36, 0.4, above=0.68),
        Layer("figure", ("Harp",), ("ripple",), 64, 0.3, above=0.7),
    ),
    last_major=("Iadd9", "I"), last_minor=("i", "iadd9"),
    gestures=("deep piano", "bell", "gliss"), hit_db=-2.5,
    ritardando=0.08, room="chamber", dynamic_db=9.5, humanise_ms=9.0,
)  # fmt: skip

LAMENT = Style(
    card=StyleCard(
        name="strings lament",
        description="Strings alone, slow and close: a solo voice sinking over falling basses.",
        moods=("melancholy", "lonely", "wistful", "dark", "tender"),
        genres=("drama", "war", "romance", "documentary", "mystery"),
        words=("strings", "lament", "sad", "elegy", "adagio", "string quartet", "mournful", "tragic"),
        eras=("second world war", "first world war"),
        tempo_low=48, tempo_high=76, tempo_bpm=58, beats_per_bar=(4, 3),
        modes=("minor", "dorian", "major", "phrygian"),
        hits_per_minute=6,
        instruments=("Solo Cello", "Solo Violin", "Violins", "Violas", "Cellos"),
    ),
    major=("wistful",), minor=("lament",), dark=("lament", "dark"), cadence="functional",
    leads=(
        Lead(("Solo Cello",), (("Cellos", 0),), below=0.46),
        Lead(("Solo Violin",), (("Violins", 0),), above=0.46, below=0.64),
        Lead(("Violins",), (("Cellos", -1),), above=0.64),
    ),
    melody=Melody(note_s=1.1, counter=("Violas", "Solo Viola"), counter_above=0.42, intro=True),
    layers=(
        Layer("pad", ("Slow Strings",), ("held",), 60, 0.48),
        Layer("pad", ("Violins",), ("held",), 69, 0.36, above=0.6),
        Layer("bass", ("Cellos",), ("low",), 45, 0.44, below=0.5),
        Layer("bass", ("Basses",), ("low",), 38, 0.46, above=0.5, doubling=(("Cellos", 1),)),
        Layer("figure", ("Harp",), ("sparse",), 60, 0.3, above=0.55),
    ),
    last_minor=("i", "I"), gestures=("pluck", "timpani", "riser"), hit_db=-3.0,
    ritardando=0.08, room="hall", dynamic_db=10.0, humanise_ms=10.0,
)  # fmt: skip

WALTZ = Style(
    card=StyleCard(
        name="waltz",
        description="Three in a bar, one to turn on: a graceful tune over plucked chords, from parlour to ballroom.",
        moods=("romantic", "joyful", "playful", "wistful", "dreamy", "tender"),
        genres=("romance", "comedy", "drama", "fairy tale", "slice of life"),
        words=("waltz", "ballroom", "dance", "elegant", "carousel", "three four"),
        eras=("nineteenth century", "vienna", "belle epoque", "paris"),
        tempo_low=108, tempo_high=180, tempo_bpm=144, beats_per_bar=(3,),
        modes=("major", "minor"),
        hits_per_minute=10,
        instruments=("Clarinet", "Accordion", "Solo Violin", "Violins", "Pizzicato Strings", "Harp"),
    ),
    major=("waltz major",), minor=("waltz minor",), dark=("waltz minor",), cadence="functional",
    leads=(
        Lead(("Clarinet", "Accordion", "Flute"), below=0.5),
        Lead(("Solo Violin", "Oboe"), (("Violins", 0),), above=0.5, below=0.66),
        Lead(("Violins",), (("Flute", 1), ("Clarinet", 0)), above=0.66),
    ),
    melody=Melody(note_s=0.52, counter=("Cellos", "Bassoon"), counter_above=0.5),
    layers=(
        Layer("bass", ("Pizzicato Strings",), ("waltz bass",), 43, 0.48, below=0.55),
        Layer("bass", ("Basses",), ("waltz bass",), 38, 0.48, above=0.55, doubling=(("Cellos", 1),)),
        Layer("figure", ("Pizzicato Strings", "Harp"), ("waltz chords",), 62, 0.4, below=0.62),
        Layer("figure", ("Violas",), ("waltz chords",), 62, 0.38, above=0.62),
        Layer("pad", ("Slow Strings",), ("held",), 66, 0.34, above=0.45),
        Layer("figure", ("Celesta", "Harp"), ("broken",), 74, 0.3, above=0.4, below=0.75),
        Layer("percussion", ("Orchestral Percussion",), ("triangle",), 60, 0.4, above=0.5),
        Layer("bass", ("Timpani",), ("waltz bass",), 45, 0.36, above=0.78),
    ),
    chord_bars={"intro": 2.0, "statement": 2.0, "release": 2.0}, section_bars=8, lifts=(0, 5),
    gestures=("pluck", "bell", "timpani", "gliss", "run"),
    ritardando=0.07, room="stage", dynamic_db=9.0,
)  # fmt: skip

BAROQUE = Style(
    card=StyleCard(
        name="baroque",
        description="Harpsichord, recorder and small strings: clear lines over a walking bass, courtly or busy.",
        moods=("joyful", "playful", "calm", "wistful", "mysterious", "triumphant"),
        genres=("drama", "comedy", "mystery", "romance", "fairy tale"),
        words=("baroque", "harpsichord", "classical", "chamber", "courtly", "counterpoint"),
        eras=("seventeenth century", "eighteenth century", "baroque", "regency", "renaissance"),
        tempo_low=72, tempo_high=124, tempo_bpm=96, beats_per_bar=(4, 3),
        modes=("major", "minor", "dorian"),
        hits_per_minute=9,
        instruments=("Harpsichord", "Recorder", "Oboe", "Violins", "Cellos"),
    ),
    major=("baroque major",), minor=("baroque minor",), dark=("baroque minor",), cadence="functional",
    leads=(
        Lead(("Recorder", "Oboe"), below=0.55),
        Lead(("Violins",), (("Oboe", 0),), above=0.55, below=0.75),
        Lead(("Violins",), (("Trumpets", 0), ("Oboe", 0)), above=0.75),
    ),
    melody=Melody(note_s=0.42, counter=("Violas", "Bassoon"), counter_above=0.3),
    layers=(
        Layer("figure", ("Harpsichord",), ("broken", "alberti"), 57, 0.42),
        Layer("bass", ("Cellos",), ("walk",), 45, 0.44, below=0.6),
        Layer("bass", ("Cellos",), ("eighths",), 43, 0.46, above=0.6, doubling=(("Basses", -1),)),
        Layer("pad", ("Slow Strings",), ("held",), 64, 0.36, above=0.4),
        Layer("bass", ("Timpani",), ("root fifth",), 45, 0.4, above=0.74),
    ),
    last_minor=("I", "i"), chord_bars={"statement": 0.5, "build": 0.5, "climax": 0.5, "release": 0.5}, section_bars=4,
    gestures=("pluck", "timpani", "run"), hit_db=-2.0,
    ritardando=0.08, room="chamber", dynamic_db=8.5, humanise_ms=6.0,
)  # fmt: skip

FAIRY_TALE = Style(
    card=StyleCard(
        name="fairy tale",
        description="Celesta, harp and woodwinds in wonder: harmony that shifts like light.",
        moods=("wondrous", "dreamy", "playful", "tender", "mysterious", "hopeful"),
        genres=("fairy tale", "fantasy", "nature", "science fiction", "romance"),
        words=("magical", "magic", "fairy tale", "enchanted", "music box", "celesta", "whimsical", "lullaby", "wonder"),
        eras=("once upon a time", "winter"),
        tempo_low=66, tempo_high=120, tempo_bpm=88, beats_per_bar=(4, 3),
        modes=("lydian", "major", "dorian", "minor"),
        hits_per_minute=10,
        instruments=("Celesta", "Flute", "Harp", "Clarinet", "Oboe", "Violins"),
    ),
    major=("wonder",), minor=("spell",), dark=("spell", "dark"), cadence="plagal",
    leads=(
        Lead(("Celesta", "Music Box"), below=0.38),
        Lead(("Flute", "Clarinet", "Oboe"), (("Celesta", 1),), above=0.38, below=0.64),
        Lead(("Violins",), (("Flute", 1), ("Horns", -1)), above=0.64),
    ),
    melody=Melody(note_s=0.55, counter=("Clarinet", "Solo Cello", "English Horn"), counter_above=0.42, intro=True),
    layers=(
        Layer("figure", ("Harp",), ("broken", "ripple", "harp"), 60, 0.42),
        Layer("pad", ("Slow Strings",), ("held",), 65, 0.42, above=0.28),
        Layer("pad", ("Voices",), ("held",), 67, 0.36, above=0.5),
        Layer("figure", ("Celesta", "Glockenspiel"), ("sparkle",), 79, 0.3, above=0.44),
        Layer("bass", ("Pizzicato Strings",), ("root fifth",), 45, 0.4, below=0.5),
        Layer("bass", ("Cellos",), ("low",), 45, 0.44, above=0.5, doubling=(("Basses", -1),)),
        Layer("figure", ("Violas",), ("motor",), 60, 0.32, above=0.66),
        Layer("percussion", ("Orchestral Percussion",), ("triangle",), 60, 0.34, above=0.6),
    ),
    last_major=("Iadd9", "I"), last_minor=("I", "iadd9"), lifts=(0, 3, 4, 2),
    gestures=("bell", "pluck", "timpani", "gliss", "run"), hit_db=-1.5,
    ritardando=0.06, room="hall", dynamic_db=9.0,
)  # fmt: skip

COMEDY = Style(
    card=StyleCard(
        name="comedy pizzicato",
        description="Tiptoeing strings and a bassoon with something to hide: short notes, wood blocks, sudden stops.",
        moods=("comic", "playful", "joyful", "mysterious"),
        genres=("comedy", "slice of life", "mystery", "fairy tale", "documentary"),
        words=("comedy", "pizzicato", "funny", "quirky", "cartoon", "sneaky", "mischievous", "light"),
        eras=(),
        tempo_low=92, tempo_high=144, tempo_bpm=116, beats_per_bar=(4, 2, 3),
        modes=("major", "minor", "dorian"),
        hits_per_minute=18,
        instruments=("Pizzicato Strings", "Bassoon", "Clarinet", "Xylophone", "Oboe"),
    ),
    major=("comic major",), minor=("comic minor",), dark=("comic minor",), cadence="functional",
    leads=(
        Lead(("Bassoon", "Clarinet"), below=0.5),
        Lead(("Clarinet", "Oboe"), (("Bassoon", -1),), above=0.5, below=0.7),
        Lead(("Clarinet", "Flute"), (("Xylophone", 1), ("Oboe", 0)), above=0.7),
    ),
    melody=Melody(note_s=0.3, short=True, counter=("Bassoon", "English Horn"), counter_above=0.62, rest_share=0.15),
    layers=(
        Layer("bass", ("Pizzicato Strings",), ("tiptoe",), 45, 0.5, below=0.62),
        Layer("bass", ("Basses",), ("oom",), 40, 0.46, above=0.55),
        Layer("figure", ("Pizzicato Strings",), ("offbeats", "pah"), 64, 0.4, above=0.34),
        Layer("figure", ("Pizzicato Strings",), ("scamper",), 67, 0.44, above=0.3),
        Layer("figure", ("Marimba", "Xylophone"), ("answer",), 72, 0.34, above=0.5),
        Layer("pad", ("Slow Strings",), ("held",), 66, 0.3, above=0.66),
        Layer("percussion", ("Orchestral Percussion",), ("blocks",), 60, 0.36, above=0.42),
        Layer("percussion", ("Drum Kit",), ("trot",), 60, 0.2, above=0.7),
    ),
    last_major=("I", "I6"), section_bars=2, gestures=("tick", "pluck", "bell", "stab", "run"), hit_db=-2.5, air=1,
    ritardando=0.0, room="studio", dynamic_db=11.0, humanise_ms=5.0,
)  # fmt: skip
