"""A mind on the hostile server, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hostile_server import (
    Act,
    Server,
)
from skies import RAIN, SKY, Sky

from circletake.llm import Decided, ModelServer, OpenAIMind
from circletake.schema import Aids
from circletake.store import Answers

BLUE = Sky(colour="blue", clouds=2)
GOOD = BLUE.model_dump_json()
HOUSE = Sky(colour="grey", clouds=8, note="by the house rule")
KEY = "sk-very-secret-0123456789"


class Asked:
    """A mind on the hostile server, and what became of it."""

    def __init__(self, server: Server, aids: Aids, folder: Path) -> None:
        self.server = server
        self.aids = aids
        self.answers = Answers(folder)
        self.pauses: list[float] = []
        self.minds: list[OpenAIMind] = []

    def mind(self, *, timeout_s: float = 10.0, check: Callable[[], None] = lambda: None, **more) -> OpenAIMind:
        server = ModelServer(
            "tiny", base_url=more.pop("url", self.server.url), api_key=KEY, timeout_s=timeout_s, check=check
        )
        settings = {"answers": self.answers, "pause": self.pauses.append, "check": check, **more}
        self.minds.append(OpenAIMind(server, self.aids, **settings))
        return self.minds[-1]

    def decide(self, *acts: Act, **more) -> Decided[Sky]:
        self.server.acts = list(acts)
        return self.mind(**more).decide(SKY, RAIN)

    def house_because(self, *acts: Act, **more) -> str:
        """Return why the house rule decided, after making sure that it did, and that nothing was kept."""
        answer, record = self.decide(*acts, **more)
        assert answer == HOUSE
        assert record.by == "house rules"
        assert record.fell_back is not None
        assert KEY not in record.fell_back
        assert list(self.answers._folder.rglob("*.json")) == []
        return record.fell_back
