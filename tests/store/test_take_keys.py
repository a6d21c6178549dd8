"""Fields that came later leave the keys of what was shot before as they were."""

from __future__ import annotations

from fractions import Fraction

from circletake.schema import (
    Artifact,
    Format,
    Identity,
    Place,
    Size,
    Staging,
    Subject,
    TakeRequest,
    TakeResult,
    call_key,
    canonical_json,
)

PINNED = "b769e3bb744a0c1a264f05f4e4085daa1a32d2702088cefa21e9280b48c34848"
PICTURE = Artifact(digest="0" * 64, media_type="image/png", size_bytes=10)


def request(**fields: object) -> TakeRequest:
    return TakeRequest(
        slate="1A",
        take=1,
        prompt="A fox crosses the ice.",
        staging=Staging(place="lake", subjects=(Subject(id="fox", noun="fox"),)),
        cast=(Identity(id="fox", name="the fox", noun="fox", term="fox", kind="animal"),),
        setting=Place(id="lake", name="the lake", noun="lake", term="lake"),
        format=Format(size=Size(640, 360), rate=Fraction(24)),
        frames=48,
        handle=12,
        seed=7,
    ).with_(**fields)


def test_a_take_without_pictures_keeps_its_key() -> None:
    assert call_key("picture.stage", "1", request()) == PINNED


def test_pictures_are_in_the_key_and_read_back() -> None:
    for fields in ({"first_frame": PICTURE}, {"last_frame": PICTURE}, {"references": (PICTURE,)}):
        asked = request(**fields)
        assert call_key("picture.stage", "1", asked) != PINNED
        assert TakeRequest.read(asked.model_dump_json()) == asked


def test_a_result_without_notes_is_written_as_before() -> None:
    result = TakeResult(video=PICTURE, frames=1, handle=0)
    assert not {b"notes", b"plan", b"sound"} & set(canonical_json(result).replace(b'"', b" ").split())
    noted = result.with_(notes=("half the size for want of memory",), plan="832x480")
    assert TakeResult.read(noted.model_dump_json()) == noted


def test_no_mind_is_asked_for_reference_pictures() -> None:
    assert "reference" not in Identity.model_json_schema()["properties"]
    assert "reference" not in Place.model_json_schema()["properties"]
