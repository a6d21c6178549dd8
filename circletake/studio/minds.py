"""Who decides: house rules, or a language model behind an OpenAI-compatible server."""

from __future__ import annotations

import io
import os

from circletake.executor import CancelToken
from circletake.llm import HouseRules, Look, Mind, ModelServer, OpenAIMind, Price
from circletake.schema import Aids, Artifact, BriefError, Settings
from circletake.store import Store

_LONGEST_SIDE = 768
_EYES = {"auto": None, "yes": True, "no": False}


def choose_mind(settings: Settings, aids: Aids, store: Store, cancel: CancelToken) -> Mind:
    """Return the mind that the settings name.

    Raises:
        BriefError: a mind that is not known, or a limit to the money without a price.
    """
    if settings.mind == "house":
        return HouseRules(aids)
    return OpenAIMind(
        model_server(settings, cancel),
        aids,
        answers=store.answers,
        max_cost=settings.max_cost,
        price=Price(*settings.mind_price) if settings.mind_price is not None else None,
        max_tokens=settings.max_tokens,
        eyes=_EYES[settings.mind_eyes],
        look=looking_in(store),
        check=cancel.check,
    )


def looking_in(store: Store) -> Look:
    """Return what shows stills of a store: each as a JPEG of at most 768 pixels a side."""

    def look(still: Artifact) -> bytes:
        from PIL import Image

        content = store.read(still)
        with Image.open(io.BytesIO(content)) as picture:
            if picture.format == "JPEG" and max(picture.size) <= _LONGEST_SIDE:
                return content
            shown = picture.convert("RGB")
        shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        out = io.BytesIO()
        shown.save(out, "JPEG", quality=85)
        return out.getvalue()

    return look


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
        timeout_s=settings.mind_timeout_s,
        check=check,
    )
