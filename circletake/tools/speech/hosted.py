"""The hosted voice: servers that speak OpenAI's `/audio/speech`. The key comes from the environment and stays there."""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import random
from typing import TYPE_CHECKING, Any

from circletake.schema import (
    BriefError,
    CircletakeError,
    RequestRejected,
    Resources,
    ToolFailed,
    Transient,
    VoiceRequest,
    VoiceResult,
    Workspace,
)
from circletake.tools.sound_files import save_sound
from circletake.tools.speech.timing import scratch_of, stretched

if TYPE_CHECKING:
    from circletake.sound import Samples

_OPENAI = "https://api.openai.com/v1"
_VOICES = {
    "feminine": {"child": "shimmer", "young": "nova", "adult": "coral", "old": "sage"},
    "masculine": {"child": "echo", "young": "echo", "adult": "onyx", "old": "ash"},
    "neutral": {"child": "fable", "young": "alloy", "adult": "alloy", "old": "fable"},
}
"""OpenAI's voices by casting; another server's are named behind the model: `openai:MODEL/VOICE`."""
_USUAL_WPM = 150
_SLOWEST, _FASTEST = 0.5, 2.0
_LONGEST_TEXT = 4096
_LONGEST_ANSWER = 64 * 2**20
_WITHIN_S = 90.0
_TAIL_S = 0.16
"""Silence that levelling leaves behind a line."""


class HostedVoice:
    """`--voice openai:MODEL` or `openai:MODEL/VOICE`, at OPENAI_BASE_URL with OPENAI_API_KEY.

    Raises:
        BriefError: no model was named, or OpenAI's own server is asked without a key.
    """

    name = "voice.openai"
    timeout_s = 300.0

    def __init__(self, model: str = "") -> None:
        self._model, _, self._voice = model.partition("/")
        if not self._model:
            raise BriefError("which speech model? Write --voice openai:MODEL, such as openai:gpt-4o-mini-tts")
        self._url = (os.environ.get("OPENAI_BASE_URL") or _OPENAI).rstrip("/")
        if self._url == _OPENAI and not _key():
            raise BriefError("OpenAI's speech needs a key: set OPENAI_API_KEY, or use --voice espeak")
        server = hashlib.sha256(self._url.encode()).hexdigest()[:8]
        self.version = f"1+{server}.{self._model}" + (f".{self._voice}" if self._voice else "")

    def resources(self, request: VoiceRequest) -> Resources:
        """The network does the work."""
        return Resources(cpus=0.2, memory_mb=200)

    def run(self, request: VoiceRequest, workspace: Workspace, *, rng: random.Random) -> VoiceResult:
        """Have a line spoken.

        Raises:
            BriefError: the key, the model or the address is wrong.
            RequestRejected: the line is empty or too long, or the server will not say it.
            ToolFailed: what came back is no sound.
            Transient: no connection, too slow, 429 or 5xx.
        """
        from circletake.sound.speech import levelled
        from circletake.sound.track import RATE, at_rate

        text = " ".join(request.text.split())
        if not any(letter.isalnum() for letter in text) or len(text) > _LONGEST_TEXT:
            raise RequestRejected(f"a line needs words, and {_LONGEST_TEXT} characters at most; got {text[:40]!r} ...")
        answer = self._asked(text, request)
        workspace.progress(0.8, "spoken")
        raw, rate = _decoded(answer, self._url)
        line = levelled(raw, rate)
        seconds = line.sound.size / RATE
        times = stretched(scratch_of(request), 0.03, max(seconds - _TAIL_S, 0.03))
        return VoiceResult(
            audio=save_sound(
                at_rate(line.sound, request.sample_rate, round(seconds * request.sample_rate)), "voice.wav", workspace
            ),
            seconds=seconds,
            words=times.words,
            phonemes=times.phonemes,
            timing="estimated",
        )

    def _asked(self, text: str, request: VoiceRequest) -> bytes:
        import openai

        voice = request.voice
        client = openai.OpenAI(
            api_key=_key() or "none", base_url=self._url, max_retries=0,
            timeout=openai.Timeout(_WITHIN_S, connect=10.0),
        )  # fmt: skip
        fault: CircletakeError
        try:
            with client, client.audio.speech.with_streaming_response.create(
                model=self._model, input=text, response_format="wav",
                voice=self._voice or _VOICES[voice.presentation][voice.age],
                speed=round(min(max(voice.rate_wpm / _USUAL_WPM, _SLOWEST), _FASTEST), 2),
            ) as response:  # fmt: skip
                return _read(response)
        except openai.APITimeoutError:
            fault = Transient(f"the speech server {self._url} gave no answer within {_WITHIN_S:g} s")
        except openai.APIConnectionError as error:
            fault = Transient(f"the speech server {self._url} can't be reached ({_plain(error.__cause__ or error)})")
        except openai.APIStatusError as error:
            fault = _status_fault(error, self._url, self._model)
        except openai.OpenAIError as error:
            fault = ToolFailed(f"the speech server {self._url} can't be asked ({_plain(error)})")
        raise fault


def _key() -> str:
    return (os.environ.get("OPENAI_API_KEY") or "").strip()


def _read(response: Any) -> bytes:
    # The client speaks HTTP by another library, and passes on what that raises in the middle of an answer.
    http = importlib.import_module(type(response.http_response).__module__.partition(".")[0])
    content = bytearray()
    try:
        for piece in response.iter_bytes():
            content += piece
            if len(content) > _LONGEST_ANSWER:
                raise ToolFailed(f"the speech server's answer is longer than {_LONGEST_ANSWER:,} bytes; use another")
    except http.TimeoutException:
        raise Transient("the speech server stopped in the middle of its answer") from None
    except http.RequestError as error:
        raise Transient(f"the speech server broke off its answer ({_plain(error)})") from None
    return bytes(content)


def _status_fault(error: Any, url: str, model: str) -> CircletakeError:
    """Return what an error status means. The key is in no message, whatever the server says."""
    status, said = error.status_code, _plain(error)
    if status in (401, 403):
        return BriefError(
            f"the speech server {url} does not accept the key for {model!r} (status {status}); set OPENAI_API_KEY to "
            "a valid one, or use --voice espeak"
        )
    if status == 404:
        return BriefError(f"the speech server {url} has no model {model!r}, or no speech; check --voice and the URL")
    if error.code in ("insufficient_quota", "billing_hard_limit_reached"):
        return BriefError(f"the account at {url} is used up ({error.code}); top it up, or use --voice espeak")
    if status in (408, 409, 425, 429) or status >= 500:
        return Transient(f"the speech server answered {status} ({said})")
    return RequestRejected(f"the speech server will not say this ({status}: {said}); change the line or the voice")


def _plain(error: BaseException) -> str:
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return said.replace(_key(), "***") if _key() else said


def _decoded(content: bytes, url: str) -> tuple[Samples, int]:
    """Return (samples,) and their rate of a sound file of whatever kind."""
    import av
    import numpy as np

    try:
        with av.open(io.BytesIO(content), mode="r") as container:
            resampler = av.AudioResampler(format="fltp", layout="mono")
            frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    except (av.FFmpegError, IndexError, ValueError) as error:
        raise ToolFailed(
            f"the speech server {url} sent {len(content)} bytes that are no sound "
            f"({content[:16]!r} ...); check that it is a speech server, or use --voice espeak"
        ) from error
    sound = np.concatenate([frame.to_ndarray()[0] for frame in frames]) if frames else np.zeros(0, np.float32)
    if sound.size == 0 or not np.isfinite(sound).all() or float(np.abs(sound).max()) < 1e-4:
        raise ToolFailed(f"the speech server {url} sent silence; try another voice, or use --voice espeak")
    return np.asarray(sound, np.float32), int(frames[0].sample_rate)
