"""Lending arrays to kernels: what is lent is not counted.

Compiled code counts references to an array whenever it takes one out of a tuple or cuts a row from it, with an atomic
instruction each time. A kernel that touches a few rows of a few hundred sheets spends a third of its time on that. What
is lent has no owner to count for; whoever called the outermost kernel keeps it alive until that returns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba.core import types
from numba.extending import intrinsic

_Arrays = TypeVar("_Arrays", bound=tuple[Any, ...])


@intrinsic
def _lend(context: Any, arrays: Any) -> Any:
    if not isinstance(arrays, types.BaseTuple) or not all(isinstance(one, types.Array) for one in cast(Any, arrays)):
        return None

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        (lent,) = arguments
        for place, kind in enumerate(signature.return_type):
            array = context.make_array(kind)(context, builder, builder.extract_value(lent, place))
            array.meminfo = context.get_constant_null(types.voidptr)
            array.parent = context.get_constant_null(types.pyobject)
            lent = builder.insert_value(lent, array._getvalue(), place)
        return lent

    return arrays(arrays), generate


lend = cast(Callable[[_Arrays], _Arrays], _lend)
"""Return the same tuple of arrays, uncounted; only inside kernels."""
