"""Values: frozen, closed, and canonical when written."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from circletake.schema.errors import SchemaTooNew, StoreError

SCHEMA_VERSION = 1


class Value(BaseModel):
    """A frozen value. Unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")

    def with_(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, validated like a new one."""
        return type(self).model_validate({**dict(self), **changes})


class Document(Value):
    """A value that is written to disk on its own and read back later."""

    schema_version: int = SCHEMA_VERSION

    @classmethod
    def read(cls, text: str | bytes) -> Self:
        """Parse a document.

        Raises:
            SchemaTooNew: it was written by a newer Circletake.
            StoreError: it is not such a document.
        """
        try:
            raw = json.loads(text)
        except (ValueError, UnicodeDecodeError) as error:
            raise StoreError(f"{cls.__name__}: not readable as JSON ({error}); restore the file") from error
        found = raw.get("schema_version", SCHEMA_VERSION) if isinstance(raw, dict) else SCHEMA_VERSION
        if isinstance(found, int) and found > SCHEMA_VERSION:
            raise SchemaTooNew(
                f"{cls.__name__}: schema version {found} is newer than {SCHEMA_VERSION}; upgrade circletake"
            )
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise StoreError(f"{cls.__name__}: field {where or '(whole)'}: {first['msg']}") from error


def absent(value: Any) -> bool:
    """Tell whether a field that came later than its class is not used: it is then left out of what is written.

    So values that were written, and keys that were computed, before the field was there stay what they were. For
    `Field(exclude_if=absent)`.
    """
    return value is None or value == ()


def canonical_json(value: BaseModel | Any) -> bytes:
    """Return the one byte string that stands for a value: sorted keys, no spaces, UTF-8."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def content_digest(data: bytes) -> str:
    """Return the digest by which content is addressed: 64 hex digits of BLAKE2b-256."""
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def derive_seed(*parts: str | int) -> int:
    """Derive a seed in [0, 2**63) from named parts, such as (production seed, slate, take).

    Seeds hang on names, not on positions: adding a shot does not reseed its neighbours.
    """
    text = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
