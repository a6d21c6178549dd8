"""What a music editor opens: MIDI, MusicXML score and parts, cue sheets, notes, maps, clicks and the session."""

from circletake.music.documents.clicks import ClickTrack, click_track
from circletake.music.documents.midi import write_midi
from circletake.music.documents.musicxml import write_musicxml, write_parts
from circletake.music.documents.papers import score_papers
from circletake.music.documents.sheets import cue_sheet_csv, tempo_map_csv

__all__ = [
    "ClickTrack",
    "click_track",
    "cue_sheet_csv",
    "score_papers",
    "tempo_map_csv",
    "write_midi",
    "write_musicxml",
    "write_parts",
]
