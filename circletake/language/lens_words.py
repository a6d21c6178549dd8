"""Words for what a shot is seen through, and for focus that goes from one thing to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from circletake.language.tables import PhraseTable
from circletake.schema import FocusPull, Lens, Subject

_LENSES: dict[str, Lens] = {
    "wide-angle lens": Lens(focal_mm=22.0),
    "fisheye lens": Lens(focal_mm=14.0),
    "normal lens": Lens(focal_mm=50.0),
    "portrait lens": Lens(focal_mm=85.0),
    "telephoto lens": Lens(focal_mm=135.0),
    "shallow focus": Lens(f_number=1.4),
    "deep focus": Lens(f_number=16.0),
    "anamorphic lens": Lens(anamorphic=True),
    "lens flare": Lens(flare=0.7),
    "vignette": Lens(vignette=0.6),
}
RACK = "rack focus"
"""The word that stands for a focus pull among the terms of a camera."""
_TERMS: PhraseTable[str] = PhraseTable.of(
    (
        ("wide-angle lens", "wide-angle lens,wide angle lens,wide-angle,wide angle,ultra wide lens,wide lens,"
         "forced perspective"),
        ("fisheye lens", "fisheye lens,fisheye,fish-eye,fish-eye lens,ultra wide-angle lens"),
        ("normal lens", "normal lens,standard lens"),
        ("portrait lens", "portrait lens"),
        ("telephoto lens", "telephoto lens,telephoto,telephoto shot,long lens,tele lens,compressed perspective,"
         "perspective compression"),
        ("shallow focus", "shallow focus,shallow depth of field,shallow dof,bokeh,blurred background,blurry background,"
         "out-of-focus background,soft background,background out of focus,selective focus"),
        ("deep focus", "deep focus,deep depth of field,everything in focus"),
        ("anamorphic lens", "anamorphic lens,anamorphic lenses,anamorphic"),
        ("lens flare", "lens flare,lens flares,sun flare,lens-flare"),
        ("vignette", "vignette,vignetting,dark corners"),
        (RACK, "rack focus,racks focus,racking focus,rack-focus,focus pull,focus-pull,pull focus,pulls focus,"
         "pulling focus,focus shifts,focus shift,shift focus,shifts focus,focus racks,the focus goes,focus moves,"
         "focus changes"),
    )
)  # fmt: skip
_MILLIMETRES = re.compile(r"^(\d{2,3})\s?-?mm(?: lens)?$")
_PULL_BEGINS, _PULL_ENDS = 0.35, 0.6
_LABEL_ENDS = frozenset({":", ".", ";", "!", "?"})


class LensRead(NamedTuple):
    """What a text says of the lens."""

    terms: tuple[str, ...] = ()
    """Names that `lens_of` knows, in the order of the text; `rack focus` among them."""
    words: frozenset[int] = frozenset()
    """Indices of the words that say so."""
    pulled_at: int | None = None
    """Index of the word after `rack focus`."""


def read_lens(lowers: Sequence[str]) -> LensRead:
    """Read what a sentence wants the shot to be seen through, and whether its focus is pulled."""
    terms: list[str] = []
    used: set[int] = set()
    pulled_at = None
    for found in _TERMS.find(lowers):
        terms.append(found.value)
        used.update(range(found.first, found.last + 1))
        if found.value == RACK and pulled_at is None:
            pulled_at = found.last + 1
    for at, word in enumerate(lowers):
        said = word if _MILLIMETRES.match(word) else " ".join(lowers[at : at + 2])
        long = _MILLIMETRES.match(said)
        if long is not None and 10 <= int(long.group(1)) <= 300:
            terms.append(f"{long.group(1)}mm lens")
            used.update((at, at + said.count(" ")))
            after = at + said.count(" ") + 1
            used.update({after} if lowers[after : after + 1] == ["lens"] else ())
    return LensRead(tuple(dict.fromkeys(terms)), frozenset(used), pulled_at)


def lens_of(terms: Iterable[str]) -> Lens | None:
    """Return the lens that some terms describe together, later ones first; None when none of them is about lenses."""
    changes: dict[str, object] = {}
    for term in terms:
        long = _MILLIMETRES.match(term)
        if long is not None:
            changes["focal_mm"] = float(long.group(1))
        elif term in _LENSES:
            changes |= _LENSES[term].model_dump(exclude_defaults=True)
    return Lens().with_(**changes) if changes else None


def lens_words(lens: Lens | None) -> tuple[str, ...]:
    """Return the terms that describe a lens, so that `lens_of` gives it back as nearly as words can."""
    if lens is None:
        return ()
    words = [f"{lens.focal_mm:.0f}mm lens"] if lens.focal_mm is not None else []
    if lens.focal_mm is not None:
        named = (name for name, one in _LENSES.items() if one.focal_mm == lens.focal_mm)
        words = [next(named, words[0])]
    if lens.f_number is not None:
        words.append("shallow focus" if lens.f_number <= 4.0 else "deep focus")
    said = (("anamorphic lens", lens.anamorphic), ("lens flare", lens.flare >= 0.1), ("vignette", lens.vignette >= 0.1))
    return (*words, *(word for word, there in said if there))


def rack(ids: Sequence[str]) -> tuple[FocusPull, ...]:
    """Return the pulls of a shot whose focus goes through some subjects: the first is sharp when it begins."""
    if len(ids) == 1:
        return (FocusPull(subject=ids[0], begin=_PULL_BEGINS, end=_PULL_ENDS),)
    steps = max(len(ids) - 1, 1)
    span = (1.0 - _PULL_BEGINS) / steps
    pulls = [
        FocusPull(
            subject=id_,
            begin=round(_PULL_BEGINS + at * span, 3),
            end=round(_PULL_BEGINS + at * span + min(_PULL_ENDS - _PULL_BEGINS, 0.8 * span), 3),
        )
        for at, id_ in enumerate(ids[1:])
    ]
    return (FocusPull(subject=ids[0]), *pulls) if ids else ()


def racked(lowers: Sequence[str], subjects: Sequence[Subject]) -> tuple[FocusPull, ...]:
    """Return the focus pulls that a sentence describes, `rack focus from the cup to the man`, between its subjects."""
    at = read_lens(lowers).pulled_at
    if at is None:
        return ()
    until = next((k for k in range(at, len(lowers)) if lowers[k] in _LABEL_ENDS), len(lowers))
    named: dict[str, int] = {}
    for subject in subjects:
        words = {subject.noun, subject.noun.split()[-1], subject.id}
        where = next((k for k in range(at, until) if lowers[k] in words), None)
        if where is not None:
            named[subject.id] = where
    return rack(sorted(named, key=lambda id_: named[id_]))
