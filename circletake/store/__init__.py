"""The store: artifacts by their digest, results by their call, answers by their decision."""

from circletake.store.answers import Answers, KeptAnswer
from circletake.store.atomic import StoreFull, StoreUnwritable
from circletake.store.documents import read_document, write_document
from circletake.store.lexicon import ChromaLexicon, PlainLexicon
from circletake.store.lock import held_lock
from circletake.store.memory import ChromaMemory, NoMemory, ServerMemory
from circletake.store.remote import RemoteObjects, StoreForbidden, StoreUnreachable
from circletake.store.results import Absent, KeptResult, Results
from circletake.store.store import Store, Swept, open_store

__all__ = [
    "Absent",
    "Answers",
    "ChromaLexicon",
    "ChromaMemory",
    "KeptAnswer",
    "KeptResult",
    "NoMemory",
    "PlainLexicon",
    "RemoteObjects",
    "Results",
    "ServerMemory",
    "Store",
    "StoreForbidden",
    "StoreFull",
    "StoreUnreachable",
    "StoreUnwritable",
    "Swept",
    "held_lock",
    "open_store",
    "read_document",
    "write_document",
]
