"""Screenplays, shot lists and labelled notes, written out as the sentences that they stand for."""

from __future__ import annotations

import re
from typing import NamedTuple

from circletake.language.given_names import GIVEN_NAMES
from circletake.language.lemmas import senses
from circletake.language.wordlists import wordset

_SLUG = re.compile(
    r"^\s*(?:\d+[A-Z]?[.)]?\s+)?(?P<where>INT|EXT|INT\s*[./]\s*EXT|EXT\s*[./]\s*INT|I/E)[.:\s]\s*(?P<place>[^\n–—-]+?)"
    r"(?:\s*[–—-]+\s*(?P<time>[^\n]+?))?\s*$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^\s*(?:(?:shot|scene|frame|beat|panel|sc\.?|sh\.?|#)\s*#?\d{1,3}[a-z]?\s*[.):\-–—]?\s+|\d{1,"
    r"3}[a-z]?\s*[.):]\s+|[-*•–—]\s+)"
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_TRANSITION = re.compile(
    r"^\s*(?:(?:cut|dissolve|smash cut|match cut|fade|wipe|jump "
    r"cut)\s+(?:to|in|out|from|back)(?:\s+(?:to\s+)?\w+)?\s*[:.]?"
    r"|the end\.?|cont(?:inued|['’]?d)\.?|end credits\.?|roll credits\.?)\s*$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"^\s*(?P<name>[^\W\d_][\w'’. -]{0,30}?)\s*(?P<note>\((?:V\.?O\.?|O\.?S\.?|O\.?C\.?|CONT['’]?D)\.?\))?\s*$"
)
_ASIDE = re.compile(r"^\s*\([^)]*\)\s*$")
_LABELLED = re.compile(
    r"^\s*(?P<label>[^\W\d_][\w'’ -]{0,28}?)(?:\s*\((?P<note>[^)]{1,"
    r"20})\))?\s*:\s+(?P<rest>\S.*)$"
)

NARRATORS = wordset("narrator,narration,voice-over,voiceover,voice over,vo,v.o.,off,commentary,speaker")
NOTES = wordset(
    "music,score,soundtrack,duration,length,runtime,running time,aspect,aspect ratio,format,style,look,mood,tone,"
    "genre,title,"
    "tagline,slogan,end card,end title,colour,color,palette,lighting,camera,pacing,pace,form,sound,audience,type,"
    "language,"
    "feeling,atmosphere,medium,visual style,music style,tempo,instruments,era,period,dialogue,logo,call to action,"
    "theme,"
    "working title,note,notes,ratio,fps,resolution,season,weather,time,time of day,sfx,sound effects,super,text,"
    "caption"
)
"""Labels of notes to the film-makers: what follows them is a wish."""
STORY_LABELS = wordset(
    "story,plot,logline,synopsis,setting,place,location,character,characters,cast,scene,shot,action,brief,idea,"
    "concept,premise,"
    "outline,summary,treatment,opening,ending,beginning,middle,end,act one,act two,act three,act i,act ii,act iii,"
    "turn,climax,"
    "open on,cut to,then,finally,intro,outro,description,subject,hero,protagonist,lead,who,what,where"
)
"""Labels of parts of the story."""


class _Lines(NamedTuple):
    kept: list[str]
    at: int


def write_out(text: str) -> str:
    """Return a text with screenplay lines, lists and speakers written as plain sentences.

    `INT. KITCHEN - NIGHT` becomes `In the kitchen, night.`; a character's name over a speech becomes
    `Mara says: “...”`; the numbers of a shot list go. A text without such lines is returned as it is.
    """
    lines = text.split("\n")
    if len(lines) == 1 and not _LABELLED.match(text):
        return _written(text) or text
    scripted = any(_SLUG.match(line) for line in lines) or _has_cues(lines)
    out: list[str] = []
    at = 0
    while at < len(lines):
        speech = _speech(lines, at) if scripted else None
        if speech is not None:
            out += speech.kept
            at = speech.at
            continue
        written = _written(lines[at])
        out.append(lines[at] if written is None else written)
        at += 1
    return "\n".join(out)


def _written(line: str) -> str | None:
    """Return a line as a sentence; None for a line that is none of a script's or a list's."""
    slug = _SLUG.match(line)
    if slug:
        time = f", {slug['time'].lower().strip('. ')}" if slug["time"] else ""
        inside = "Inside" if slug["where"].upper().startswith("I") else "In"
        return f"\n{inside} the {slug['place'].lower().strip('. ')}{time}.\n"
    if _TRANSITION.match(line):
        return ""
    item = _ITEM.match(line)
    if item:
        rest = item["rest"].strip()
        return _written(rest) or (rest if rest[-1] in '.!?:;…”"' else f"{rest}.")
    return _spoken_label(line)


def _spoken_label(line: str) -> str | None:
    """Return `Mara: Come home.` as a sentence in which she says so; None for any other line."""
    found = _LABELLED.match(line)
    if not found or '"' in found["rest"] or "“" in found["rest"]:
        return None
    label = " ".join(found["label"].lower().split())
    if label in NARRATORS:
        return f"The narrator says: “{found['rest'].strip()}”."
    if label in NOTES or label in STORY_LABELS or not _is_name(found["label"]):
        return None
    return f"{_who(found['label'])} says: “{found['rest'].strip()}”."


def _is_name(label: str) -> bool:
    words = label.split()
    return (
        len(words) <= 3
        and (all(word.isupper() for word in words) or words[0].lower() in GIVEN_NAMES)
        and len(label) > 1
    )


def _who(name: str) -> str:
    lower = name.lower().strip()
    if lower.split()[0] in GIVEN_NAMES:
        return name.title()
    common = all(
        any(sense.tag in ("noun", "adj", "num") and sense.cost < 2 for sense in senses(word)) for word in lower.split()
    )
    return f"The {lower}" if common and name.isupper() else name.title()


def _has_cues(lines: list[str]) -> bool:
    cues = sum(1 for at in range(len(lines)) if _is_cue(lines, at))
    return cues >= 2


def _is_cue(lines: list[str], at: int) -> bool:
    """Tell whether a line is a name in capitals over a speech."""
    found = _CUE.match(lines[at])
    if not found or not found["name"].isupper() or len(found["name"]) < 2 or found["name"].rstrip().endswith("."):
        return False
    if at + 1 >= len(lines) or not lines[at + 1].strip() or _SLUG.match(lines[at]) or _TRANSITION.match(lines[at]):
        return False
    following = lines[at + 1].strip()
    return (at == 0 or not lines[at - 1].strip()) and not following.isupper()


def _speech(lines: list[str], at: int) -> _Lines | None:
    if not _is_cue(lines, at):
        return None
    found = _CUE.match(lines[at])
    assert found is not None
    name = found["name"].strip()
    off = bool(found["note"]) and "v" in found["note"].lower()
    spoken: list[str] = []
    at += 1
    while at < len(lines) and lines[at].strip():
        if not _ASIDE.match(lines[at]):
            spoken.append(lines[at].strip())
        at += 1
    who = "The narrator" if name.lower() in NARRATORS or off else _who(name)
    return _Lines([f"{who} says: “{' '.join(spoken).replace('“', '').replace('”', '')}”."], at)
