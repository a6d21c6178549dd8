"""Serving: the graphs for LangGraph's own server and studio, as `langgraph.json` names them.

A server asks for a graph again and again: for its shape, its schemas and every run. Each folder has one studio, which
is opened at the first question and closed with the process.
"""

from __future__ import annotations

import atexit
import os
import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from circletake.executor import CancelToken
from circletake.graphs.chat import build_chat
from circletake.graphs.production import build_production
from circletake.graphs.state import ProductionState
from circletake.schema import Brief, Production, Settings, ignore
from circletake.store import held_lock
from circletake.studio.chatting import ChatSession
from circletake.studio.delivery import deliver
from circletake.studio.folder import ProductionFolder
from circletake.studio.making import Making
from circletake.studio.opening import Studio, open_studio

_open = ExitStack()
atexit.register(_open.close)
_lock = threading.Lock()
_served: dict[tuple[str, Path, str], Any] = {}


def production(config: dict[str, Any] | None = None) -> Any:
    """Return the production graph over a folder of its own. Its input is `{"brief": {"text": "..."}}`.

    Args:
        config: `configurable.folder` names the production's folder, `configurable.settings` holds settings by
            name; without them `productions/served`, or CIRCLETAKE_FOLDER, and the defaults.

    Raises:
        ProductionBusy: another process, or this one with other settings, works in that folder.
    """
    folder, settings = _folder(config), _settings(config)
    with _lock:
        key = ("production", folder.path, settings.model_dump_json())
        if key not in _served:
            folder.refuse_foreign()
            _open.enter_context(held_lock(folder.lock))
            studio = _studio(folder, settings)
            studio.crew.packing = lambda state: _packed(state, studio, folder)
            _served[key] = build_production(studio.crew)
        return _served[key]


def chat(config: dict[str, Any] | None = None) -> Any:
    """Return the chat graph. Its input is `{"words": "..."}`; see `production` for the configuration."""
    folder, settings = _folder(config), _settings(config)
    with _lock:
        key = ("chat", folder.path, settings.model_dump_json())
        if key not in _served:
            studio = _studio(folder, settings)
            begun = folder if folder.exists else None
            making = Making(ignore, None, CancelToken())
            session = ChatSession(studio.crew, settings, folder.path.parent, begun, making)
            _served[key] = build_chat(studio.crew, session)
        return _served[key]


def _packed(state: ProductionState, studio: Studio, folder: ProductionFolder) -> None:
    before = folder.read() if folder.exists else Production(brief=Brief(text=""), settings=studio.crew.settings)
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
