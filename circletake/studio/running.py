"""Where a studio's tools run, and where what they make and how far it came is kept."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager

from circletake.executor import Executor, LocalExecutor, RayExecutor
from circletake.graphs.checkpoints import Saver, open_database, open_saver
from circletake.schema import BriefError, Settings
from circletake.store import RemoteObjects, Store
from circletake.studio.folder import ProductionFolder

DATABASE = "CIRCLETAKE_CHECKPOINTS"
"""Environment variable with the URL of a database of checkpoints: with its password, so it is no setting."""


def keep_elsewhere(settings: Settings, store: Store) -> None:
    """Have a store keep its objects where the settings say, besides its own folder.

    Raises:
        BriefError: the URL can't be meant, or its driver is not installed.
        StoreUnreachable, StoreForbidden: it can't be reached, or read.
    """
    store.remote = RemoteObjects(settings.store) if settings.store is not None else None
    if store.remote is not None:
        store.remote.check()


def choose_executor(settings: Settings, store: Store) -> Executor:
    """Return the executor that the settings name.

    Raises:
        BriefError: there is no such cluster, or Ray is not installed.
    """
    url = store.remote.url if store.remote is not None else None
    if settings.executor == "ray":
        return RayExecutor(settings.workers, store.root, address=settings.ray_address, store_url=url)
    if settings.ray_address is not None:
        raise BriefError(f"--ray-address {settings.ray_address} goes with --executor ray; add it, or leave it out")
    return LocalExecutor(settings.worker_count, store.root, store_url=url)


def open_checkpoints(settings: Settings, folder: ProductionFolder) -> AbstractContextManager[Saver]:
    """Return where the checkpoints of a folder's production are kept, to be opened by a `with`.

    Raises:
        BriefError: a database was chosen and none is named, or it can't be opened.
        StoreError: it can't be written.
    """
    if settings.checkpoints == "sqlite":
        return open_saver(folder.checkpoints)
    url = os.environ.get(DATABASE)
    if not url:
        raise BriefError(
            f"--checkpoints postgres needs the database's URL in the environment: {DATABASE}=postgresql://user:password"
            "@host:5432/database; set it, or use --checkpoints sqlite"
        )
    return open_database(url)
