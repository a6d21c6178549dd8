"""Fixed groups of words that are read as one."""

from __future__ import annotations

from circletake.language.words import Tag, Token

_BY_TAG: dict[Tag, str] = {
    "adv": "one by one,two by two,side by side,hand in hand,step by step,little by little,face to face,again and "
    "again,"
    "day after day,night after night,back and forth,up and down,to and fro,at last,at first,at once,all of a sudden,"
    "in the end,of course,for a while,for a moment,once upon a time,right now,in silence,in vain,no longer,as well,"
    "once more,all alone,all around,upside down,on foot,in slow motion,slow motion,in love,at rest,on fire,in flames,"
    "over and over,from afar,in the distance,far away,in time,just in time,at the end,in the beginning,for the "
    "first time,into the air,high into the air,up into the air,through the air,in mid-air,"
    "long ago,at peace,at home,on and on,from side to side",
    "sub": "even though,even if,as soon as,as long as,so that,as if,as though,in which,by the time,until finally,"
    "just as,just when,only when,each time,every time",
    "pron": "no one",
    "to": "in order to,so as to",
    "rel": "all of whom,some of whom",
}  # fmt: skip

_IDIOMS: dict[tuple[str, ...], Tag] = {
    tuple(idiom.split()): tag for tag, idioms in _BY_TAG.items() for idiom in idioms.split(",")
}
_LONGEST = max(len(key) for key in _IDIOMS)
_FIRST = frozenset(key[0] for key in _IDIOMS)

IDIOM_TAGS: dict[str, Tag] = {" ".join(key): tag for key, tag in _IDIOMS.items()}


def join_idioms(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with every fixed group joined into one word."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        length = _length(tokens, at)
        if length > 1:
            text = " ".join(token.text for token in tokens[at : at + length])
            out.append(Token(text, "word", tokens[at].start, tokens[at + length - 1].end))
        else:
            out.append(tokens[at])
        at += length
    return tuple(out)


def _length(tokens: tuple[Token, ...], at: int) -> int:
    if tokens[at].text.lower() not in _FIRST:
        return 1
    for length in range(min(_LONGEST, len(tokens) - at), 1, -1):
        if tuple(token.text.lower() for token in tokens[at : at + length]) in _IDIOMS:
            return length
    return 1
