"""Emoji as words: their Unicode names, and what people mean by them where the name says something else."""

from __future__ import annotations

import re
import unicodedata

_MEANINGS: tuple[tuple[str, str], ...] = (
    ("the sea", "🌊"),
    ("sunrise", "🌅"),
    ("sunrise over mountains", "🌄"),
    ("sunset over the city", "🌇"),
    ("the city at dusk", "🌆"),
    ("the city at night", "🌃"),
    ("a bridge at night", "🌉"),
    ("a starry night", "🌌"),
    ("night", "🌙🌛🌚🌑"),
    ("full moon", "🌕"),
    ("the beach", "🏖"),
    ("an island", "🏝"),
    ("snow", "❄🌨"),
    ("rain", "🌧"),
    ("rain, an umbrella", "☔"),
    ("storm", "⛈🌩⚡"),
    ("strong wind", "🌪"),
    ("wind", "🌬"),
    ("fog", "🌫"),
    ("sunny", "☀🌞🌤"),
    ("cloudy", "⛅☁"),
    ("light rain", "🌦"),
    ("a fire", "🔥"),
    ("love", "❤💕💖💗💘😍🥰"),
    ("sad", "💔😢😭😿"),
    ("music", "🎵🎶🎧"),
    ("no music", "🔇"),
    ("a singer", "🎤"),
    ("the castle", "🏰"),
    ("a tower", "🗼"),
    ("a house", "🏠"),
    ("a house with a garden", "🏡"),
    ("a pine", "🌲"),
    ("a tree", "🌳"),
    ("a palm", "🌴"),
    ("spring", "🌸"),
    ("a flower", "🌷"),
    ("autumn", "🍂🍁"),
    ("halloween", "🎃"),
    ("christmas", "🎄"),
    ("a train", "🚂"),
    ("a piano", "🎹"),
    ("a drum", "🥁"),
    ("happy", "😀😄"),
    ("funny", "😂🤣"),
    ("scary", "😱😨"),
    ("angry", "😡"),
    ("dreamy", "😴"),
    ("magical", "✨"),
    ("a star", "⭐🌟"),
    ("a shooting star", "🌠"),
    ("hopeful", "🌈"),
    ("a candle", "🕯"),
    ("a book", "📖"),
    ("a letter", "✉"),
    ("a love letter", "💌"),
    ("a cake", "🎂"),
    ("a sword", "🗡"),
    ("a fight", "⚔"),
    ("a film", "🎬🎥🎞📽"),
    ("a runner", "🏃"),
    ("a walker", "🚶"),
    ("a swimmer", "🏊"),
    ("a dancer", "💃🕺"),
    ("romantic", "💋"),
    ("a wizard", "🧙"),
    ("a mermaid", "🧜"),
    ("a monster", "🧟🧛"),
    ("an old woman", "👵"),
    ("an old man", "👴"),
    ("a child", "👶"),
    ("a prince", "🤴"),
    ("a princess", "👸"),
    ("a detective", "🕵"),
    ("a police officer", "👮"),
    ("a guard", "💂"),
    ("a worker", "👷"),
    ("a cowboy", "🤠"),
    ("a clown", "🤡"),
    ("a skull", "☠💀"),
    ("space", "🪐"),
    ("the planet", "🌍🌎🌏"),
    ("a volcano", "🌋"),
    ("the mountains", "🏔⛰🗻"),
    ("the desert", "🏜"),
    ("the city", "🏙"),
    ("a park", "🏞"),
    ("a road", "🛣"),
    ("a field", "🌾"),
    ("an animal", "🐾"),
    ("a red balloon", "🎈"),
    ("a kite", "🪁"),
    ("an umbrella", "☂"),
    ("a bell", "🔔"),
    ("a clock", "🕰⏰"),
    ("a dog", "🐕🐶"),
    ("a cat", "🐈🐱"),
    ("a bear", "🐻"),
    ("a rabbit", "🐰"),
    ("a mouse", "🐭"),
    ("a lion", "🦁🐯"),
    ("a cow", "🐮"),
    ("a pig", "🐷"),
    ("a frog", "🐸"),
    ("a monkey", "🐵"),
    ("a hen", "🐔"),
    ("a wolf", "🐺"),
    ("a horse", "🐴"),
    ("a whale", "🐳🐋"),
    ("a fish", "🐟🐠"),
    ("a bird", "🐦🕊"),
    ("a car", "🚗"),
    ("a sailing boat", "⛵"),
    ("a ship", "🚢"),
    ("a rowing boat", "🛶"),
    ("a bicycle", "🚲"),
    ("an aeroplane", "✈"),
    ("a ufo", "🛸"),
    ("an alien", "👽"),
    ("a robot", "🤖"),
    ("a crown", "👑"),
    ("a treasure", "💎"),
    ("a gift", "🎁"),
    ("a camera", "📷"),
    ("a cup of coffee", "☕"),
    ("bread", "🍞🥖🥐"),
    ("a violin", "🎻"),
    ("a trumpet", "🎺"),
    ("a saxophone", "🎷"),
)
_MEANT = {emoji: words for words, emojis in _MEANINGS for emoji in emojis}
_JOINED = {
    "🚀": "astronaut", "🍳": "cook", "🌾": "farmer", "🎤": "singer", "🔬": "scientist", "🏫": "teacher",
    "🚒": "firefighter",
    "🎨": "painter", "⚕": "doctor", "✈": "pilot", "⚖": "judge", "🔧": "mechanic", "🏭": "worker", "💼": "businesswoman",
    "💻": "engineer", "🎓": "student",
}  # fmt: skip
_NOISE = re.compile(
    r"\b(with|face|symbol|sign|medium|white|black|heavy|large|small|emoji|person|button|european|building|light|skin|tone|"
    r"open|birthday|evergreen|mark|of)\b"
)
_CLUSTER = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\U0001f300-\U0001faff]"
    "(?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f300-\U0001faff])*)"
)


def spell_emoji(text: str) -> str:
    """Return a text with each emoji written out as words; emoji in a row become a list."""
    out: list[str] = []
    end = 0
    for found in _CLUSTER.finditer(text):
        between = text[end : found.start()]
        words = _words(found.group())
        row = end > 0 and not between.strip()
        out.append(f"{',' if row and words else between} {words} ")
        end = found.end()
    return "".join((*out, text[end:])) if out else text


def _words(cluster: str) -> str:
    if "\u200d" in cluster:
        return _joined(cluster)
    base = cluster[0]
    if "\U0001f1e6" <= base <= "\U0001f1ff":
        return ""
    if base in _MEANT:
        return _MEANT[base]
    name = _NOISE.sub(" ", unicodedata.name(base, "").lower().replace("-", " "))
    plain = " ".join(name.split())
    return f"a {plain}" if plain else ""


def _joined(cluster: str) -> str:
    """Return what several emoji joined into one mean: a woman and a rocket are an astronaut."""
    parts = [part[0] for part in cluster.split("\u200d") if part]
    who = {"👩": "woman", "👨": "man"}.get(parts[0])
    work = next((_JOINED[part] for part in parts[1:] if part in _JOINED), None)
    if work is not None:
        return f"a {'female ' if who == 'woman' else 'male ' if who == 'man' else ''}{work}"
    return _words(parts[0]) if parts else ""
