"""The mixing desk: balance, ducking, the mix and its stems."""

from circletake.sound.desk.balance import Balance, levels
from circletake.sound.desk.mixing import Mixdown, MixStem, PlacedLine, mix

__all__ = ["Balance", "MixStem", "Mixdown", "PlacedLine", "levels", "mix"]
