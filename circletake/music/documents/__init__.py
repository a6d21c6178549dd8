"""What a music editor opens: MIDI, MusicXML, the cue sheet and the tempo map."""

from circletake.music.documents.midi import write_midi
from circletake.music.documents.musicxml import write_musicxml
from circletake.music.documents.sheets import cue_sheet_csv, tempo_map_csv

__all__ = ["cue_sheet_csv", "tempo_map_csv", "write_midi", "write_musicxml"]
