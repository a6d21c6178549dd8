"""A small decision to try minds with."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from circletake.llm import Decision
from circletake.prompts import Prompt
from circletake.schema import Aids, BriefError, Value

PROMPT = Prompt("pick_sky", "You paint skies. Pick the sky.\n", "0" * 64)


class Weather(Value):
    slate: str = "1A"
    text: str


class Sky(Value):
    colour: Literal["blue", "grey", "black"]
    clouds: int
    rate: Fraction | None = None
    note: str = ""


def house_sky(question: Weather, aids: Aids) -> Sky:
    if not question.text:
        raise BriefError("say something about the weather")
    return Sky(colour="grey", clouds=len(question.text), note="by the house rule")


def check_sky(question: Weather, answer: Sky) -> list[str]:
    return [f"clouds: {answer.clouds} are too many"] if answer.clouds > 9 else []


SKY = Decision("pick_sky", "pick_sky", Weather, Sky, house_sky, check_sky)
RAIN = Weather(slate="12A", text="it rains")
