"""A shallow but solid reader and writer of English: briefs and captions into who, what, where, when and how.

Pure functions of their input, linear in its length, on any text whatever.
"""

from circletake.language.aspects import read_aspect, read_letterbox
from circletake.language.brief_words import read_style
from circletake.language.camera_words import CameraRead, read_camera
from circletake.language.caption import read_caption
from circletake.language.clauses import Clause
from circletake.language.durations import read_length
from circletake.language.entities import Entity, KindOf
from circletake.language.feelings import EXPRESSIONS, MOODS
from circletake.language.kinds import LOCATIVE, PLACE_PARTS, kinds_by, person_by_form, term_of
from circletake.language.lemmas import is_listed, lemmas_of
from circletake.language.lens_words import RACK, lens_of, lens_words, rack
from circletake.language.light_words import LightRead, hour_name, read_light
from circletake.language.music_words import read_music_wish
from circletake.language.nouns import ABSTRACT, SCENERY, looks_like_role, presentation_of
from circletake.language.numbers import ordinal, word_number
from circletake.language.performing import Caused, caused_by
from circletake.language.phrases import Phrase
from circletake.language.quotes import hide_quotes
from circletake.language.speech import SPEECH, QuoteRead, event_is_speech
from circletake.language.story import Around, Event, Story
from circletake.language.tagging import tag_words
from circletake.language.texts import TextRead, read_text
from circletake.language.thesaurus import COMMONER_NOUNS, COMMONER_VERBS
from circletake.language.tokens import tokenize
from circletake.language.tongues import LANGUAGE_NAMES
from circletake.language.tongues.detect import detect_language
from circletake.language.tongues.gloss import gloss
from circletake.language.vocabulary_index import THINGS, VocabularyIndex, index_of
from circletake.language.wishes import Wishes
from circletake.language.words import Word
from circletake.language.write import (
    a,
    conjugated,
    counted,
    is_plural,
    listed,
    past_participle,
    plural,
    present_participle,
    sentence,
    third_person,
    title_case,
)

__all__ = [
    "RACK",
    "SPEECH",
    "ABSTRACT",
    "COMMONER_NOUNS",
    "COMMONER_VERBS",
    "EXPRESSIONS",
    "LANGUAGE_NAMES",
    "LOCATIVE",
    "PLACE_PARTS",
    "MOODS",
    "SCENERY",
    "THINGS",
    "CameraRead",
    "Caused",
    "Clause",
    "Entity",
    "Around",
    "Event",
    "KindOf",
    "LightRead",
    "Phrase",
    "QuoteRead",
    "Story",
    "TextRead",
    "VocabularyIndex",
    "Wishes",
    "Word",
    "a",
    "caused_by",
    "conjugated",
    "counted",
    "detect_language",
    "event_is_speech",
    "gloss",
    "hide_quotes",
    "hour_name",
    "index_of",
    "is_listed",
    "is_plural",
    "kinds_by",
    "lemmas_of",
    "lens_of",
    "lens_words",
    "listed",
    "looks_like_role",
    "ordinal",
    "past_participle",
    "person_by_form",
    "plural",
    "present_participle",
    "presentation_of",
    "rack",
    "read_aspect",
    "read_letterbox",
    "read_camera",
    "read_caption",
    "read_length",
    "read_light",
    "read_music_wish",
    "read_style",
    "read_text",
    "sentence",
    "tag_words",
    "term_of",
    "third_person",
    "title_case",
    "tokenize",
    "word_number",
]
