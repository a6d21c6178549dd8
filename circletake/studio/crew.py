"""The crew of one production, as the graphs see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from fractions import Fraction
from typing import TypeVar

from circletake.executor import Caller, Toolbox, ToolRef
from circletake.graphs.state import ProductionState
from circletake.llm import Mind
from circletake.schema import (
    Aids,
    Artifact,
    BackendCard,
    Digest,
    Document,
    EmbedderCard,
    Event,
    Format,
    Instruments,
    OnEvent,
    PictureCard,
    Request,
    Resources,
    Result,
    Settings,
    Size,
    StyleCard,
    Verdict,
    Vocabulary,
)
from circletake.store import Store
from circletake.studio.backends import IN_PROCESS, Toolset
from circletake.studio.journal import Journal
from circletake.studio.keeping import keep_copy
from circletake.tools.calibration import calibration_digest
from circletake.tools.embedding import open_video_embedder
from circletake.tools.score import score_font
from circletake.tools.stage_picture import StagePicture

R = TypeVar("R", bound=Result)
D = TypeVar("D", bound=Document)

_DRAFT_PIXELS = 160 * 90
_DRAFT_RATE = Fraction(6)
_MOST_AT_ONCE = 16


class StudioCrew:
    """Calls tools through the store, writes every call down, and knows who decides."""

    def __init__(
        self, settings: Settings, mind: Mind, aids: Aids, tools: Toolset, callers: tuple[Caller, Caller],
        store: Store, journal: Journal, on_event: OnEvent,
    ) -> None:  # fmt: skip
        self.settings = settings
        self.mind = mind
        self.aids = aids
        self._tools = tools
        self._caller, self._inline = callers
        self._store = store
        self._journal = journal
        self._on_event = on_event
        self._said = ""
        self._built = Toolbox()
        self._documents: dict[tuple[Digest, type[Document]], Document] = {}
        self._music: Artifact | None = None
        self.packing: Callable[[ProductionState], None] | None = None
        """Takes the finished state and delivers it."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """Return the picture back-ends, in order of preference."""
        return self._tools.pictures

    def vocabulary(self, picture: str) -> Vocabulary:
        """Return what a picture back-end can show."""
        return vocabulary_of(self._tools, picture, self._built)

    def instruments(self, picture: str) -> Instruments:
        """Return what takes of a picture back-end are measured with; the embedder is opened once."""
        tool = self._built.tool(self.picture_tool(picture))
        embedder = open_video_embedder(self.settings.embedder)
        card = EmbedderCard(name=self.settings.embedder, digest=embedder.digest)
        backend = BackendCard(name=tool.name, version=tool.version)
        return Instruments(embedder=card, backend=backend, calibration=calibration_digest(backend, card))

    def card(self, picture: str) -> PictureCard:
        """Return what a picture back-end takes and gives."""
        return card_of(self._tools, picture, self._built)

    def score_styles(self) -> tuple[StyleCard, ...]:
        """Return the styles that the score back-end knows."""
        from circletake.music.styles import style_catalogue

        return style_catalogue()

    def music(self) -> Artifact | None:
        """Return the music that the person brings, None when it is to be composed."""
        path = self.settings.music
        if path is not None and self._music is None:
            self._music = keep_copy(path, self._store, "audio/x-track")
        return self._music

    def soundfont(self) -> str | None:
        """Return the digest of the SoundFont that the person named, None when they named none."""
        return score_font(self.settings.soundfont).digest if self.settings.soundfont is not None else None

    def draft_format(self, full: Format) -> Format:
        """Return a size of about 160 x 90 in the picture's shape, no bars, both sides even, at 6 frames a second."""
        aspect = full.picture.width / full.picture.height
        height = (_DRAFT_PIXELS / aspect) ** 0.5
        size = Size(max(2, round(height * aspect / 2) * 2), max(2, round(height / 2) * 2))
        return Format(size=size, rate=min(_DRAFT_RATE, full.rate), sample_rate=full.sample_rate)

    def picture_tool(self, picture: str) -> ToolRef:
        """Return the tool of a picture back-end."""
        return self._tools.refs[f"picture:{picture}"]

    def call(self, role: str, tool: str, request: Request, result: type[R]) -> R:
        """Call a tool and write down what for. See `graphs.Crew.call`."""
        caller = self._inline if tool in IN_PROCESS else self._caller
        ref = self._tools.refs[tool]
        called = caller.call(ref, request, result)
        built = self._built.tool(ref)
        self._journal.note(
            role, built.name, built.version, called.key, request, called.result,
            cached=called.cached, seconds=round(called.seconds, 4),
        )  # fmt: skip
        return called.result

    def needs(self, tool: str, request: Request) -> Resources:
        """Return what a call would need while it runs."""
        needed: Resources = self._built.tool(self._tools.refs[tool]).resources(request)
        return needed

    def call_all(self, tool: str, requests: Sequence[tuple[str, Request]], result: type[R]) -> list[R]:
        """Call one tool for several (role, request) pairs at once."""
        with ThreadPoolExecutor(max_workers=min(_MOST_AT_ONCE, max(1, len(requests)))) as threads:
            futures = [
                threads.submit(copy_context().run, self.call, role, tool, request, result) for role, request in requests
            ]
            return [future.result() for future in futures]

    def cosine(self, one: Artifact, other: Artifact) -> float:
        """Return the cosine of two embeddings."""
        import numpy as np

        first, second = (np.frombuffer(self._store.read(artifact), "<f4") for artifact in (one, other))
        return float(first @ second / (np.linalg.norm(first) * np.linalg.norm(second)))

    def read(self, artifact: Artifact, kind: type[D]) -> D:
        """Read a document out of the store, once: artifacts never change."""
        key = (artifact.digest, kind)
        if key not in self._documents:
            self._documents[key] = kind.read(self._store.read(artifact))
        document = self._documents[key]
        assert isinstance(document, kind)
        return document

    def judged(self, verdict: Verdict) -> None:
        """Tell whoever watches what the critic decided."""
        self._on_event(Event(kind="verdict", name=verdict.decision, text=verdict.reason, slate=verdict.slate))

    def step(self, name: str, slate: str | None = None) -> None:
        """Tell whoever watches that a node begins."""
        self._on_event(Event(kind="step", name=name, slate=slate))

    def package(self, state: ProductionState) -> None:
        """Put everything that was made where people find it; nowhere when no folder was named."""
        if self.packing is not None:
            self.packing(state)

    def tell(self, text: str, slate: str | None = None) -> None:
        """Tell whoever watches."""
        self._on_event(Event(kind="note", name="note", text=text, slate=slate))

    def saying(self, text: str) -> None:
        """Let whoever watches read an answer as far as it is written."""
        if text != self._said:
            self._said = text
            self._on_event(Event(kind="words", name="answer", text=text))


def vocabulary_of(tools: Toolset, picture: str, built: Toolbox) -> Vocabulary:
    """Return what a picture back-end can show; a back-end that takes any words is open-ended."""
    tool = built.tool(tools.refs[f"picture:{picture}"])
    if isinstance(tool, StagePicture):
        return tool.vocabulary()
    return Vocabulary(name=picture, version=tool.version, open_ended=True)


def card_of(tools: Toolset, picture: str, built: Toolbox) -> PictureCard:
    """Return what a picture back-end takes and gives; one without a card shoots from words, as long as it is asked to.

    Raises:
        BriefError: its model is missing, broken or of a kind that it does not know.
    """
    tool = built.tool(tools.refs[f"picture:{picture}"])
    told: PictureCard = tool.card() if hasattr(tool, "card") else PictureCard(name=picture)
    return told
