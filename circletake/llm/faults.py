"""What can go wrong with a model server, by what to do about it."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from circletake.schema import BriefError, CircletakeError, Transient

if TYPE_CHECKING:
    import openai

_TRY_AGAIN = {408, 409, 425, 429}
_NO_MORE = {"insufficient_quota", "billing_hard_limit_reached", "context_length_exceeded"}
_PICTURES = r"\b(images?|image_url|vision)\b"
_BLIND = re.compile(rf"{_PICTURES}.*\bnot\b.*\bsupport|\bnot\b.*\bsupport.*{_PICTURES}")
"""How servers say that a model takes no pictures; some of them with a status of 500."""
_LONGEST = 300
_CLIENT_S_WORDS = re.compile(r"^Error code: \d+( - )?")


class ServerBusy(Transient):
    """The server can't answer now; it may say after how many seconds to ask again."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class NotUnderstood(CircletakeError):
    """The server refuses the form of the question: ask in a simpler form."""


class NoAnswer(CircletakeError):
    """This question will get no answer, in whatever form it is put."""


def connection_fault(error: Exception, url: str) -> ServerBusy:
    """Return what a failed connection means."""
    cause = error.__cause__ or error
    return ServerBusy(f"the model server {url} can't be reached ({brief(str(cause) or type(cause).__name__)})")


def status_fault(error: openai.APIStatusError, url: str, model: str, secret: str) -> CircletakeError:
    """Return what an error status means. No message of the server's is passed on with the key in it."""
    said = brief(_CLIENT_S_WORDS.sub("", error.message))
    said = said.replace(secret, "***") if secret else said
    status = error.status_code
    if status == 401:
        return BriefError(
            f"the model server {url} does not accept the key; set OPENAI_API_KEY to a valid one, or choose another mind"
        )
    if status == 403:
        return BriefError(f"the model server {url} does not let this key use {model!r}; choose another model")
    if status == 404:
        return BriefError(
            f"the model server {url} has no model {model!r}, or is no such server (status 404); "
            "check the model's name and the base URL, which usually ends in /v1"
        )
    if error.code in _NO_MORE:
        return NoAnswer(f"{error.code}: {said}")
    if _BLIND.search(said):
        return NoAnswer(said)
    if status in _TRY_AGAIN or status >= 500:
        return ServerBusy(
            f"the model server answered {status} ({said or 'nothing more'})", retry_after(error.response.headers)
        )
    return NotUnderstood(f"{error.param or ''} {said}".strip())


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Return after how many seconds a server wants to be asked again; None when it does not say.

    It may say so in milliseconds (`retry-after-ms`), in seconds, or as a date (RFC 9110, 10.2.3).
    """
    try:
        if "retry-after-ms" in headers:
            return max(0.0, float(headers["retry-after-ms"]) / 1000)
        return max(0.0, float(headers["retry-after"]))
    except KeyError:
        return None
    except ValueError:
        pass
    try:
        then = email.utils.parsedate_to_datetime(headers["retry-after"])
    except (KeyError, ValueError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())


def brief(text: str) -> str:
    """Return a text in one line of bearable length."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 3] + "..."
