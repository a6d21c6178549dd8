"""Words for how a shot is framed and how the camera moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.language.lens_words import read_lens
from circletake.language.tables import PhraseTable
from circletake.language.wordlists import wordset
from circletake.schema import CameraMove, ShotSize

_PLAIN_SIZES: PhraseTable[ShotSize] = PhraseTable.of(
    (
        ("extreme wide", "extreme wide,extreme long shot,very wide shot,very wide,aerial shot,aerial view,aerial,"
            "drone shot,"
         "bird's-eye view,birds-eye view,bird's eye view,extreme wide shot,panoramic shot,panorama,establishing shot,"
         "establishing,vista"),
        ("wide", "wide shot,wide angle,wide-angle,wide view,long shot,master shot,wide,ws"),
        ("full", "full shot,full-body shot,full body shot,full figure,full length,head to toe,medium wide shot,"
            "medium wide,"
         "cowboy shot"),
        ("medium", "medium shot,mid shot,mid-shot,medium close-up,medium close up,waist up,waist-up,two-shot,two "
            "shot,"
         "over-the-shoulder,over the shoulder,medium,ms,mcu"),
        ("close-up", "close-up,close up,closeup,close shot,close-ups,close on,closer on,close-up shot,cu,portrait "
            "shot,tight on,"
         "tight shot"),
        ("extreme close-up", "extreme close-up,extreme close up,extreme closeup,macro,macro shot,detail shot,insert "
            "shot,ecu,"
         "big close-up,insert,detail"),
    )
)  # fmt: skip
_BARE_SIZES = wordset(
    "wide,medium,insert,detail,macro,aerial,establishing,vista,panorama,ms,ws,cu,close on,closer on,tight on"
)


MOVES: PhraseTable[CameraMove] = PhraseTable.of(
    (
        ("static", "static shot,static camera,static,locked-off,locked off,camera is still,fixed camera,tripod shot,"
            "still camera,"
         "camera holds,camera still"),
        ("pan left", "pan left,pans left,camera pans left,panning left,pan to the left,pans to the left"),
        ("pan right", "pan right,pans right,camera pans right,panning right,pan to the right,pans to the right,"
            "camera pans,panning "
            "shot,"
         "pan across,pans across,pan"),
        ("tilt up", "tilt up,tilts up,camera tilts up,tilting up,camera tilts,tilt,look up from"),
        ("tilt down", "tilt down,tilts down,camera tilts down,tilting down"),
        ("push in", "push in,pushes in,pushing in,push-in,dolly in,dollies in,dolly-in,track in,tracks in,camera "
            "moves in,"
         "camera moves closer,camera approaches,move closer,moves in on,creep in,creeps in,slow push,dolly forward"),
        ("pull out", "pull out,pulls out,pulling out,pull-out,pull back,pulls back,pulling back,dolly out,dollies "
            "out,track out,"
         "camera moves back,camera retreats,camera pulls away,dolly back,dolly backward,pull-back"),
        ("truck left", "truck left,trucks left,camera tracks left,track left,tracks left,camera moves left,slide "
            "left,dolly left,"
            "tracking left"),
        ("truck right", "truck right,trucks right,camera tracks right,track right,tracks right,camera moves right,"
            "slide right,dolly "
            "right,"
         "tracking right,lateral tracking,sideways tracking"),
        ("crane up", "crane up,cranes up,craning up,crane shot,boom up,camera rises,camera lifts,rising crane,"
            "camera ascends,"
         "rising shot,crane rising,drone rises"),
        ("crane down", "crane down,cranes down,boom down,camera descends,camera lowers,camera sinks,descending "
            "crane"),
        ("follow", "follow shot,following shot,tracking shot,steadicam,camera follows,camera tracks,follow cam,"
            "follow camera,"
         "following camera,the camera following,tracking,tracking camera"),
        ("handheld", "handheld,hand-held,hand held,shaky camera,shaky cam"),
        ("zoom in", "zoom in,zooms in,camera zooms in,zooming in,zoom,camera zooms,crash zoom"),
        ("zoom out", "zoom out,zooms out,camera zooms out,zooming out"),
        ("whip left", "whip left,whip pan left,whip-pan left,whips left,swish pan left,whip pans left,fast pan left"),
        ("whip right", "whip right,whip pan right,whip-pan right,whips right,swish pan right,whip pans right,whip pan,"
            "whip-pan,whip pans,swish pan,whip pan to,whips over to,fast pan,fast pan right"),
        ("orbit", "orbit,orbits,orbiting,camera circles,arc shot,circling camera,camera arcs,360 shot,orbit shot"),
    )
)  # fmt: skip
_NEEDS_CAMERA = wordset(
    "pan,tilt,zoom,orbit,orbits,orbiting,static,tracking,push in,pushes in,pushing in,pull out,pulls out,pull back,"
    "pulls back,pulling back,pulling out,moves in on,move closer,look up from,tracks left,tracks right"
)
_AROUND = wordset("camera shot slow slowly lens cam quick gentle steady dolly close-up wide we then")


class CameraRead(NamedTuple):
    """How a text wants the shot framed."""

    size: ShotSize | None = None
    move: CameraMove | None = None
    words: frozenset[int] = frozenset()
    """Indices of the words that say so; they name nothing in the picture."""
    lens: tuple[str, ...] = ()
    """Terms for what the shot is seen through; see `lens_of`."""


def read_camera(lowers: Sequence[str]) -> CameraRead:
    """Read the shot size, the camera move and the lens that a sentence asks for."""
    used: set[int] = set()
    size: ShotSize | None = None
    for found in _PLAIN_SIZES.find(lowers):
        if found.phrase in _BARE_SIZES and not _stands_alone(lowers, found.first, found.last):
            continue
        used.update(range(found.first, found.last + 1))
        size = size or found.value
    move: CameraMove | None = None
    for moved in MOVES.find(lowers):
        if moved.phrase in _NEEDS_CAMERA and not _near_camera(lowers, moved.first, moved.last):
            continue
        used.update(range(moved.first, moved.last + 1))
        move = move or moved.value
    through = read_lens(lowers)
    return CameraRead(size, move, through.words.union(used), through.terms)


def _stands_alone(lowers: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a bare size is a label, as in `wide: a beach`, not an adjective, as in `a wide river`."""
    before = lowers[first - 1] if first else "."
    after = lowers[last + 1] if last + 1 < len(lowers) else "."
    return before in _LABEL_EDGES and (
        after in _LABEL_EDGES or " " in " ".join(lowers[first : last + 1]) or after == "of"
    )


_LABEL_EDGES = frozenset({".", ",", ":", ";", "-", "–", "—", "(", ")", "on", "angle", "shot", "[", "]", "then"})


def _near_camera(lowers: Sequence[str], first: int, last: int) -> bool:
    around = lowers[max(0, first - 3) : first] + list(lowers[last + 1 : last + 3])  # type: ignore[operator]
    edge = (first == 0 or lowers[first - 1] in _LABEL_EDGES) and (
        last + 1 == len(lowers) or lowers[last + 1] in (*_LABEL_EDGES, "to", "from", "as", "on", "over")
    )
    return edge or bool(_AROUND & set(around))
