"""Serving: the graphs for LangGraph's own server and studio, as `langgraph.json` names them."""

from __future__ import annotations

import atexit
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from circletake.executor import CancelToken
from circletake.graphs.chat import build_chat
from circletake.graphs.production import build_production
from circletake.schema import Brief, Production, Settings, ignore
from circletake.store import held_lock
from circletake.studio.chatting import ChatSession
from circletake.studio.delivery import deliver
from circletake.studio.folder import ProductionFolder
from circletake.studio.making import Making
from circletake.studio.opening import Studio, open_studio

_open = ExitStack()
atexit.register(_open.close)


def production(config: dict[str, Any] | None = None) -> Any:
    """Return the production graph over a folder of its own. Its input is `{"brief": {"text": "..."}}`.

    Args:
        config: `configurable.folder` names the production's folder, `configurable.settings` holds settings by
            name; without them `productions/served`, or CIRCLETAKE_FOLDER, and the defaults.

    Raises:
        ProductionBusy: another process works in that folder.
    """
    folder, settings = _folder(config), _settings(config)
    folder.refuse_foreign()
    _open.enter_context(held_lock(folder.lock))
    studio = _studio(folder, settings)
    before = folder.read() if folder.exists else Production(brief=Brief(text=""), settings=settings)
    studio.crew.packing = lambda state: _packed(before, state, studio, folder)
    return build_production(studio.crew)


def chat(config: dict[str, Any] | None = None) -> Any:
    """Return the chat graph. Its input is `{"words": "..."}`; see `production` for the configuration."""
    folder, settings = _folder(config), _settings(config)
    studio = _studio(folder, settings)
    session = ChatSession(
        studio.crew,
        settings,
        folder.path.parent,
        folder if folder.exists else None,
        Making(ignore, None, CancelToken()),
    )
    return build_chat(studio.crew, session)


def _packed(before: Production, state: Any, studio: Studio, folder: ProductionFolder) -> None:
    deliver(before.with_(brief=state.brief), state, studio, folder)


def _studio(folder: ProductionFolder, settings: Settings) -> Studio:
    return _open.enter_context(open_studio(settings, folder.store, folder.journal, ignore, CancelToken()))


def _folder(config: dict[str, Any] | None) -> ProductionFolder:
    named = _configured(config, "folder") or os.environ.get("CIRCLETAKE_FOLDER", "productions/served")
    return ProductionFolder(Path(named))


def _settings(config: dict[str, Any] | None) -> Settings:
    return Settings.model_validate(_configured(config, "settings") or {})


def _configured(config: dict[str, Any] | None, name: str) -> Any:
    return (config or {}).get("configurable", {}).get(name)
