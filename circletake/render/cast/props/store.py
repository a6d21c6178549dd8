"""Every prop: its drawing, its colours, how it is held, and what it makes of its bearer."""

from __future__ import annotations

from typing import Literal, NamedTuple

from circletake.render.cast.props import containers as c
from circletake.render.cast.props import everyday as d
from circletake.render.cast.props import experiments as x
from circletake.render.cast.props import furniture as f
from circletake.render.cast.props import games as g
from circletake.render.cast.props import hangings as h
from circletake.render.cast.props import keepsakes as k
from circletake.render.cast.props import larder as e
from circletake.render.cast.props import outdoors as o
from circletake.render.cast.props import things as a
from circletake.render.cast.props import tools as t
from circletake.schema import Material

Grip = Literal["one", "both", "eye", "neck", "ground", "head", "string"]
"""one: in one hand. both: between both hands. eye: before the eye. neck: an instrument held up. ground: too large
or fixed, it stands. head: it is put on. string: it is above or before the hand on a string."""


class Thing(NamedTuple):
    """A prop."""

    art: str
    size_m: float
    """Its larger measure."""
    grip: Grip = "one"
    at: tuple[float, float] = (0.0, 0.0)
    """Metres from its own origin to where it is held."""
    angle: float = 0.0
    """Radians by which it is turned in the hand: 0 upright."""
    primary: tuple[str, ...] = ("#b8503f", "#3f6d8f", "#d9a441", "#5f8a6a", "#7a5c86")
    secondary: tuple[str, ...] = ("cream", "paper", "slate")
    accent: tuple[str, ...] = ("gold", "red", "teal")
    material: Material = "wood"
    mass_kg: float = 0.5
    seat_m: float = 0.0
    """Height of the seat where it has one."""
    follows: bool = False
    """True: it turns with the hand; False: it hangs or stands upright."""
    others: tuple[str, ...] = ()
    """Drawings of its like: where there are several, no two next to each other are the same."""
    differs: float = 0.0
    """By how much, up or down, one may be larger than another, as a share."""


STORE: dict[str, Thing] = {
    "ball": Thing(a.BALL, 0.24, "both", (0, 0.12), material="cloth"),
    "balloon": Thing(a.BALLOON, 1.1, "string", (0.01, 0.0), primary=("#c8443a", "#d9a441", "#4a7fa0", "#d27a95"),
                     material="air", mass_kg=0.01, differs=0.1),
    "kite": Thing(a.KITE, 0.85, "string", (0, 0.4), material="paper", mass_kg=0.2),
    "umbrella": Thing(a.UMBRELLA, 1.04, "one", (0.0, 0.06), 0.0, ("#a83f3a", "#3a3d4a", "#3f6d6a", "#d9a441"),
                      material="cloth"),
    "lantern": Thing(a.LANTERN, 0.5, "one", (0, 0.49), material="metal", mass_kg=1.2),
    "letter": Thing(a.LETTER, 0.26, "one", (-0.02, 0.05), 0.3, material="paper", mass_kg=0.02),
    "book": Thing(a.BOOK, 0.42, "both", (0, 0.04), material="paper", mass_kg=0.6, differs=0.08),
    "box": Thing(c.BOX, 0.5, "both", (0, 0.16), primary=("#b98d5c", "#a87c4f", "#c29b6a"),
                  material="paper", mass_kg=3, differs=0.16),
    "bag": Thing(c.SUITCASE, 0.64, "one", (0, 0.5), primary=("#8a5a38", "#6a4a5a", "#4a5f6a"), material="cloth",
                 mass_kg=6, differs=0.1),
    "bottle": Thing(e.BOTTLE, 0.33, "one", (0, 0.1), material="glass", differs=0.08),
    "cup": Thing(e.CUP, 0.12, "one", (0.08, 0.06), primary=("#e3dccd", "#b8503f", "#3f7d7c"), material="glass"),
    "bread": Thing(e.BREAD, 0.38, "one", (-0.08, 0.06), material="cloth", differs=0.1),
    "apple": Thing(e.APPLE, 0.11, "one", (0, 0.04), primary=("#c23a32", "#7fa04a", "#d28a3a"), material="cloth",
                   mass_kg=0.2, differs=0.12),
    "table": Thing(f.TABLE, 1.5, "ground", primary=("#8a5a38", "#7a5040", "#a07a52"), mass_kg=25, seat_m=0.75),
    "chair": Thing(f.CHAIR, 0.96, "ground", primary=("#8a5a38", "#6a4636", "#4f5d63"), secondary=("#a8503f",
                   "#4f6d6a"), mass_kg=6, seat_m=0.53),
    "bench": Thing(f.BENCH, 1.7, "ground", primary=("#8a5f3c", "#5f6d52"), mass_kg=40, seat_m=0.49),
    "bed": Thing(f.BED, 2.2, "ground", primary=("#4f6d8f", "#8a4f4a", "#5f7d5a"), mass_kg=50, seat_m=0.6),
    "window": Thing(f.WINDOW, 2.1, "ground", primary=("#b8604f", "#4f7d7c", "#c9a24a"), material="glass", mass_kg=20),
    "clock": Thing(t.CLOCK, 0.36, "both", (0, 0.1), material="wood", mass_kg=1),
    "telescope": Thing(t.TELESCOPE, 0.7, "eye", (-0.14, 0.0), material="metal", mass_kg=1.2, follows=True),
    "camera": Thing(t.CAMERA, 0.2, "eye", (0, 0.05), material="metal"),
    "radio": Thing(t.RADIO, 0.5, "both", (0, 0.1), mass_kg=3),
    "computer": Thing(t.COMPUTER, 0.58, "ground", material="glass", mass_kg=4),
    "piano": Thing(t.PIANO, 1.72, "ground", material="wood", mass_kg=220, seat_m=0.5),
    "violin": Thing(t.VIOLIN, 0.64, "neck", (0, 0.5), primary=("#a8602f", "#8f4a28"), mass_kg=0.4, follows=True),
    "guitar": Thing(t.GUITAR, 0.98, "neck", (0, 0.8), primary=("#b8763a", "#8f4a2f", "#c9a05a"), mass_kg=2,
                    follows=True),
    "drum": Thing(t.DRUM, 0.46, "ground", primary=("#b8403a", "#3f5f8f"), mass_kg=4, seat_m=0.36),
    "trumpet": Thing(t.TRUMPET, 0.64, "neck", (0.0, -0.02), material="metal", mass_kg=1, follows=True),
    "sword": Thing(t.SWORD, 1.0, "one", (0, -0.04), 1.5, material="metal", mass_kg=1.4, follows=True),
    "shield": Thing(t.SHIELD, 0.66, "one", (0, 0.34), 0.0, ("#a83f3a", "#3f5f8f", "#4f7d52"), ("gold", "cream"),
                    material="metal", mass_kg=4),
    "hammer": Thing(t.HAMMER, 0.4, "one", (0, -0.06), 1.3, material="metal", mass_kg=1, follows=True),
    "oil slick": Thing(x.OIL, 2.0, "ground", material="water", mass_kg=1),
    "rope": Thing(t.ROPE, 0.66, "both", (0, 0.1), material="cloth", mass_kg=2),
    "ladder": Thing(f.LADDER, 3.0, "ground", material="wood", mass_kg=12),
    "broom": Thing(t.BROOM, 1.64, "one", (0, 0.0), 0.3, material="wood", mass_kg=1),
    "key": Thing(a.KEY, 0.24, "one", (0, 0.19), 3.14, ("#d9a441", "#a9adb5"), material="metal", mass_kg=0.05),
    "coin": Thing(a.COIN, 0.08, "one", (0, 0.02), material="metal", mass_kg=0.01),
    "crown": Thing(a.CROWN, 0.3, "both", (0, 0.05), material="metal", mass_kg=0.8),
    "hat": Thing(a.HAT, 0.38, "one", (0.15, 0.02), primary=("#5b4a3f", "#3a3d4a", "#7a5c3e"), material="cloth",
                 mass_kg=0.2),
    "mirror": Thing(t.MIRROR, 1.38, "ground", material="glass", mass_kg=8),
    "paper boat": Thing(a.PAPER_BOAT, 0.52, "both", (0, 0.04), material="paper", mass_kg=0.02),
    "paper plane": Thing(a.PAPER_PLANE, 0.44, "one", (-0.04, 0.06), 0.1, material="paper", mass_kg=0.01),
    "toy": Thing(a.TEDDY, 0.42, "both", (0, 0.14), primary=("#b08050", "#9a6a42", "#c9a072"), secondary=("cream",),
                 material="cloth", mass_kg=0.3),
    "campfire": Thing(f.LOGS, 0.8, "ground", material="wood", mass_kg=10),
    "candle": Thing(a.CANDLE, 0.24, "one", (0, 0.03), material="cloth", mass_kg=0.2, differs=0.2),
    "candles": Thing(a.CANDLES, 0.3, "ground", material="cloth"),
    "fishing rod": Thing(t.FISHING_ROD, 2.1, "one", (0.0, -0.06), 0.0, material="wood", mass_kg=0.5),
    "swing": Thing(f.SWING_FRAME, 2.44, "ground", primary=("#b8503f", "#4a7fa0"), material="metal", mass_kg=40,
                   seat_m=0.52),
    "snowball": Thing(a.SNOWBALL, 0.16, "one", (0, 0.08), material="snow", mass_kg=0.3, differs=0.12),
    "rock": Thing(a.ROCK, 0.68, "both", (0, 0.12), primary=("#8a857e", "#77736d", "#9a8f80"), material="stone",
                  mass_kg=40, seat_m=0.34, others=(a.ROCK_TALL, a.ROCK_FLAT, a.ROCK_SPLIT), differs=0.28),
    "skull": Thing(a.SKULL, 0.25, "one", (0, 0.08), material="stone", mass_kg=0.8),
    "potion": Thing(e.POTION, 0.29, "one", (0, 0.1), primary=("#7fbf5a", "#a06ac0", "#4fb0b8", "#d0609a"),
                    material="glass"),
    "wand": Thing(a.WAND, 0.42, "one", (0, 0.02), 1.3, material="wood", mass_kg=0.1, follows=True),
    "flag": Thing(t.FLAG, 2.45, "one", (0, 0.5), primary=("#b8403a", "#3f5f8f", "#4f7d52"), secondary=("cream",
                  "gold"), material="cloth", mass_kg=2),
    "bell": Thing(h.BELL_FRAME, 2.06, "ground", material="metal", mass_kg=120),
    "star": Thing(f.STAR, 0.68, "both", (0, 0.0), material="air", mass_kg=0.1),
    "planet": Thing(f.PLANET, 1.6, "ground", primary=("#c98a5a", "#7a8fb0", "#b06a6a"), material="stone", mass_kg=1e6),
    "iceberg": Thing(f.ICEBERG, 6.4, "ground", material="ice", mass_kg=1e6, differs=0.2),
    "vase": Thing(k.VASE, 0.34, "both", (0, 0.08), primary=("#3f6d8f", "#b8503f", "#4f7d6a", "#7a5c86"),
                  accent=("gold", "cream"), material="glass", mass_kg=1.5, differs=0.12),
    "ring": Thing(k.RING, 0.15, "one", (0, 0.01), material="metal", mass_kg=0.01),
    "diamond": Thing(k.DIAMOND, 0.14, "one", (0, 0.02), primary=("#a8d4e0", "#b8dce4"),
                  material="stone", mass_kg=0.05, differs=0.12),
    "trophy": Thing(k.TROPHY, 0.38, "both", (0, 0.1), material="metal", mass_kg=2),
    "newspaper": Thing(k.NEWSPAPER, 0.42, "both", (0, 0.02), material="paper", mass_kg=0.1),
    "painting": Thing(k.PAINTING, 0.68, "both", (0, 0.02), material="wood", mass_kg=3),
    "easel": Thing(k.EASEL, 1.7, "ground", material="wood", mass_kg=8),
    "bow": Thing(g.BOW, 1.24, "one", (0, 0.62), material="wood", mass_kg=0.8),
    "arrow": Thing(g.ARROW, 0.74, "one", (0, 0.3), material="wood", mass_kg=0.06),
    "lava": Thing(o.LAVA, 3.6, "ground", material="stone", mass_kg=900),
    "lever": Thing(g.LEVER, 1.24, "ground", material="metal", mass_kg=40),
    "goal": Thing(g.GOAL, 2.2, "ground", material="metal", mass_kg=60),
    "hoop": Thing(g.HOOP, 3.5, "ground", material="metal", mass_kg=80),
    "target": Thing(g.TARGET, 1.5, "ground", primary=("straw",), material="cloth", mass_kg=15),
    "typewriter": Thing(k.TYPEWRITER, 0.5, "ground", primary=("#2f3d3a", "#3a3d4a", "#7a3f3a"), material="metal",
                        mass_kg=8),
    "gun": Thing(k.PISTOL, 0.27, "one", (-0.05, -0.06), 1.45, material="metal", mass_kg=1, follows=True),
    "shell": Thing(k.PEARL_SHELL, 0.22, "one", (0, 0.02), primary=("#e3b9a0", "#e6cfc0", "#d9a09a"), material="stone",
                   mass_kg=0.2, differs=0.2),
    "glasses": Thing(k.GLASSES, 0.18, "one", (-0.06, 0.02), material="glass", mass_kg=0.05),
    "chessboard": Thing(k.CHESSBOARD, 0.52, "ground", material="wood", mass_kg=2),
    "sandcastle": Thing(o.SANDCASTLE, 1.4, "ground", material="sand", mass_kg=60),
    "gravestone": Thing(o.GRAVESTONE, 1.16, "ground", primary=("#9a948a", "#8b8d92", "#a89c88"), material="stone",
                        mass_kg=300, differs=0.12),
    "coffin": Thing(o.COFFIN, 1.96, "ground", material="wood", mass_kg=60, seat_m=0.5),
    "mailbox": Thing(o.MAILBOX, 1.4, "ground", material="metal", mass_kg=80),
    "phone booth": Thing(o.PHONE_BOOTH, 2.5, "ground", material="metal", mass_kg=300),
    "barrel": Thing(o.BARREL, 0.75, "ground", primary=("#8a5a38", "#7a5040"),
                  material="wood", mass_kg=40, seat_m=0.74, differs=0.06),
    "bucket": Thing(o.BUCKET, 0.46, "one", (0, 0.46), primary=("#8f9ba8", "#b8503f", "#3f6d8f"), material="metal",
                    mass_kg=2),
    "sofa": Thing(o.SOFA, 1.96, "ground", primary=("#8a4f4a", "#4f6d6a", "#6a5a7a", "#b0803c"), mass_kg=50,
                  seat_m=0.53, material="cloth"),
    "kettle": Thing(o.KETTLE, 0.34, "one", (0, 0.25), material="metal", mass_kg=1.5),
    "pot": Thing(o.COOKING_POT, 0.44, "both", (0, 0.08), primary=("#b8503f", "#5b6068", "#3f6d8f"), material="metal",
                 mass_kg=3),
    "pen": Thing(o.PEN, 0.18, "one", (0, 0.05), 0.4, material="wood", mass_kg=0.02),
    "paintbrush": Thing(o.PAINTBRUSH, 0.28, "one", (0, 0.06), 0.3, material="wood", mass_kg=0.03),
    "shoe": Thing(d.SHOE, 0.3, "one", (-0.1, 0.1), secondary=("white", "cream"), material="cloth", mass_kg=0.4),
    "boot": Thing(d.BOOT, 0.32, "one", (-0.04, 0.28), primary=("#6a4636", "#3a3d4a", "#7a5c3e"), material="cloth"),
    "ice cream": Thing(d.ICE_CREAM, 0.29, "one", (0, 0.06), primary=("#e39aa8", "#8fc9a0", "#8a5a44", "#e8c98a"),
                       material="cloth", mass_kg=0.15),
    "lollipop": Thing(d.LOLLIPOP, 0.26, "one", (0, 0.02), primary=("#c8443a", "#4f9a8f", "#d27a95"), mass_kg=0.05),
    "cupcake": Thing(d.CUPCAKE, 0.18, "one", (0, 0.03), primary=("#e39aa8", "#eadfc8", "#8fb8d0"),
                     secondary=("apricot", "teal"), material="cloth", mass_kg=0.1),
    "donut": Thing(d.DONUT, 0.13, "one", (0, 0.03), primary=("#e39aa8", "#7a4a34", "#eadfc8"), material="cloth",
                   mass_kg=0.08),
    "plate": Thing(d.PLATE, 0.3, "both", (0, 0.01), material="glass"),
    "scissors": Thing(d.SCISSORS, 0.25, "one", (0, 0.04), 1.2, material="metal", mass_kg=0.1, follows=True),
    "compass": Thing(d.COMPASS, 0.16, "one", (0, 0.02), material="metal", mass_kg=0.2),
    "mask": Thing(d.MASK, 0.27, "one", (0, 0.02), primary=("#eadfc8", "#8a3f5c", "#3f5f8f"), material="paper",
                  mass_kg=0.1),
    "microphone": Thing(d.MICROPHONE, 0.23, "one", (0, 0.06), 0.5, material="metal", mass_kg=0.3, follows=True),
    "megaphone": Thing(d.MEGAPHONE, 0.36, "one", (-0.06, 0.03), 0.0, material="metal", mass_kg=1),
    "glove": Thing(d.GLOVE, 0.22, "one", (0, 0.04), material="cloth", mass_kg=0.1),
    "banknote": Thing(d.BANKNOTE, 0.2, "one", (0.02, 0.03), 0.2, material="paper", mass_kg=0.01),
    "playing cards": Thing(d.CARDS, 0.26, "one", (-0.01, 0.02), material="paper", mass_kg=0.05),
    "rubber duck": Thing(d.RUBBER_DUCK, 0.24, "both", (0, 0.02), material="air", mass_kg=0.05),
    "racket": Thing(d.RACKET, 0.68, "one", (0, 0.08), 0.9, primary=("#3a3d4a", "#b8503f"), material="wood",
                    follows=True),
    "baseball bat": Thing(d.BASEBALL_BAT, 0.8, "one", (0, 0.1), 0.9, mass_kg=1, follows=True),
    "wheelbarrow": Thing(d.WHEELBARROW, 1.32, "ground", primary=("#5f8a6a", "#b8503f", "#4a7fa0"), material="metal",
                         mass_kg=18),
    "cannon": Thing(d.CANNON, 1.54, "ground", material="metal", mass_kg=400),
    "carpet": Thing(d.CARPET, 1.9, "ground", primary=("#a8403f", "#5c3f7a", "#2f6d7a"), material="cloth", mass_kg=12),
    "hose": Thing(d.HOSE, 0.62, "one", (-0.03, 0.36), primary=("#b8403a", "#4f7d52"), material="cloth", mass_kg=4),
    "saw": Thing(d.SAW, 0.66, "one", (-0.14, 0.1), 0.2, material="metal", mass_kg=0.8, follows=True),
    "test tube": Thing(d.TEST_TUBE, 0.26, "one", (0, 0.16), primary=("#7fbf5a", "#a06ac0", "#4fb0b8", "#d0609a"),
                       material="glass", mass_kg=0.1),
    "sky lantern": Thing(d.SKY_LANTERN, 0.56, "both", (0, 0.02), material="paper", mass_kg=0.05),
    "wool": Thing(d.WOOL, 0.26, "both", (0, 0.08), primary=("#c8443a", "#4f7d9a", "#d9a441", "#7a5c86"),
                  material="cloth", mass_kg=0.1),
    "rocking horse": Thing(d.ROCKING_HORSE, 0.98, "ground", primary=("#3f6d8f", "#b8503f", "#5f8a6a"), mass_kg=8,
                           seat_m=0.54),
    "confetti": Thing(d.CONFETTI, 0.4, "one", (0, 0.02), material="paper", mass_kg=0.01),
    "cobweb": Thing(d.COBWEB, 0.9, "ground", material="cloth", mass_kg=0.001),
}  # fmt: skip
"""Props by term."""

_ICE = Thing(x.ICE_BLOCK, 0.5, "both", (0, 0.2), material="ice", mass_kg=40)
_DOMINO = Thing(x.DOMINO, 0.26, "both", (0, 0.1), primary=("#eadfc8", "#2f3d4a"), secondary=("ink", "cream"),
                material="wood", mass_kg=0.3)  # fmt: skip
_SMOKE = Thing(x.SMOULDERING, 0.7, "ground", material="wood", mass_kg=5)
_BUBBLE = Thing(x.SOAP_BUBBLE, 0.3, "string", (0, 0.15), material="air", mass_kg=0.001)
_STRAW = Thing(x.STRAW_GLASS, 0.19, "one", (0, 0.06), material="glass", mass_kg=0.4)
_BOMB = Thing(x.BOMB, 0.43, "both", (0, 0.16), material="metal", mass_kg=8)
_CHAIN = Thing(h.CHAIN, 0.4, "both", (0, 0.1), material="metal", mass_kg=4)
_CAGE = Thing(h.CAGE, 0.7, "one", (0, 0.7), material="metal", mass_kg=3)
_WASHING = Thing(x.LAUNDRY, 3.0, "ground", material="cloth", mass_kg=20)

_DINOSAUR = Thing(a.DINOSAUR, 3.96, "ground", material="stone", mass_kg=300)

PROP_VARIANTS: dict[str, Thing] = {
    **dict.fromkeys(("dinosaur skeleton", "dinosaur fossil", "dinosaur bones"), _DINOSAUR),
    **dict.fromkeys(("ice", "ice cube", "ice block", "block of ice"), _ICE),
    **dict.fromkeys(("domino", "dominoes", "domino row", "row of dominoes", "dominos"), _DOMINO),
    "rope ladder": STORE["ladder"]._replace(art=f.ROPE_LADDER, material="cloth", mass_kg=4),
    **dict.fromkeys(("chain", "chains", "iron chain", "metal chain", "steel chain"), _CHAIN),
    "chandelier": Thing(h.CHANDELIER, 1.0, "ground", material="metal", mass_kg=25),
    **dict.fromkeys(("handbell", "hand bell"), Thing(h.BELL, 0.3, "one", (0, 0.3), material="metal", mass_kg=1)),
    **dict.fromkeys(("cage", "birdcage", "bird cage"), _CAGE),
    "wrecking ball": Thing(h.WRECKING_BALL, 1.0, "ground", material="metal", mass_kg=900),
    "pendulum": Thing(x.PENDULUM, 1.26, "ground", material="metal", mass_kg=8),
    "smoke": _SMOKE,
    **dict.fromkeys(("soap bubble", "bubble"), _BUBBLE),
    **dict.fromkeys(("straw in a glass", "glass of water", "straw"), _STRAW),
    **dict.fromkeys(("bomb", "dynamite", "grenade"), _BOMB),
    **dict.fromkeys(("laundry", "washing", "washing line", "clothes line", "clothesline"), _WASHING),
    **dict.fromkeys(("curtain", "curtains"), Thing(x.CURTAIN, 2.2, "ground", material="cloth", mass_kg=4)),
    "football": STORE["ball"]._replace(art=a.FOOTBALL, size_m=0.22),
        "soccer ball": STORE["ball"]._replace(art=a.FOOTBALL, size_m=0.22),
    "torch": Thing(a.TORCH, 0.74, "one", (0, 0.14), material="wood"), "flashlight": Thing(a.FLASHLIGHT, 0.26, "one",
                   (-0.02, 0.04), follows=True, material="metal"),
    "bowl": STORE["cup"]._replace(art=e.BOWL, size_m=0.3, grip="both", at=(0, 0.02)),
    "map": STORE["letter"]._replace(art=a.MAP, size_m=0.4, grip="both", at=(0, 0.02)),
        "photograph": STORE["letter"]._replace(art=a.PHOTO),
    "photo": STORE["letter"]._replace(art=a.PHOTO), "picture": STORE["letter"]._replace(art=a.PHOTO),
        "postcard": STORE["letter"]._replace(art=a.PHOTO),
    "paper": STORE["letter"]._replace(art=a.SHEET), "note": STORE["letter"]._replace(art=a.SHEET),
    "scroll": STORE["book"]._replace(art=a.MAP), "crate": STORE["box"]._replace(art=c.CRATE, size_m=0.72),
        "present": STORE["box"]._replace(art=c.PRESENT, primary=("#b8403a", "#3f6d8f")),
    "gift": STORE["box"]._replace(art=c.PRESENT, primary=("#b8403a", "#3f6d8f")),
        "chest": STORE["box"]._replace(art=c.CHEST, size_m=0.74),
    "treasure chest": STORE["box"]._replace(art=c.CHEST, size_m=0.74), "treasure": STORE["box"]._replace(art=c.CHEST,
        size_m=0.74),
    "backpack": STORE["bag"]._replace(art=c.BACKPACK, primary=("#5e7445", "#a8503f", "#3f5f7f")),
        "sack": STORE["bag"]._replace(art=c.BACKPACK, primary=("#b99a6b",)),
    "basket": STORE["bag"]._replace(art=c.BASKET, at=(0, 0.44), size_m=0.46),
        "glass": STORE["cup"]._replace(art=e.GLASS), "cake": STORE["bread"]._replace(art=e.CAKE, primary=("#d9929a",
        "#c9a06a"), grip="both", at=(0, 0.0)),
    "cheese": STORE["bread"]._replace(art=e.CHEESE, size_m=0.26),
    "pizza": STORE["bread"]._replace(art=e.PIZZA), "pumpkin": STORE["apple"]._replace(art=e.PUMPKIN, size_m=0.4,
        grip="both", at=(0, 0.12)), "egg": STORE["apple"]._replace(art=e.EGG),
    "desk": STORE["table"]._replace(art=f.DESK), "workbench": STORE["table"]._replace(art=f.DESK),
        "counter": STORE["table"]._replace(art=f.DESK),
    "stool": STORE["chair"]._replace(art=f.STOOL, seat_m=0.49), "throne": STORE["chair"]._replace(art=f.THRONE,
        seat_m=0.58), "armchair": STORE["chair"]._replace(art=f.ARMCHAIR, seat_m=0.52, primary=("#8a4f4a", "#4f6d6a",
        "#6a5a7a")),
    "watch": STORE["clock"]._replace(art=t.WATCH, size_m=0.2, grip="one", at=(0.2, 0.24)),
        "pocket watch": STORE["clock"]._replace(art=t.WATCH, size_m=0.2, grip="one", at=(0.2, 0.24)),
    "hourglass": STORE["clock"]._replace(art=a.HOURGLASS, size_m=0.28),
        "microscope": STORE["computer"]._replace(art=t.MICROSCOPE),
        "film camera": STORE["camera"]._replace(art=t.FILM_CAMERA, size_m=1.6, grip="ground"),
    "gramophone": STORE["radio"]._replace(art=t.GRAMOPHONE, grip="ground"),
        "record player": STORE["radio"]._replace(art=t.GRAMOPHONE, grip="ground"),
        "television": STORE["radio"]._replace(art=t.TELEVISION, grip="ground"),
    "tv": STORE["radio"]._replace(art=t.TELEVISION, grip="ground"), "phone": STORE["radio"]._replace(art=a.PHONE,
        size_m=0.16, grip="one", at=(0, 0.04)), "smartphone": STORE["radio"]._replace(art=a.PHONE, size_m=0.16,
        grip="one", at=(0, 0.04)),
    "telephone": STORE["radio"]._replace(art=t.TELEPHONE, size_m=0.3),
        "laptop": STORE["computer"]._replace(art=t.LAPTOP), "tablet": STORE["computer"]._replace(art=a.PHONE,
        size_m=0.16, grip="one", at=(0, 0.04)),
    "cello": STORE["violin"]._replace(art=t.CELLO, size_m=1.38, grip="ground"),
        "harp": STORE["guitar"]._replace(art=t.HARP, size_m=1.2, grip="ground"),
        "flute": STORE["trumpet"]._replace(art=t.FLUTE),
    "clarinet": STORE["trumpet"]._replace(art=t.FLUTE), "saxophone": STORE["trumpet"]._replace(art=t.SAXOPHONE,
        at=(0.02, 0.3)), "spear": STORE["sword"]._replace(art=t.SPEAR, size_m=1.8),
    "knife": STORE["sword"]._replace(size_m=0.34), "dagger": STORE["sword"]._replace(size_m=0.4),
        "axe": STORE["hammer"]._replace(art=t.AXE, size_m=0.7), "shovel": STORE["broom"]._replace(art=t.SHOVEL),
        "spade": STORE["broom"]._replace(art=t.SHOVEL),
    "pickaxe": STORE["hammer"]._replace(art=t.AXE, size_m=0.7), "wrench": STORE["hammer"]._replace(art=t.WRENCH),
        "anchor": STORE["rope"]._replace(art=a.ANCHOR, size_m=1.0, grip="ground", material="metal", mass_kg=80),
    "stair": STORE["ladder"]._replace(art=f.STAIRS),
    "stairs": STORE["ladder"]._replace(art=f.STAIRS), "staircase": STORE["ladder"]._replace(art=f.STAIRS),
        "steps": STORE["ladder"]._replace(art=f.STAIRS), "mop": STORE["broom"]._replace(art=f.MOP),
    "coins": STORE["coin"]._replace(art=a.COINS, size_m=0.24), "gold": STORE["coin"]._replace(art=a.COINS,
        size_m=0.24), "money": STORE["coin"]._replace(art=a.COINS, size_m=0.24),
        "medal": STORE["coin"]._replace(art=a.MEDAL, size_m=0.26, at=(0, 0.24)),
    "toy car": STORE["toy"]._replace(art=a.TOY_CAR, primary=("#c8443a", "#3f6d8f")),
        "train set": STORE["toy"]._replace(art=a.TOY_CAR, primary=("#3f7d52",)),
        "fishing net": STORE["fishing rod"]._replace(art=t.NET, size_m=1.3),
        "net": STORE["fishing rod"]._replace(art=t.NET, size_m=1.3),
    "slide": STORE["swing"]._replace(art=f.SLIDE), "seesaw": STORE["swing"]._replace(art=f.SEESAW),
        "cauldron": STORE["potion"]._replace(art=e.CAULDRON, size_m=0.62, grip="ground", material="metal", mass_kg=20),
    **dict.fromkeys(("plank", "board", "beam", "timber", "log"), STORE["wand"]._replace(art=o.PLANK, size_m=1.6,
        grip="both", at=(0, 0), mass_kg=6, follows=False, angle=0.0)),
    "branch": STORE["wand"]._replace(art=o.BRANCH, size_m=1.5, grip="both", at=(0, 0), mass_kg=7,
        follows=False, angle=0.0),
    "staff": STORE["wand"]._replace(art=a.STAFF, size_m=1.7, at=(0, 1.0), angle=0.0, follows=False),
        "walking stick": STORE["wand"]._replace(art=a.CANE, size_m=0.88, at=(0.06, 0.84), angle=0.0, follows=False),
        "magic wand": STORE["wand"],
    "cane": STORE["wand"]._replace(art=a.CANE, size_m=0.88, at=(0.06, 0.84), angle=0.0, follows=False),
        "moon": STORE["planet"]._replace(art=f.MOON), "earth": STORE["planet"]._replace(art=f.EARTH),
        "globe": STORE["planet"]._replace(art=f.EARTH, size_m=0.4),
    "flower vase": STORE["vase"]._replace(art=k.FLOWER_VASE, size_m=0.68),
    "rifle": STORE["gun"]._replace(art=k.RIFLE, size_m=1.0, grip="both", at=(0, 0), angle=0.2, mass_kg=4),
    "shotgun": STORE["gun"]._replace(art=k.RIFLE, size_m=1.0, grip="both", at=(0, 0), angle=0.2, mass_kg=4),
    "musket": STORE["gun"]._replace(art=k.RIFLE, size_m=1.0, grip="both", at=(0, 0), angle=0.2, mass_kg=4),
    "grave": STORE["gravestone"]._replace(art=o.CROSS_GRAVE, size_m=1.0),
    "pan": STORE["pot"]._replace(art=o.PAN, size_m=0.54, grip="one", at=(0.3, 0.08)),
    "frying pan": STORE["pot"]._replace(art=o.PAN, size_m=0.54, grip="one", at=(0.3, 0.08)),
    "basketball": STORE["ball"]._replace(art=o.BASKETBALL),
    "tennis ball": STORE["ball"]._replace(art=o.TENNIS_BALL, size_m=0.1, grip="one", at=(0, 0.04)),
    "beach ball": STORE["ball"]._replace(art=o.BEACH_BALL, size_m=0.4, at=(0, 0.2)),
    "rugby ball": STORE["ball"]._replace(art=o.RUGBY_BALL, size_m=0.3, at=(0, 0.09)),
    "drum kit": STORE["drum"]._replace(art=o.DRUM_KIT, size_m=1.6, mass_kg=40, seat_m=0.5),
    "drums": STORE["drum"]._replace(art=o.DRUM_KIT, size_m=1.6, mass_kg=40, seat_m=0.5),
    "birthday cake": STORE["bread"]._replace(art=o.BIRTHDAY_CAKE, size_m=0.54, grip="both", at=(0, 0.0)),
    "shooting star": STORE["star"]._replace(art=f.SHOOTING_STAR),
        "comet": STORE["star"]._replace(art=f.SHOOTING_STAR), "orange": STORE["apple"]._replace(primary=("#d9862e",)),
}  # fmt: skip
"""Props by nouns that have a drawing or a way of being held of their own."""
