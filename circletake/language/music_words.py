"""Words for music: what a brief wishes, and what it forbids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from circletake.language.tables import PhraseTable
from circletake.language.wordlists import wordset

_STYLE_WORDS = wordset(
    "orchestral,symphonic,orchestra,jazz,lo-fi,lofi,waltz,tango,march,ambient,electronic,synth,synthwave,"
    "techno,house music,folk,celtic,country,bluegrass,blues,rock,metal,punk,pop,hip-hop,hip hop,trip-hop,"
    "reggae,ska,latin,bossa nova,samba,flamenco,klezmer,baroque,classical,romantic piano,minimalist,"
    "minimalism,minimal,cinematic,epic,choral,choir,gospel,acoustic,chamber,chamber music,string quartet,"
    "pizzicato,ragtime,swing,big band,noir jazz,lullaby,hymn,drone,industrial,chiptune,8-bit,disco,funk,"
    "soul,new age,world music,african,indian,japanese,chinese,middle eastern,arabic,polka,musette,circus,"
    "carnival,music box,medieval,renaissance,sea shanty,shanty,western,spaghetti western,suspense,"
    "drum and bass,dubstep,trap,vaporwave,impressionist,tribal,military,fanfare,requiem,elegy,a cappella"
)
STYLES: PhraseTable[str] = PhraseTable({word: word for word in sorted(_STYLE_WORDS)})
_CLEARLY_MUSIC = wordset(
    "orchestral,symphonic,lo-fi,lofi,jazz,noir jazz,synthwave,techno,bossa nova,hip-hop,hip hop,trip-hop,bluegrass,"
    "string quartet,"
    "pizzicato,ragtime,big band,chiptune,dubstep,drum and bass,a cappella,choral,klezmer,reggae,music box"
)
"""Style words that mean music wherever they stand."""

INSTRUMENTS: PhraseTable[str] = PhraseTable.of(
    (
        ("piano", "piano,pianos"),
        ("strings", "strings,string section,violins and cellos"),
        ("violin", "violin,violins,fiddle"),
        ("viola", "viola,violas"),
        ("cello", "cello,cellos"),
        ("double bass", "double bass,upright bass,contrabass"),
        ("guitar", "guitar,guitars,acoustic guitar"),
        ("electric guitar", "electric guitar"),
        ("harp", "harp"),
        ("flute", "flute,flutes"),
        ("clarinet", "clarinet"),
        ("oboe", "oboe"),
        ("bassoon", "bassoon"),
        ("horn", "french horn,horns"),
        ("trumpet", "trumpet,trumpets"),
        ("trombone", "trombone,trombones"),
        ("brass", "brass,brass band"),
        ("saxophone", "saxophone,sax,tenor sax"),
        ("accordion", "accordion"),
        ("harmonica", "harmonica"),
        ("banjo", "banjo"),
        ("ukulele", "ukulele"),
        ("mandolin", "mandolin"),
        ("sitar", "sitar"),
        ("koto", "koto"),
        ("shakuhachi", "shakuhachi"),
        ("organ", "organ,church organ,pipe organ"),
        ("harpsichord", "harpsichord"),
        ("celesta", "celesta,celeste"),
        ("glockenspiel", "glockenspiel"),
        ("marimba", "marimba"),
        ("vibraphone", "vibraphone,vibes"),
        ("xylophone", "xylophone"),
        ("drums", "drums,drum,drum kit,percussion,taiko,taiko drums"),
        ("timpani", "timpani"),
        ("bells", "tubular bells,bells,chimes"),
        ("choir", "choir,voices,vocals,children's choir"),
        ("synthesizer", "synthesizer,synthesizers,synths,synth pads"),
        ("music box", "music box"),
        ("bagpipes", "bagpipes,bagpipe"),
        ("whistle", "tin whistle,penny whistle,whistling"),
        ("woodwinds", "woodwinds,winds section"),
        ("bass", "bass guitar,electric bass"),
        ("theremin", "theremin"),
    )
)

_MUSIC = wordset("music,score,soundtrack,scored,underscore,musical,song,songs,tune,melody,theme,accompaniment,scoring")
_NO_MUSIC = re.compile(
    r"\b(no|without(\s+any)?|zero|don['’]?t\s+(want|use|add|need)(\s+any)?|skip\s+the|omit\s+the|never\s+any)\s+"
    r"(background\s+|film\s+)?(music|score|soundtrack)\b"
    r"|\b(music|score|soundtrack)\s*[:=-]\s*(none|no|off|without)\b|\bmusic[\s-]?free\b|\bunscored\b"
    r"|\b(sans|sin|senza|sem)\s+(musique|m[uú]sica|musica)\b|\bohne\s+musik\b|\bonly\s+(natural\s+|ambient\s+|foley\s+)?sounds?\b",
    re.IGNORECASE,
)
_TEMPI: tuple[tuple[Literal["slow", "medium", "fast"], frozenset[str]], ...] = (
    (
        "slow",
        wordset(
            "slow slowly gentle calm soft quiet adagio largo lento mournful sparse lullaby ballad slower unhurried"
        ),
    ),
    (
        "fast",
        wordset(
            "fast quick upbeat driving energetic lively presto allegro vivace frantic pulsing racing faster rousing"
        ),
    ),
    ("medium", wordset("moderate medium mid-tempo andante walking steady")),
)


class MusicRead(NamedTuple):
    """What a sentence says of the music."""

    styles: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    tempo: Literal["slow", "medium", "fast"] | None = None
    words: frozenset[int] = frozenset()
    """Indices of the words that say so."""


def forbids_music(text: str) -> bool:
    """Tell whether a text wants no music."""
    return _NO_MUSIC.search(text) is not None


def read_music(lowers: Sequence[str], wish: bool) -> MusicRead:
    """Read the music that a sentence asks for.

    Args:
        lowers: The sentence's words.
        wish: True when the sentence tells no story, so that a bare `piano` is music, not a piece of furniture.
    """
    speaks = wish or bool(_MUSIC & set(lowers))
    named = INSTRUMENTS.find(lowers)
    refused = [found for found in named if _is_refused(lowers, found.first)]
    styles = [found for found in STYLES.find(lowers) if speaks or found.phrase in _CLEARLY_MUSIC]
    styles = [found for found in styles if not _is_refused(lowers, found.first)]
    played = [found for found in named if found not in refused and (speaks or _solo(lowers, found.first))]
    used = {at for found in (*styles, *played, *refused) for at in range(found.first, found.last + 1)}
    used |= {at for at, word in enumerate(lowers) if word in _MUSIC and (speaks or used)}
    if not used:
        return MusicRead()
    around = {lowers[at] for index in used for at in range(max(0, index - 3), min(len(lowers), index + 4))}
    tempo = next((tempo for tempo, words in _TEMPI if words & around), None)
    return MusicRead(
        styles=tuple(dict.fromkeys((*(found.value for found in styles), *(f"no {found.value}" for found in refused)))),
        instruments=tuple(dict.fromkeys(found.value for found in played)),
        tempo=tempo,
        words=frozenset(used),
    )


def read_music_wish(lowers: Sequence[str]) -> MusicRead:
    """Read what a sentence wishes of the music, taking every music word for a wish."""
    return read_music(lowers, True)


def _is_refused(lowers: Sequence[str], at: int) -> bool:
    """Tell whether an instrument is not wanted: `no drums`, `without any brass or drums`."""
    back = at - 1
    while back >= 0 and (lowers[back] in _BETWEEN_REFUSED or INSTRUMENTS.get(lowers[back]) is not None):
        back -= 1
    return back >= 0 and lowers[back] in ("no", "without", "not", "never", "minus")


_BETWEEN_REFUSED = frozenset({"any", "a", "an", "the", "or", "nor", "loud", "heavy", "use", "add", "and", ","})


def _solo(lowers: Sequence[str], at: int) -> bool:
    """Tell whether an instrument is named as music: `solo piano`, `he likes accordion`."""
    before = lowers[at - 1] if at else ""
    if before in ("likes", "loves", "like", "love"):
        return True
    owned = at > 1 and lowers[at - 2] in ("a", "the", "his", "her")
    return before in ("solo", "gentle", "soft") and not owned
