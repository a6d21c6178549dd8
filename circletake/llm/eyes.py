"""Eyes: showing pictures to a language model, and finding out whether it really sees them."""

from __future__ import annotations

import base64
import io
import random
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, Literal

from circletake.llm.conversation import Messages
from circletake.schema import Artifact, Value

Look = Callable[[Artifact], bytes]
"""Returns a still as a JPEG of moderate size."""

TOKENS_A_PICTURE = 15_000
"""What a picture is reserved at before it is known what it costs; more than models are known to count for one of
768 x 432."""

Colour = Literal["red", "green", "blue", "yellow", "black", "white"]
_RGB: dict[Colour, tuple[int, int, int]] = {
    "red": (220, 20, 30), "green": (20, 150, 50), "blue": (30, 60, 210),
    "yellow": (250, 220, 30), "black": (10, 10, 10), "white": (245, 245, 245),
}  # fmt: skip
_QUARTER = 192


class Chart(Value):
    """The colours of an eye chart's quarters."""

    top_left: Colour
    top_right: Colour
    bottom_left: Colour
    bottom_right: Colour


def pick_chart(seed: int) -> Chart:
    """Return one of the 360 eye charts without two quarters alike: a blind guess hits it once in 360 times."""
    colours = random.Random(seed).sample(list(_RGB), 4)
    return Chart.model_validate(dict(zip(Chart.model_fields, colours, strict=True)))


def draw_chart(chart: Chart) -> bytes:
    """Draw an eye chart, as JPEG."""
    from PIL import Image

    picture = Image.new("RGB", (2 * _QUARTER, 2 * _QUARTER))
    for (row, column), (_, colour) in zip(product(range(2), repeat=2), chart, strict=True):
        left, top = column * _QUARTER, row * _QUARTER
        picture.paste(_RGB[colour], (left, top, left + _QUARTER, top + _QUARTER))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def chart_messages(picture: bytes) -> Messages:
    """Return the messages that ask for the colours of an eye chart."""
    colours = ", ".join(_RGB)
    asked = (
        "The picture is divided into four quarters of one colour each. Tell the colour of each quarter, one of "
        f"{colours}, as a JSON object with top_left, top_right, bottom_left and bottom_right, and nothing else."
    )
    system = {"role": "system", "content": "You look at pictures and tell truly what you see."}
    return shown([system, {"role": "user", "content": asked}], [picture])


def shown(messages: Messages, pictures: Sequence[bytes]) -> Messages:
    """Return the messages with JPEG pictures behind the last one, counted from 1; as they were without any."""
    if not pictures:
        return messages
    *before, last = messages
    parts: list[dict[str, Any]] = [{"type": "text", "text": last["content"]}]
    for number, picture in enumerate(pictures, 1):
        url = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
        parts.append({"type": "text", "text": f"Picture {number}:"})
        parts.append({"type": "image_url", "image_url": {"url": url}})
    return [*before, {**last, "content": parts}]


def without_pictures(messages: Messages) -> tuple[Messages, int]:
    """Return the messages with their pictures left out, and how many those are: for counting tokens."""
    kept, count = [], 0
    for message in messages:
        content = message["content"]
        if isinstance(content, list):
            texts = [part for part in content if part["type"] == "text"]
            count += len(content) - len(texts)
            message = {**message, "content": texts}
        kept.append(message)
    return kept, count
