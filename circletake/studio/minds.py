"""Who decides: house rules, or a language model behind an OpenAI-compatible server."""

from __future__ import annotations

import os

from circletake.executor import CancelToken
from circletake.llm import HouseRules, Mind, ModelServer, OpenAIMind
from circletake.schema import Aids, BriefError, Settings
from circletake.store import Store


def choose_mind(settings: Settings, aids: Aids, store: Store, cancel: CancelToken) -> Mind:
    """Return the mind that the settings name.

    Raises:
        BriefError: a mind that is not known.
    """
    if settings.mind == "house":
        return HouseRules(aids)
    return OpenAIMind(
        model_server(settings, cancel), aids, answers=store.answers, max_cost=settings.max_cost, check=cancel.check
    )


def model_server(settings: Settings, cancel: CancelToken | None = None) -> ModelServer:
    """Return the server of a language model; address and key come from the settings and the environment.

    Raises:
        BriefError: a mind that is not known.
    """
    family, _, model = settings.mind.partition(":")
    if family != "openai" or not model:
        raise BriefError(f"there is no mind {settings.mind!r}; use house, or openai:MODEL")
    check = cancel.check if cancel is not None else lambda: None
    return ModelServer(
        model,
        base_url=settings.mind_base_url or os.environ.get("OPENAI_BASE_URL"),
        api_key=os.environ.get("OPENAI_API_KEY"),
        check=check,
    )
