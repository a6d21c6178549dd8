"""The director: reads the brief, writes the treatment, casts, plans shots, writes captions, takes changes."""

from circletake.agents.director.answering import answer_message
from circletake.agents.director.bible import cast_bible
from circletake.agents.director.captions import CaptionSheet, with_captions, write_captions
from circletake.agents.director.changes import Changed, apply_change, apply_edits
from circletake.agents.director.conversation import Message, MessageKind, read_message
from circletake.agents.director.grammar import GRAMMAR
from circletake.agents.director.lengths import film_length
from circletake.agents.director.one_shot import plan_of_words
from circletake.agents.director.reading.brief import BriefFacts, read_brief
from circletake.agents.director.rerouting import reroute
from circletake.agents.director.shot_list import ShotList, plan_shots
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
    "Respecified",
    "ShotList",
    "answer_message",
    "apply_change",
    "apply_edits",
    "can_split",
    "cast_bible",
    "film_length",
    "plan_of_words",
    "plan_shots",
    "read_brief",
    "read_message",
    "reroute",
    "specify",
    "with_captions",
    "with_staging",
    "write_captions",
    "write_treatment",
]
