"""The orchestra at large: adventure, epic with choir, march."""

from __future__ import annotations

from circletake.music.styles.style import Layer, Lead, Melody, Style
from circletake.schema import StyleCard

ADVENTURE = Style(
    card=StyleCard(
        name="orchestral adventure",
        description="Horns and strings in full sail: a broad theme over driving strings, harmony that opens wide.",
        moods=("hopeful", "triumphant", "joyful", "epic", "wondrous"),
        genres=("adventure", "fantasy", "science fiction", "sport", "nature", "drama", "war"),
        words=("orchestral", "orchestra", "adventure", "heroic", "cinematic", "symphonic", "sweeping", "inspiring"),
        eras=("age of sail", "golden age of hollywood", "future"),
        tempo_low=84, tempo_high=138, tempo_bpm=108, beats_per_bar=(4, 3, 6),
        modes=("major", "mixolydian", "lydian", "minor", "dorian"),
        hits_per_minute=12,
        instruments=("Horns", "Violins", "Trumpets", "Flute", "Cellos", "Timpani"),
    ),
    major=("noble", "bright"), minor=("epic",), dark=("dark",), cadence="modal",
    leads=(
        Lead(("Flute", "Oboe", "Clarinet"), below=0.42),
        Lead(("Horns",), above=0.42, below=0.62),
        Lead(("Violins",), (("Horns", -1), ("Flute", 0)), above=0.62, below=0.8),
        Lead(("Trumpets",), (("Violins", 0), ("Horns", -1), ("Piccolo", 1)), above=0.8),
    ),
    melody=Melody(note_s=0.5, counter=("Cellos", "Violas"), counter_above=0.45, intro=True),
    layers=(
        Layer("pad", ("Slow Strings",), ("held",), 64, 0.5, below=0.6),
        Layer("pad", ("Violins",), ("held",), 67, 0.42, above=0.6),
        Layer("pad", ("Brass",), ("sung",), 57, 0.4, above=0.72),
        Layer("figure", ("Harp",), ("broken", "harp"), 57, 0.42, below=0.5),
        Layer("figure", ("Violas",), ("motor", "gallop"), 60, 0.42, above=0.38, below=0.68),
        Layer("figure", ("Violas",), ("drive", "gallop"), 60, 0.45, above=0.68),
        Layer("bass", ("Basses",), ("low",), 40, 0.5, below=0.5),
        Layer("bass", ("Basses",), ("eighths", "octaves"), 38, 0.5, above=0.5, doubling=(("Cellos", 1),)),
        Layer("percussion", ("Orchestral Percussion",), ("snare light",), 60, 0.3, above=0.6),
        Layer("percussion", ("Orchestral Percussion",), ("concert drum",), 60, 0.45, above=0.7),
        Layer("bass", ("Timpani",), ("heartbeat", "root fifth"), 45, 0.42, above=0.74),
    ),
    last_minor=("i", "I"), lifts=(0, 2, 3, 5),
    gestures=("bell", "timpani", "crash", "swell", "gliss", "run"),
    room="hall", dynamic_db=10.0,
)  # fmt: skip

EPIC = Style(
    card=StyleCard(
        name="epic choir",
        description="Choir and low brass over hammering strings and war drums: vast, dark, inexorable.",
        moods=("epic", "triumphant", "dark", "tense", "wondrous"),
        genres=("fantasy", "war", "science fiction", "adventure", "sport", "thriller"),
        words=("epic", "choir", "choral", "trailer", "battle", "massive", "dramatic", "gothic"),
        eras=("medieval", "antiquity", "viking age", "mythic"),
        tempo_low=68, tempo_high=116, tempo_bpm=84, beats_per_bar=(4, 3, 6),
        modes=("minor", "dorian", "phrygian", "major"),
        hits_per_minute=14,
        instruments=("Choir", "Horns", "Trombones", "Violins", "Taiko", "Timpani"),
    ),
    major=("vast major",), minor=("vast minor",), dark=("vast minor", "dark"), cadence="modal",
    leads=(
        Lead(("Solo Cello", "Horns"), below=0.45),
        Lead(("Horns",), (("Violins", 1),), above=0.45, below=0.68),
        Lead(("Choir",), (("Violins", 1), ("Horns", 0)), above=0.68, below=0.82),
        Lead(("Choir",), (("Trumpets", 0), ("Violins", 1), ("Horns", 0)), above=0.82),
    ),
    melody=Melody(note_s=0.8, counter=("Cellos",), counter_above=0.55),
    layers=(
        Layer("pad", ("Slow Strings",), ("held",), 60, 0.48, below=0.62),
        Layer("pad", ("Voices",), ("held",), 64, 0.42, above=0.3, below=0.62),
        Layer("pad", ("Choir",), ("sung",), 62, 0.42, above=0.62),
        Layer("pad", ("Trombones",), ("sung",), 53, 0.42, above=0.66),
        Layer("figure", ("Violas",), ("motor", "gallop"), 57, 0.4, above=0.34, below=0.62),
        Layer("figure", ("Violas",), ("drive",), 60, 0.44, above=0.62),
        Layer("figure", ("Cellos",), ("gallop", "drive"), 50, 0.42, above=0.7),
        Layer("bass", ("Basses",), ("low",), 38, 0.5, below=0.55),
        Layer("bass", ("Basses",), ("octaves", "long bass"), 36, 0.52, above=0.55),
        Layer("percussion", ("Taiko",), ("low drum",), 60, 0.42, above=0.34, below=0.55),
        Layer("percussion", ("Taiko",), ("taiko",), 60, 0.46, above=0.55, below=0.76),
        Layer("percussion", ("Taiko",), ("war drums",), 60, 0.5, above=0.76),
        Layer("bass", ("Timpani",), ("long bass",), 43, 0.45, above=0.72),
    ),
    last_minor=("i",), chord_bars={"statement": 2.0, "release": 2.0}, section_bars=6, lifts=(0, 0, 1, 2, 3),
    gestures=("timpani", "taiko", "boom", "crash", "swell", "riser"), air=1,
    room="cathedral", dynamic_db=11.5, ritardando=0.03,
)  # fmt: skip

MARCH = Style(
    card=StyleCard(
        name="march",
        description="A band on the move: tuba and horns in step, snare drum, a trumpet tune with a grin or a threat.",
        moods=("triumphant", "joyful", "comic", "epic", "playful"),
        genres=("war", "comedy", "sport", "adventure"),
        words=("march", "marching", "military", "parade", "band", "brass band", "circus", "fanfare"),
        eras=("victorian", "first world war", "napoleonic"),
        tempo_low=92, tempo_high=132, tempo_bpm=112, beats_per_bar=(4, 2, 6),
        modes=("major", "minor", "mixolydian", "dorian"),
        hits_per_minute=14,
        instruments=("Trumpets", "Tuba", "Piccolo", "Clarinet", "Orchestral Percussion"),
    ),
    major=("march major",), minor=("march minor",), dark=("march minor",), cadence="functional",
    leads=(
        Lead(("Clarinet", "Flute"), below=0.4),
        Lead(("Trumpets",), (("Clarinet", 0),), above=0.4, below=0.68),
        Lead(("Trumpets",), (("Piccolo", 1), ("Horns", -1), ("Clarinet", 0)), above=0.68),
    ),
    melody=Melody(note_s=0.38, counter=("Trombones", "Bassoon"), counter_above=0.55, intro=False),
    layers=(
        Layer("bass", ("Bassoon",), ("oom",), 43, 0.46, below=0.42),
        Layer("bass", ("Tuba",), ("oom",), 40, 0.5, above=0.42),
        Layer("figure", ("Horns",), ("pah",), 60, 0.36),
        Layer("figure", ("Trombones",), ("pah",), 55, 0.36, above=0.66),
        Layer("pad", ("Clarinet",), ("held",), 64, 0.32, above=0.5, below=0.68),
        Layer("pad", ("Brass",), ("sung",), 62, 0.36, above=0.74),
        Layer("percussion", ("Orchestral Percussion",), ("snare light",), 60, 0.36, below=0.4),
        Layer("percussion", ("Orchestral Percussion",), ("snare march",), 60, 0.44, above=0.4),
    ),
    section_bars=8, lifts=(0, 5, 5), gestures=("tick", "boom", "timpani", "crash", "run"),
    room="stage", dynamic_db=9.0, ritardando=0.02, humanise_ms=5.0,
)  # fmt: skip
