"""Harmonic schemata: the progressions that a palette holds, as numerals over the tonic's major scale.

A phrase takes a schema and lays it over its bars, one chord a unit of harmonic rhythm; where the story asks for
it, its end is replaced by an approach to what follows. The schemata are common property of tonal music: loops,
sentences, laments, chains of mediants.
"""

from __future__ import annotations

from typing import Literal

Palette = Literal[
    "bright", "noble", "wonder", "tender", "wistful", "sorrow", "lament", "dark", "dread", "suspense", "epic",
    "jazz major", "jazz minor", "mellow major", "mellow minor", "drift major", "drift minor", "folk major",
    "folk minor", "comic major", "comic minor", "march major", "march minor", "waltz major", "waltz minor",
    "pulse major", "pulse minor", "pattern major", "pattern minor", "frontier major", "frontier minor",
    "vast major", "vast minor", "baroque major", "baroque minor", "spell",
    "hushed",
]  # fmt: skip
"""A colour of harmony."""

SCHEMATA: dict[Palette, tuple[str, ...]] = {
    "bright": (
        "I V/3 vi IV", "I IV I/3 V", "I vi IV V", "I iii IV V", "I V/3 vi iii IV I/3 ii V", "I I/3 IV V", "I IV vi V",
    ),
    "noble": (
        "I bVII IV I", "I V/3 IV V", "I bVI bVII I", "I vi bVII IV", "I II IV V", "I bIII IV V", "I iii bVII IV",
    ),
    "wonder": (
        "I II I II", "I bVI I bVI", "I iii bVI bVII", "I bIII IV bVI", "I III IV iv", "Iadd9 II@1 IV@1 I",
    ),
    "tender": (
        "Iadd9 V/3 vi7 IVadd9", "Iadd9 IVmaj7 I/3 Vsus4", "Iadd9 iii7 vi7 IVmaj7", "Iadd9 IVadd9 ii7 Vsus4",
        "Iadd9 vi7 IVmaj7 Vsus4", "IVmaj7 I/3 ii7 Vsus4",
    ),
    "wistful": ("I iii IV iv", "vi iii IV I", "vi IV I V/3", "I I/3 IV iv", "IVmaj7 I/3 ii7 vi", "I v IV iv"),
    "sorrow": (
        "i bVI iv V", "i iv i V", "i bVII bVI V", "i v/3 bVI iv", "i bIII iv V", "i bVI bIII V/3",
        "i iv bVII bIII bVI iiø7 V i",
    ),
    "lament": ("i v/3 iv/3 V", "i V/3 i iv", "i v/3 bVI V", "i iv/3 iiø7 V", "i v/3 bVII/3 iv", "i V/3 v/3 iv/3"),
    "dark": ("i bvi i bvi", "i bVI iv V", "i bII i V", "i bvi iv V", "i io7@1 i V", "i iv bvi V"),
    "dread": ("i bvi i bii", "i bII@1 i bII@1", "i io7@1 bvi@1 i", "i v io7 bII"),
    "suspense": ("i i bII@1 i", "i iv@1 bvi i", "i i io7@1 i", "i bVI@1 bII@1 i", "i iiø7@1 i V@1"),
    "epic": (
        "i bVI bIII bVII", "i bVI iv V", "i bVII bVI V", "i bIII bVII iv", "i bVI bVII i", "i iv bVI V",
        "i bVI bIII V/3",
    ),
    "jazz major": ("Imaj7 vi7 ii7 V13", "Imaj9 V7:ii ii9 V13", "iii7 V7:ii ii9 V13", "Imaj7 IVmaj7 iii7 vi7 ii7 V7"),
    "jazz minor": (
        "i6 bVI7 iiø7 V7b9", "i7 iv7 iiø7 V7b9", "i9 IV9 i9 V7#5", "i6 iiø7 V7b9 i6", "i7 bVII7 bVImaj7 V7b9",
    ),
    "mellow major": (
        "ii9 V13 Imaj9 vi7", "IVmaj9 iii7 ii9 Imaj9", "IVmaj7 V7:vi vi7 Imaj7", "Imaj9 iii7 IVmaj9 iv6",
    ),
    "mellow minor": ("i9 iv9 bVImaj7 v7", "i9 bVImaj9 bIIImaj7 v7", "iv9 bVII13 bIIImaj9 bVImaj9", "i9 IV9 i9 bVImaj9"),
    "drift major": ("Iadd9 IVmaj9", "Isus2 vi7 IVmaj9 Isus2", "IVmaj9 Iadd9 vi9 Vsus4", "Iadd9 iii7 IVmaj9 Iadd9"),
    "drift minor": ("iadd9 bVImaj7", "iadd9 bIIImaj7 bVImaj9 v7", "bVImaj9 iadd9 iv9 iadd9", "iadd9 bVII bVImaj9 v7"),
    "folk major": ("I IV I V", "I V IV I", "I IV I V I IV V I", "vi IV I V", "I vi IV V", "I bVII I V"),
    "folk minor": ("i bVII i v", "i IV i bVII", "i bVII bVI v", "i bIII bVII i", "i bVII IV i", "i v bVII i"),
    "comic major": ("I V7 I V7", "I V7:ii V7:V V7", "I #io7 ii7 V7", "I V7:V V7 I", "I V7:ii ii V7", "I IV iv V7"),
    "comic minor": ("i V7 i V7", "i io7 V7 i", "i bVI7 V7 i", "i V7:V V7 i", "i bII V7 i"),
    "march major": ("I I/3 IV V", "I V7 I V7", "I V7:V V7 I", "I IV I/5 V7", "I V/3 IV V7:V V V7 I V"),
    "march minor": ("i bVII i V", "i iv i/5 V7", "i bVI iv V7", "i bVII bVI V7"),
    "waltz major": ("I vi ii7 V7", "I I/3 ii7 V7", "I V7/3 V7 I", "I IV ii7 V7", "I V7:ii ii7 V7", "I iii IV V7"),
    "waltz minor": ("i iv V7 i", "i bVI iiø7 V7", "i V7/3 i bVI iv i/5 V7 i", "i iv bVII bIII", "i i/3 iv V7"),
    "pulse major": ("I V vi IV", "vi IV I V", "IVadd9 Iadd9 V vi7", "I iii vi IV"),
    "pulse minor": ("i bVI bIII bVII", "i i bVI bVII", "i v bVI iv", "iadd9 bVImaj7 bIII bVII"),
    "pattern major": ("Iadd9 iii7 Iadd9 iii7", "Iadd9 vi7 Iadd9 vi7", "Iadd9 V/3 Iadd9 IVmaj7", "Iadd9 iii7 vi7 iii7"),
    "pattern minor": ("iadd9 bVImaj7 iadd9 bVImaj7", "iadd9 bIIImaj7 iadd9 bIIImaj7", "iadd9 v7 iadd9 bVImaj7",
        "iadd9 bIIImaj7 bVImaj7 bIIImaj7",
    ),
    "frontier major": ("I bVII@1 IV@1 I", "I v I bVII", "I bIII bVII I", "I vi@1 I v", "I bVII@1 I v"),
    "frontier minor": ("i bVII@1 i v", "i bIII@1 bVII v", "i bVI@1 bVII@1 i", "i IV@1 i bVII@1", "i v bVI@1 V"),
    "vast major": ("I bVI bIII bVII", "I bIII bVI bVII", "I bvi bVI V", "I bVI iv bII", "I v bVI bII"),
    "vast minor": ("i bVI iv bII", "i bIII bVI bII", "i v bVI bII", "i bVII bVI bII", "i bvi bVI V"),
    "baroque major": (
        "I IV viio iii vi ii V I", "I V vi iii IV I IV V", "I V/3 I IV ii/3 V7 I V", "I vi ii V I/3 IV V7 I",
    ),
    "baroque minor": (
        "i iv bVII bIII bVI iiø7 V i", "i V i bVII bIII bVII i V", "i V/3 i iv V7 i iv V", "i bVII bIII iv V7 bVI iv V",
    ),
    "hushed": ("iadd9 bVImaj7 iv7 bVII", "iadd9 v7 bVImaj7 iv7", "iadd9 bIIImaj7 bVImaj7 v7", "iadd9 iv7 bVImaj7 v7"),
    "spell": ("i IV i bvi", "i bvi bIII IV", "i IV bvi bII", "i bvi bII IV"),
}  # fmt: skip
"""Progressions by palette, one chord a unit of harmonic rhythm."""

Cadence = Literal["functional", "modal", "plagal", "jazz", "eerie"]
"""How a style comes to rest, and how it drives into an arrival."""


APPROACHES: dict[Cadence, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "functional": (("ii7/3 V7", "IV V7", "ii V7", "IV/3 V7"), ("iv V7", "iiø7 V7", "bVI V7", "iv/3 V")),
    "modal": (("bVI bVII", "IV bVII", "bVII IV"), ("bVI bVII", "iv bVII", "bVII v")),
    "plagal": (("IV iv", "ii7 IV", "vi IV"), ("bVI iv", "bIII iv", "bVII iv")),
    "jazz": (("ii9 V13", "V7:V V13", "vi7 V13"), ("iiø7 V7b9", "bVI7 V7b9", "iv7 V7#5")),
    "eerie": (("bVI bII", "iv bII"), ("bVI bII", "iv bII", "bvi V")),
}  # fmt: skip
"""Two chords before an arrival on the tonic, in major and in minor."""

DRIVES: dict[Cadence, tuple[str, str]] = {
    "functional": ("Vsus4 V", "Vsus4 V"),
    "modal": ("bVII V", "bVII V"),
    "plagal": ("IV Vsus4", "iv Vsus4"),
    "jazz": ("V7sus4 V13", "V7sus4 V7b9"),
    "eerie": ("bII V", "bII V"),
}
"""What stands over the last bar of a build, in major and in minor: tension that the arrival releases."""
