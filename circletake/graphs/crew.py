"""The crew: everything that graph nodes may ask for. Who it really is, the studio decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from circletake.graphs.state import ProductionState
from circletake.llm import Mind
from circletake.schema import (
    Aids,
    Artifact,
    Document,
    Format,
    Instruments,
    PictureCard,
    Request,
    Result,
    Settings,
    StyleCard,
    Verdict,
    Vocabulary,
)

R = TypeVar("R", bound=Result)
D = TypeVar("D", bound=Document)


class Crew(Protocol):
    """The people and the machines of one production."""

    @property
    def mind(self) -> Mind:
        """Who decides."""

    @property
    def aids(self) -> Aids:
        """What can be looked up."""

    @property
    def settings(self) -> Settings:
        """What the person chose."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """Names of the picture back-ends, in order of preference."""

    def vocabulary(self, picture: str) -> Vocabulary:
        """Return what a picture back-end can show."""

    def instruments(self, picture: str) -> Instruments:
        """Return what takes of a picture back-end are measured with."""

    def card(self, picture: str) -> PictureCard:
        """Return what a picture back-end takes and gives."""

    def score_styles(self) -> tuple[StyleCard, ...]:
        """Return the styles that the score back-end knows."""

    def music(self) -> Artifact | None:
        """Return the music that the person brings, None when it is to be composed."""

    def soundfont(self) -> str | None:
        """Return the digest of the SoundFont that the person named, None when they named none."""

    def draft_format(self, full: Format) -> Format:
        """Return size and rate of draft takes for a film of this format."""

    def call(self, role: str, tool: str, request: Request, result: type[R]) -> R:
        """Call a tool and write down what for.

        Args:
            role: what the result is for, such as `3A take` or `mix`.
            tool: which tool, such as `picture:stage` or `score`.
            request: what is asked.
            result: the class of what it gives.

        Raises:
            ToolError: the tool can't, or won't as asked.
        """

    def call_all(self, tool: str, requests: Sequence[tuple[str, Request]], result: type[R]) -> list[R]:
        """Call one tool for several (role, request) pairs at once, and return the results in their order."""

    def cosine(self, one: Artifact, other: Artifact) -> float:
        """Return the cosine of two embeddings."""

    def read(self, artifact: Artifact, kind: type[D]) -> D:
        """Read a document out of the store."""

    def judged(self, verdict: Verdict) -> None:
        """Tell whoever watches what the critic decided."""

    def step(self, name: str, slate: str | None = None) -> None:
        """Tell whoever watches that a node begins; slate names the shot that it works on."""

    def package(self, state: ProductionState) -> None:
        """Put everything that was made where people find it."""

    def tell(self, text: str, slate: str | None = None) -> None:
        """Tell whoever watches."""

    def saying(self, text: str) -> None:
        """Let whoever watches read an answer as far as it is written."""


def staffed(node: Callable[..., Any], crew: Crew) -> Any:
    """Return a graph node, a callable of the state, that works with a crew and says when it begins."""

    def run(state: Any) -> Any:
        shot = getattr(state, "shot", None)
        crew.step(node.__name__, shot.slate if shot is not None else None)
        return node(state, crew=crew)

    return run
