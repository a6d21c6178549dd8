"""Papers: everything that a composer or music editor opens, of a whole film, into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from circletake.music.documents.midi import write_midi
from circletake.music.documents.musicxml import write_musicxml, write_parts
from circletake.music.documents.notes import cue_list_csv, rights_cue_sheet_csv, spotting_notes_csv, timing_notes_csv
from circletake.music.documents.session import session_rpp
from circletake.music.documents.sheets import cue_sheet_csv, tempo_map_csv
from circletake.music.documents.streamers import streamers_ass, streamers_csv
from circletake.music.score import Score
from circletake.music.written import score_bytes
from circletake.schema import HitPoint, PaperSound


def score_papers(
    score: Score, folder: Path, *, hits: Sequence[HitPoint], sounds: Sequence[PaperSound], composer: str, picture: str
) -> list[Path]:
    """Write a film's score on paper: MIDI, MusicXML score and parts, lists, notes, maps, streamers, session.

    Args:
        score: All cues of the film.
        folder: Where to; must be there.
        hits: Everything that was spotted.
        sounds: What the session places, paths as they will stand beside it.
        composer: Who is named on the performing-rights cue sheet.
        picture: The picture's path from there; empty for none.

    Returns:
        Every file, by path under the folder.
    """
    write_midi(score, folder / "score.mid")
    write_musicxml(score, folder / "score.musicxml")
    parts = folder / "parts"
    parts.mkdir(exist_ok=True)
    texts = {
        "cue_sheet.csv": cue_sheet_csv(score),
        "tempo_map.csv": tempo_map_csv(score),
        "cue_list.csv": cue_list_csv(score),
        "spotting_notes.csv": spotting_notes_csv(score, hits),
        "timing_notes.csv": timing_notes_csv(score),
        "rights_cue_sheet.csv": rights_cue_sheet_csv(score, composer),
        "streamers.csv": streamers_csv(score),
        "streamers.ass": streamers_ass(score),
        "session.rpp": session_rpp(score, sounds, picture),
    }
    (folder / "score.json").write_bytes(score_bytes(score))
    files = [folder / "score.mid", folder / "score.musicxml", folder / "score.json"]
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
        files.append(folder / name)
    return [*files, *write_parts(score, parts)]
