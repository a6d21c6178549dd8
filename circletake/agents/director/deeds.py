"""Deeds: how what happens is acted out, by whom it is done and to whom.

A deed is a row: what the doer does, what the other does, what the doer's face shows, and the shot sizes in which
it reads best, what it does to what is held, the tool that it takes, and what a third does who stands behind a
preposition: he from whom it is stolen, she on whom it falls. `>` after a verb means towards the other, `>>` towards
the third, `@` before a word how it is done; two numbers are shares of the shot; `go` stands for however somebody gets
about: walking, swimming, flying, driving. What is done is done by the middle of the shot, and its result is held to the
end.
"""

from __future__ import annotations

from typing import NamedTuple, cast, get_args

from circletake.schema import Expression, ShotSize

_ROWS = """
pick-up-found: go> 0 .3, reach> .3 .7, look> .72 1 | | surprised | full, medium | takes
find discover spot notice: go> 0 .45, look> .42 1 | look> .65 1 | surprised | wide, full
hear: look> 0 1 | look> 0 1 | surprised | full, medium
see watch look gaze stare admire listen examine study behold: look> 0 1 | | calm | full, medium
meet approach join: go> 0 .5, look> .48 1 | look> .2 1 | | wide, full
face confront challenge: look> 0 1 | look> 0 1 | determined | medium, full
talk say tell ask answer whisper shout speak reply argue order call greet: talk> .08 .92 | look> 0 1 | | medium
give offer hand deliver pass serve: go> 0 .2, give> .2 .7, look> .7 1 | look> 0 1 | happy | full, medium | gives
share: go> 0 .25, carry> .25 1 | look> 0 1 | happy | full, medium | with
rob: go>> 0 .32, reach> .3 .6, run .66 1 | | determined | full, wide | | | carry> 0 1, look .55 1
take grab pick steal collect seize buy: go> 0 .25, reach> .25 .7, look> .75 1 | | determined | full, medium | takes
catch-flying: reach> .2 .6, look .65 1 | fly> .05 .42 | determined | full, wide | takes
fish-out: reach> .1 1 | swim 0 1 | determined | wide, full
catch-thrown: look>> 0 1 | | determined | full, wide | catches | | throw> 0 .5
catch snatch snare: go> 0 .3, reach> .15 .85, go .55 1 | | determined | full, wide | takes
hook: carry 0 1, look> 0 1 | jump .2 .8 | determined | full, wide | | fishing rod
put-on wear don: carry@on-head .12 1 | | happy | medium, full | takes
hoist: carry@high 0 1 | | happy | full, medium | takes
carry hold lift bear raise brandish wield: carry> 0 1 | | | full, medium | takes
bring: go 0 .6, look> .6 1 | look> .5 1 | | full, wide | takes
pour-over: go>> 0 .25, carry> 0 1, reach@high>> .2 1 | pour>> .35 .9 | determined | full, medium
knock-off: go> 0 .3, reach> .2 .55, look> .6 1 | fall .42 1 | | full, wide
put: go>> 0 .3, give>> .3 .7, look>> .7 1 | | calm | full, medium | puts
hide-away: go>> 0 .3, kneel>> .3 1 | | afraid | full, medium | puts
spray squirt splash soak: go> 0 .25, reach> .25 .9 | jump .35 .6, look> .6 1 | happy | full, wide
lick nuzzle sniff peck sting tickle: go> 0 .3, reach> .3 1 | look> .35 1 | happy | full, medium
slap smack: go> 0 .25, slap> .3 .6, look> .6 1 | look> 0 1 | angry | full, medium
shove kick-over: go> 0 .3, shove> .25 .5, look> .5 1 | fall .42 .75, lie .75 1 | determined | full, wide
blow-out: go> 0 .25, blow-out> .25 1 | shine 0 .5 | happy | medium, full
rouse: go> 0 .2, reach> .2 .5, look> .55 1 | lie 0 .5, sit .5 .85, stand .85 1 | determined | full, medium
carry-off: run 0 1, carry> 0 1 | | determined | full, wide
cheer-up: wave@up 0 1 | jump .1 1 | happy | full, wide
open close press touch stroke pet knock unlock unwrap: go> 0 .3, reach> .3 1 | | | medium, full
light ignite kindle switch: go> 0 .25, reach> .25 .6, look> .6 1 | shine .5 1 | calm | medium, full
kick score: kick> .1 1 | | determined | wide, full
throw toss hurl fling: throw> .25 .7, look> .7 1 | fly .45 1 | determined | wide, full | drops
drop-on: reach> 0 .3, look>> .35 1 | fall>> .3 .8 | surprised | full, wide | drops
drop: reach> 0 .3, look> .35 1 | fall .25 .75 | surprised | full, medium | drops
break smash shatter destroy: fight> .15 .6, look> .6 1 | break .45 1 | angry | full, wide
plant: go> 0 .25, reach> .25 1 | | determined | full, medium
sow: kneel> 0 1 | | calm | full, medium
dig excavate unearth: work> 0 1 | | determined | full, medium | | shovel
write: sit 0 1, work> 0 1 | | calm | medium, full | | pen
paint draw: go> 0 .12, work> .12 1 | | calm | medium, full | | paintbrush
slice: work> 0 1 | | determined | medium, full | | knife
saw: go> 0 .1, work> .1 .8, look> .82 1 | | determined | medium, full | | saw
fell chop cut hack: go> 0 .1, work> .1 .6, look> .62 1 | fall .42 1 | determined | wide, full | | axe
cut-up: go> 0 .2, reach> .2 1 | | happy | medium, full | | knife
cut-off: go> 0 .2, reach> .2 .6, look> .62 1 | | determined | medium, full | | scissors
sweep: work> 0 1 | | calm | full, medium | | broom
pour brew: work> 0 1 | | calm | medium, full | takes
build: kneel> 0 1, work 0 1 | | happy | full, medium
work repair fix bake cook knead craft forge make mend assemble: work> 0 1 | | determined | medium, full | takes
water: work> 0 1 | | calm | full, medium | | watering can
sew clean harvest stir: work> 0 1 | | calm | medium, full
feed: give> .1 1 | eat .2 1 | happy | full, medium | | bread
wash sweep-away: | break .3 1 | | wide, full
knock-over knock-down bowl-over run-over butt ram headbutt tackle: run> 0 .62 | fall .5 1 | | wide, full
ski snowboard: run@on-skis 0 1 | | determined | wide, full
duel: fight> 0 1 | fight> 0 1 | angry | full, wide | | sword
breathe spit: talk> 0 1 | look> 0 1 | angry | wide, full
fight attack battle wrestle strike defeat kill punch: fight> 0 1 | fight> 0 1 | angry | wide, full
chase hunt pursue: run> 0 1 | run 0 1 | determined | wide, full
lead guide: go 0 1 | go> 0 1 | calm | full, wide
herd: go> 0 1 | go 0 1 | calm | wide, full
follow: go> 0 1 | go 0 1 | calm | wide, full
flee escape: run 0 1 | run> .2 1 | afraid | wide, full
hide-behind: go> 0 .45, kneel> .45 1 | | afraid | full, medium
hide: kneel 0 1 | | afraid | full, medium
airlift: fly> 0 .3 | climb> .2 1 | | wide, full
save rescue help protect defend: run> 0 .35, reach> .35 1 | look> .4 1 | determined | wide, full
shield shelter guard: stand> 0 1 | | determined | full, medium
lift: lift> .1 1 | | determined | wide, full
push: push> 0 1 | roll .3 1 | determined | wide, full
pull drag haul tow move: pull> 0 1 | roll .3 1 | determined | wide, full
free release: reach> .1 .5, look> .5 1 | fly .45 1 | happy | wide, full | drops
hug embrace kiss comfort marry befriend reunite: go> 0 .3, embrace> .28 1 | embrace> .28 1 | happy | full, medium
dance waltz celebrate party: dance> 0 1 | dance> 0 1 | happy | wide, full
play perform: play> 0 1 | | happy | full, medium
sing: talk> 0 1 | look> 0 1 | happy | medium, full
cheer applaud clap: wave 0 1 | | happy | full, wide
eat drink bite taste: eat> .1 1 | | happy | medium, close-up
read: read> 0 1 | | calm | medium, full
sleep nap doze: lie> 0 1 | | calm | medium, full
wake awaken: lie 0 .4, sit .4 .7, stand .7 1 | | calm | full, wide
die strand drown: lie 0 1 | | calm | wide, medium
sit rest settle perch: sit> 0 1 | | calm | full, medium| with
bow curtsy: kneel .15 .6, look> .6 1 | look> 0 1 | calm | full, medium
kneel crouch pray: kneel> 0 1 | | calm | full, medium| with
lie: lie> 0 1 | | calm | wide, full
stand wait stay pause stop remain live be: stand> 0 1 | | | full, wide| with
collapse faint: go 0 .25, fall .25 .6, lie .6 1 | | afraid | full, wide
trip stumble slip: go> 0 .25, fall> .22 .7, sit@on-the-ground .75 1 | jump .3 .5, look> .55 1 | surprised | full, wide
fall: go 0 .25, fall .25 .6, lie .6 1 | | afraid | full, wide
rise get-up stand-up arise: lie 0 .2, kneel .2 .5, stand .5 1 | | determined | full, medium
land alight: fly> 0 .4, sit> .3 1 | | | full, medium
jump-onto: go> 0 .25, sit> .2 1 | | happy | full, medium
jump leap hop breach dive: jump> .05 .7 | | | wide, full
climb scale: climb> 0 1 | | determined | wide, full
return arrive come enter: go> 0 .75, look> .75 1 | look> .4 1 | | wide, full| with
leave go walk travel cross wander stroll roam march journey pass head step: go> 0 1 | | | wide, full| with
run race rush sprint hurry: run> 0 1 | | determined | wide, full| with
search explore seek: go 0 .6, look> .55 1 | | determined | full, wide| with
wave: wave> .1 .9 | look> 0 1 | happy | full, medium| with
loose: shoot> .1 1 | look> .3 1 | determined | full, wide | | bow
point aim show: point> .15 1 | look> .3 1 | | full, medium
cry weep mourn sob: look> 0 1 | | sad | close-up, medium
smile laugh grin: look> 0 1 | | happy | close-up, medium| with
scream: look> 0 1 | | afraid | close-up, medium
gasp: look> 0 1 | | surprised | close-up, medium
think remember dream wonder imagine: look> 0 1 | | calm | close-up, medium
photograph film record: look> 0 1 | look> 0 1 | calm | full, medium
scare frighten startle haunt: jump .1 .4, look> .4 1 | run .35 1 | determined | wide, full
howl: talk@howl 0 1 | look> 0 1 | | full, medium
bark growl roar hiss meow chirp: talk> .1 .8 | look> 0 1 | | full, medium
ring chime toll: go> 0 .25, reach> .25 1 | swing .35 1 | calm | full, medium
nod agree: look> 0 1 | look> 0 1 | calm | close-up, medium
shiver tremble freeze hesitate: stand 0 1 | | afraid | full, medium
turn: look> .2 1 | | surprised | medium, close-up
lose: look> 0 1 | | sad | medium, full
win: jump 0 1 | | happy | full, wide
burn blaze: burn 0 1 | | | wide, full
shine glow sparkle flicker: shine 0 1 | | | wide, full
grow bloom blossom sprout become unfold: grow 0 1 | grow 0 1 | happy | medium, full
ride gallop canter trot: ride> 0 1 | run 0 1 | determined | wide, full
cycle: ride> 0 1 | drive 0 1 | happy | wide, full
drive: drive> 0 1 | drive 0 1 | calm | wide, full
row paddle: row> 0 1 | sail 0 1 | calm | wide, full
sail: sail> 0 1 | sail 0 1 | calm | wide, full
float drift: go> 0 1 | | calm | wide, full
fish angle: carry 0 1, look> 0 1 | | calm | full, medium | | fishing rod
swim: swim> 0 1 | | | wide, full
fly soar glide hover circle: fly> 0 1 | | | wide, full
swing hang: swing 0 1 | | | full, medium
roll: roll 0 1 | | | full, wide
reach: go> 0 .4, reach> .4 1 | | | full, medium
"""

_THING_ROWS = """
ring chime toll: swing 0 1 | | | full, medium
explode detonate erupt burst blow-up: explode .3 1 | | | wide, full
shatter break smash splinter crack: shatter .3 1 | | | full, wide
crumble disintegrate: crumble .25 1 | | | full, wide
collapse: crumble .25 1 | | | wide, full
melt thaw dissolve: melt 0 1 | | | full, medium
freeze solidify: freeze 0 1 | | | full, medium
boil evaporate steam: boil 0 1 | | | full, medium
condense: condense 0 1 | | | medium, full
pour spill leak drip flow gush: pour .1 1 | | | full, medium
sink founder drown: sink .1 1 | | | wide, full
capsize overturn: capsize .1 1 | | | wide, full
topple tip: topple .2 1 | | | full, wide
fall-on: fall> .15 1 | fall .15 1 | | full, wide
fall drop plunge tumble: fall .15 1 | fall .15 1 | | full, wide
bounce rebound: bounce> 0 1 | | | full, wide
collide crash bump: collide> 0 1 | | | wide, full
roll: roll> 0 .85 | | | full, wide
burn blaze: burn 0 1 | | | wide, full
"""
"""What things do by themselves, without anybody: physics."""

Hold = str
"""`gives`, `takes`, `catches`, `drops`, `puts`: what a deed does to what is held. with: what can be carried is carried
along. Empty: nothing."""


class Step(NamedTuple):
    """A part of a deed."""

    verb: str
    begin: float
    end: float
    towards: bool
    """True when it is done to the other."""
    manner: str | None = None
    """How it is done, as the back-end reads it."""
    third: bool = False
    """True when it is done to the third."""


class Deed(NamedTuple):
    """How something is acted out."""

    doer: tuple[Step, ...]
    other: tuple[Step, ...]
    feeling: Expression | None
    sizes: tuple[ShotSize, ...]
    hold: Hold
    tool: str = ""
    """What it is done with, where nothing is in the hands yet."""
    third: tuple[Step, ...] = ()
    """What he does from whom it is taken, or she to whom it comes; towards the other."""


_SIZES = get_args(ShotSize)


def _steps(text: str) -> tuple[Step, ...]:
    out = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        word, begin, end = part.split()
        verb, _, manner = word.rstrip(">").partition("@")
        third = word.endswith(">>")
        towards = word.endswith(">") and not third
        verb = verb.replace("-", " ")
        out.append(Step(verb, float(begin), float(end), towards, manner.replace("-", " ") or None, third))
    return tuple(out)


def _read(rows: str) -> dict[str, Deed]:
    deeds: dict[str, Deed] = {}
    for line in rows.strip().splitlines():
        verbs, _, rest = line.partition(":")
        cells = [cell.strip() for cell in rest.split("|")]
        sizes = tuple(
            cast(ShotSize, size) for size in (piece.strip() for piece in cells[3].split(",")) if size in _SIZES
        )
        deed = Deed(
            doer=_steps(cells[0]),
            other=_steps(cells[1]),
            feeling=cast(Expression, cells[2]) if cells[2] else None,
            sizes=sizes,
            hold=cells[4] if len(cells) > 4 else "",
            tool=cells[5] if len(cells) > 5 else "",
            third=_steps(cells[6]) if len(cells) > 6 else (),
        )
        for verb in verbs.split():
            deeds.setdefault(verb.replace("-", " "), deed)
    return deeds


THING_DEEDS: dict[str, Deed] = _read(_THING_ROWS)
"""Verb in its base form to what a thing does by itself."""
DEEDS: dict[str, Deed] = {**THING_DEEDS, **_read(_ROWS)}
"""Verb in its base form to how it is acted."""

_STANDING = DEEDS["stand"]


_THINKING = frozenset({"think", "remember", "dream", "wonder", "imagine", "miss"})


def deed_of(verb: str, action: str | None, *, living: bool = True) -> Deed:
    """Return how a happening is acted: by its own verb, else by the action that stands for it, else standing by."""
    if not living and verb in ("open", "close"):
        return DEEDS["swing"]
    if not living and verb in THING_DEEDS:
        return THING_DEEDS[verb]
    return DEEDS.get(verb) or DEEDS.get(action or "") or _STANDING


def happens_inside(verb: str) -> bool:
    """Tell whether a deed goes on in somebody's head: what it is about is not in the picture."""
    return verb in _THINKING
