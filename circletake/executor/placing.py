"""Placing: which worker takes a call, on which machine and GPU, and who makes room for it. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from circletake.executor.machine import Machine
from circletake.executor.warm import WarmModel
from circletake.schema import Resources

_HAIR = 1e-9
_NOTHING = Resources(cpus=0.0, memory_mb=0)


class Place(NamedTuple):
    """Where a worker stands."""

    host: str
    gpu: int | None = None
    """Which of its machine's GPUs it sees; None for none."""


class Host(NamedTuple):
    """A machine that workers stand on."""

    name: str
    machine: Machine


class Seat(Protocol):
    """A worker as it is seen when calls are placed."""

    @property
    def place(self) -> Place:
        """Where it stands."""

    @property
    def running(self) -> Resources | None:
        """What the call needs that it works on; None when it is idle."""

    @property
    def fixed(self) -> Resources | None:
        """What it was given for all its life, so that no call may need more; None where that is no matter."""

    @property
    def models(self) -> Sequence[WarmModel]:
        """What it keeps loaded."""

    @property
    def tools(self) -> Iterable[bytes]:
        """Which tools it has built."""

    @property
    def used(self) -> int:
        """Counts up: the least is the least recently used."""


class Wanted(NamedTuple):
    """A call to be placed."""

    needed: Resources
    tool: bytes


class Placement(NamedTuple):
    """Where a call goes."""

    seat: int | None
    """An idle seat by its number; None for a new worker."""
    place: Place
    ends: tuple[int, ...] = ()
    """Idle seats that end first, to make room."""


class _Amount(NamedTuple):
    cpus: float = 0.0
    memory_mb: int = 0
    gpu_memory_mb: int = 0


def find_place(wanted: Wanted, hosts: Sequence[Host], seats: Sequence[Seat], size: int) -> Placement | None:
    """Return where a call may start now, None when it has to wait.

    An idle worker that keeps the call's model is best; then one that keeps none, then a new one beside those that
    keep others, then one of those. Only when all that fails do idle workers end, the least recently used first: memory
    of a GPU is sure to come back only with the end of the process.

    Args:
        wanted: the call.
        hosts: the machines, each with all that workers together may use of it.
        seats: every worker there is.
        size: how many workers there may be.
    """
    if sum(seat.running is not None for seat in seats) >= size:
        return None
    by_name = {host.name: host for host in hosts}
    room_for_more = len(seats) < size
    strangers: list[int] = []
    for number in _by_warmth(wanted, seats):
        seat = seats[number]
        stranger = bool(seat.models) and not _keeps(seat, wanted.needed.model)
        if not (seat.place.host in by_name and _suits(seat, wanted.needed)):
            continue
        if not _fits(wanted.needed, by_name[seat.place.host], seat.place, seats, reused=number):
            continue
        if stranger and room_for_more:
            strangers.append(number)
        else:
            return Placement(number, seat.place)
    places = list(_places(wanted.needed, hosts, seats))
    if room_for_more:
        for place in places:
            if _fits(wanted.needed, by_name[place.host], place, seats):
                return Placement(None, place)
    if strangers:
        return Placement(strangers[0], seats[strangers[0]].place)
    return _by_ending(wanted, by_name, places, seats, size)


def swaps(placement: Placement, seats: Sequence[Seat]) -> bool:
    """Tell whether a placement costs a loaded model."""
    return any(seats[number].models for number in placement.ends)


def is_warm(placement: Placement, model: str, seats: Sequence[Seat]) -> bool:
    """Tell whether a placement finds its model loaded."""
    return bool(model) and placement.seat is not None and _keeps(seats[placement.seat], model)


def _by_ending(
    wanted: Wanted, by_name: dict[str, Host], places: list[Place], seats: Sequence[Seat], size: int
) -> Placement | None:
    found = []
    for place in places:
        ends = _ends(wanted.needed, by_name[place.host], place, seats, size)
        if ends is not None:
            found.append(Placement(None, place, ends))
    return min(found, key=lambda one: len(one.ends), default=None)


def _ends(needed: Resources, host: Host, place: Place, seats: Sequence[Seat], size: int) -> tuple[int, ...] | None:
    """Return the idle seats whose end lets a new worker start at a place; None when that is not enough."""
    idle = [number for number, seat in enumerate(seats) if seat.running is None]
    idle.sort(key=lambda number: (seats[number].place.host != place.host, seats[number].used))
    ends: list[int] = []
    while True:
        full = len(seats) - len(ends) >= size
        if not full and _fits(needed, host, place, seats, without=ends):
            return tuple(ends)
        left = _left(host, place, [seat for number, seat in enumerate(seats) if number not in ends])
        helpful = (one for one in idle if one not in ends and (full or _helps(seats[one], needed, left, place)))
        one = next(helpful, None)
        if one is None:
            return None
        ends.append(one)


def _helps(seat: Seat, needed: Resources, left: _Amount, place: Place) -> bool:
    """Tell whether the end of a worker gives back something that is short at a place."""
    taken = _taken(seat)
    return seat.place.host == place.host and (
        (needed.cpus > left.cpus and taken.cpus > 0)
        or (needed.memory_mb > left.memory_mb and taken.memory_mb > 0)
        or (needed.gpu_memory_mb > left.gpu_memory_mb and seat.place.gpu == place.gpu and taken.gpu_memory_mb > 0)
    )


def _by_warmth(wanted: Wanted, seats: Sequence[Seat]) -> list[int]:
    """Return the idle seats, the best for this call first."""
    needed = wanted.needed

    def rank(number: int) -> tuple[object, ...]:
        seat = seats[number]
        needless_gpu = seat.place.gpu is not None and not needed.gpu_memory_mb
        return (
            not _keeps(seat, needed.model),
            bool(seat.models),
            needless_gpu,
            wanted.tool not in seat.tools,
            -seat.used,
        )

    return sorted((number for number, seat in enumerate(seats) if seat.running is None), key=rank)


def _places(needed: Resources, hosts: Sequence[Host], seats: Sequence[Seat]) -> Iterator[Place]:
    """Yield where a new worker could stand, the place with most room first."""
    places: list[tuple[tuple[float, ...], Place]] = []
    for host in hosts:
        gpus: list[int | None] = list(range(len(host.machine.gpus))) if needed.gpu_memory_mb else [None]
        for gpu in gpus:
            place = Place(host.name, gpu)
            left = _left(host, place, seats)
            places.append(((-left.gpu_memory_mb, -left.cpus, -left.memory_mb), place))
    yield from (place for _, place in sorted(places, key=lambda one: one[0]))


def _suits(seat: Seat, needed: Resources) -> bool:
    if needed.gpu_memory_mb and seat.place.gpu is None:
        return False
    fixed = seat.fixed
    return fixed is None or (
        needed.cpus <= fixed.cpus + _HAIR
        and needed.memory_mb <= fixed.memory_mb
        and needed.gpu_memory_mb <= fixed.gpu_memory_mb
    )


def _fits(
    needed: Resources,
    host: Host,
    place: Place,
    seats: Sequence[Seat],
    *,
    reused: int | None = None,
    without: Sequence[int] = (),
) -> bool:
    others = [seat for number, seat in enumerate(seats) if number != reused and number not in without]
    left = _left(host, place, others)
    seat = seats[reused] if reused is not None else None
    if seat is not None and seat.fixed is not None:
        return True
    kept = [model for model in seat.models if model.name != needed.model] if seat is not None else []
    return (
        needed.cpus <= left.cpus + _HAIR
        and needed.memory_mb + sum(model.memory_mb for model in kept) <= left.memory_mb
        and needed.gpu_memory_mb + sum(model.gpu_memory_mb for model in kept) <= left.gpu_memory_mb
    )


def _left(host: Host, place: Place, seats: Sequence[Seat]) -> _Amount:
    """Return what seats leave of a host, and of the GPU of a place."""
    cpus, memory_mb = host.machine.cpus, host.machine.memory_mb
    gpu_mb = host.machine.gpus[place.gpu].memory_mb if place.gpu is not None else 0
    for seat in seats:
        if seat.place.host == host.name:
            taken = _taken(seat)
            cpus, memory_mb = cpus - taken.cpus, memory_mb - taken.memory_mb
            if place.gpu is not None and seat.place.gpu == place.gpu:
                gpu_mb -= taken.gpu_memory_mb
    return _Amount(cpus, memory_mb, gpu_mb)


def _taken(seat: Seat) -> _Amount:
    """Return what a worker has: what it was given for good, or what its call needs and what it keeps loaded."""
    if seat.fixed is not None:
        return _Amount(seat.fixed.cpus, seat.fixed.memory_mb, seat.fixed.gpu_memory_mb)
    running = seat.running or _NOTHING
    kept = [model for model in seat.models if seat.running is None or model.name != running.model]
    return _Amount(
        running.cpus,
        running.memory_mb + sum(model.memory_mb for model in kept),
        running.gpu_memory_mb + sum(model.gpu_memory_mb for model in kept),
    )


def _keeps(seat: Seat, model: str) -> bool:
    return bool(model) and any(one.name == model for one in seat.models)
