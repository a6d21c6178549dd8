"""Growing answers: what an answer says so far, while it is still being written."""

from __future__ import annotations

import json
import re

from circletake.llm.answer import said

_FIRST_TEXT = re.compile(r'\{\s*"(?:[^"\\]|\\.)*"\s*:\s*"')
_WHOLE = re.compile(r'(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')


def text_so_far(answer: str) -> str:
    """Return the text that the first property of a growing JSON object holds so far; empty before it begins.

    Half an escape at the end is left out until it is whole.
    """
    answer = said(answer)
    begun = _FIRST_TEXT.search(answer)
    if begun is None:
        return ""
    whole = _WHOLE.match(answer, begun.end())
    source = whole.group() if whole is not None else ""
    # Half of a surrogate pair waits for its other half.
    source = re.sub(r"\\u[dD][89abAB][0-9a-fA-F]{2}$", "", source)
    try:
        text = json.loads(f'"{source}"', strict=False)
    except ValueError:
        return ""
    return text if isinstance(text, str) else ""
