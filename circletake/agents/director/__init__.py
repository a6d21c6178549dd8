"""The director: reads the brief, writes the treatment, casts, plans shots, writes captions, takes changes."""

from circletake.agents.director.answering import answer_message
from circletake.agents.director.bible import cast_bible
from circletake.agents.director.captions import CaptionSheet, with_captions, write_captions
from circletake.agents.director.changes import Changed, apply_change, apply_edits
from circletake.agents.director.conversation import Message, MessageKind, read_message
from circletake.agents.director.depicting import chains, goes_on, pictures_of, reference_words, seen
from circletake.agents.director.grammar import GRAMMAR
from circletake.agents.director.lengths import film_length
from circletake.agents.director.one_shot import plan_of_words
from circletake.agents.director.physics import PhysicsSheet, find_physics, told_by_nature, with_physics
from circletake.agents.director.reach import within_reach
from circletake.agents.director.reading.brief import BriefFacts, read_brief
from circletake.agents.director.rerouting import reroute
from circletake.agents.director.shot_list import ShotList, plan_shots
from circletake.agents.director.speaking import spoken_seconds
from circletake.agents.director.specifying import Respecified, specify, with_staging
from circletake.agents.director.splitting import can_split
from circletake.agents.director.treatment import write_treatment

__all__ = [
    "GRAMMAR",
    "BriefFacts",
    "CaptionSheet",
    "Changed",
    "Message",
    "MessageKind",
    "PhysicsSheet",
    "Respecified",
    "ShotList",
    "answer_message",
    "apply_change",
    "apply_edits",
    "can_split",
    "cast_bible",
    "chains",
    "film_length",
    "find_physics",
    "plan_of_words",
    "goes_on",
    "pictures_of",
    "plan_shots",
    "read_brief",
    "read_message",
    "reference_words",
    "reroute",
    "seen",
    "specify",
    "spoken_seconds",
    "told_by_nature",
    "with_captions",
    "with_physics",
    "with_staging",
    "within_reach",
    "write_captions",
    "write_treatment",
]
