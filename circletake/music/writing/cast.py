"""Casting: which instrument takes which strand, from the style, the brief's wishes and the seed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circletake.music.orchestra import INSTRUMENTS, Instrument, instrument_named
from circletake.music.score import PartRole
from circletake.music.styles.style import Layer, Lead, Style


class Strand(NamedTuple):
    """A layer with its player and figure chosen."""

    layer: Layer
    instrument: Instrument
    figure: str


class Cast(NamedTuple):
    """Everyone who plays in a cue."""

    leads: tuple[tuple[Lead, tuple[Instrument, ...]], ...]
    strands: tuple[Strand, ...]
    counter: Instrument | None

    def lead(self, energy: float, turn: int) -> tuple[Lead, Instrument] | None:
        """Return who carries the melody at an energy; soloists of one lead take turns."""
        for lead, players in self.leads:
            if lead.above <= energy < lead.below:
                return lead, players[turn % len(players)]
        return None


def cast(style: Style, wishes: Sequence[str], rng: np.random.Generator) -> Cast:
    """Choose the players.

    Args:
        style: Whose layers are filled.
        wishes: Instruments that the brief names. The first that can sing leads, and the others take the strand
            of their kind; a wish that names no instrument changes nothing.
        rng: Chooses among the style's own options.
    """
    wished = [found for wish in wishes if (found := instrument_named(wish)) is not None]
    leads = []
    for lead in style.leads:
        players = [INSTRUMENTS[name] for name in lead.instruments]
        first = int(rng.integers(len(players)))
        leads.append((lead, (*players[first:], *players[:first])))
    strands = [_strand(layer, rng) for layer in style.layers]
    counter = style.melody.counter
    second = INSTRUMENTS[counter[int(rng.integers(len(counter)))]] if counter else None
    singers = [player for player in wished if _role(player) not in ("bass", "percussion")]
    if singers:
        leads = [
            (lead, (singers[0],)) if lead.above < 0.6 else (_joined(lead, players, singers[0]), players)
            for lead, players in leads
        ]
    for player in wished:
        if not singers or player is not singers[0]:
            strands = _seated(strands, player)
    return Cast(tuple(leads), tuple(strands), second)


def _strand(layer: Layer, rng: np.random.Generator) -> Strand:
    player = INSTRUMENTS[layer.instruments[int(rng.integers(len(layer.instruments)))]]
    return Strand(layer, player, layer.figures[int(rng.integers(len(layer.figures)))])


def _joined(lead: Lead, players: Sequence[Instrument], singer: Instrument) -> Lead:
    """Let a wished soloist double a full lead at the unison."""
    if any(player is singer for player in players) or any(name == singer.name for name, _ in lead.doublings):
        return lead
    return Lead(lead.instruments, (*lead.doublings, (singer.name, 0)), lead.above, lead.below)


def _role(player: Instrument) -> PartRole:
    if player.family == "percussion":
        return "percussion"
    if player.sweet_high <= 52:
        return "bass"
    return "pad" if player.swells else "figure"


def _seated(strands: Sequence[Strand], player: Instrument) -> list[Strand]:
    """Give a wished instrument the first strand of its role that is written for its register."""
    role = _role(player)
    seated, done = [], False
    for strand in strands:
        fits = strand.layer.role == role and player.is_drum == strand.instrument.is_drum
        if fits and not done and player.low <= strand.layer.register + 6 and strand.layer.register - 6 <= player.high:
            strand, done = strand._replace(instrument=player), True
        seated.append(strand)
    return seated
