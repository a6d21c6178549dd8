"""The gallery: 24 briefs, planned by house rules and shot on the stage, a sheet of stills each.

`python -m circletake.evals.gallery [FOLDER]` draws it, docs/gallery by default. No word of the brief stands on a sheet,
so that a viewer who does not know the briefs can be asked which sheet is whose.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from circletake.evals.sheets import draw_sheets

BRIEFS = (
    "A fox crosses a frozen lake at dusk, looks back once, and vanishes into the snowy forest. Calm, piano.",
    "An old lighthouse keeper finds a whale stranded on the beach at dawn; villagers help her pull it back to the sea.",
    "A robot waters the last plant on Mars while a rover watches. Tender.",
    "Noir: a detective walks alone through a rainy city street at night and meets a woman under a lamp post.",
    "Western: a cowboy on a horse rides through the desert at noon towards a lonely windmill.",
    "A dragon flies over a castle at sunset; a knight with a shield waits on the wall. Epic.",
    "A steam train crosses a bridge over a river in autumn; a boy on the bank waves.",
    "Two children fly a kite on a windy hill in spring and laugh.",
    "An astronaut floats in a spaceship and looks at the planet through the window. Lonely.",
    "A violinist plays on a theatre stage; the crowd listens, then applauds.",
    "A submarine dives into the deep; an octopus and a shoal of fish swim around it.",
    "A sailing boat fights a storm at sea with lightning; at last the harbour lights appear.",
    "A grandmother cooks soup in a warm kitchen at night while a cat sleeps on a chair. Cosy.",
    "An elephant and a giraffe walk through the hot savannah fields to a lake and drink. Documentary.",
    "A scientist pours a glowing potion in a laboratory and it explodes. Comedy.",
    "A snowman and a rabbit dance in the snowfield under the northern lights.",
    "A hot-air balloon rises over the mountains at sunrise with a couple aboard. Romantic.",
    "A farmer drives a tractor over the field before a thunderstorm; cows look on.",
    "A ghost drifts through an old library at midnight and reads a book by candle light. Spooky.",
    "A penguin slides past an iceberg and finds a bottle with a letter.",
    "A rocket starts at night; the crowd in the city watches fireworks and cheers.",
    "A monkey steals an apple from a traveller in the jungle and climbs a palm.",
    "A bicycle race through a village on a summer morning; one rider falls and a girl helps him up.",
    "A monk rings the bell of a temple in the mountains in fog while leaves fall. Meditative.",
)


def draw_gallery(folder: Path, briefs: Sequence[str] = BRIEFS, workers: int = 2) -> list[Path]:
    """Draw a sheet a brief, and an index that tells the briefs.

    Args:
        folder: where to write; made when it is missing.
        briefs: what the films are about.
        workers: processes.

    Returns:
        The sheets, in the order of the briefs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:02d}-{_slug(brief)}.jpg" for number, brief in enumerate(briefs, start=1)]
    draw_sheets(briefs, paths, workers)
    lines = ["# Gallery", "", "Planned by house rules, shot on the stage: `make gallery`.", ""]
    for brief, path in zip(briefs, paths, strict=True):
        lines += [f"**{brief}**", "", f"![{path.stem}]({path.name})", ""]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")
    return paths


def _slug(brief: str) -> str:
    words = re.sub(r"[^a-z ]", "", brief.lower()).split()
    return "-".join([word for word in words if word not in ("a", "an", "the", "and", "of", "on", "in")][:4])


if __name__ == "__main__":
    for sheet in draw_gallery(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/gallery")):
        print(sheet)
