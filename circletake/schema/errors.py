"""The error tree: an error's class says who acts next."""

from __future__ import annotations


class CircletakeError(Exception):
    """Base of every error that Circletake raises on purpose.

    The message says what happened, what was given, what was expected and what to do next.
    """

    exit_code: int = 1


class BriefError(CircletakeError):
    """The user fixes it: the brief, a setting, or the command line."""

    exit_code = 2


class ProductionBusy(BriefError):
    """Another process is working on this production; it was left alone."""


class ToolError(CircletakeError):
    """Goes back to the agent that asked for the tool."""


class RequestRejected(ToolError):
    """The request can't be met as it stands (length, rate, size): change it."""


class ToolFailed(ToolError):
    """The tool can't do it at all: do not ask again, plan around it."""


class Transient(CircletakeError):
    """A passing fault (429, lost worker, timeout): the executor retries, agents never see it."""


class BudgetExhausted(CircletakeError):
    """Nothing is left to spend: the graph settles with the best take so far, and says so."""


class StoreError(CircletakeError):
    """The store could not keep or give back an artifact."""


class DigestMismatch(StoreError):
    """An object's bytes are not the bytes that were stored."""


class ArtifactMissing(StoreError):
    """The store holds no object of that digest."""


class SchemaTooNew(StoreError):
    """The document was written by a newer Circletake."""
