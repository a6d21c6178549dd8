"""Words for what kind of film it is to be: form, genre, era, look."""

from __future__ import annotations

import re
from collections.abc import Sequence

from circletake.language.tables import PhraseTable
from circletake.language.wordlists import wordset
from circletake.schema import Form, Genre

FORMS: PhraseTable[Form] = PhraseTable.of(
    (
        ("trailer", "trailer,teaser,teaser trailer,movie trailer,film trailer"),
        ("commercial", "commercial,ad,advert,advertisement,tv spot,spot for,promo,product video,brand film,ad spot,"
            "spot,"
         "advertising film,campaign film"),
        ("documentary", "documentary,doc,docu,nature film,nature documentary,reportage,wildlife film,portrait film"),
        ("music video", "music video,music clip,lyric video"),
        ("explainer", "explainer,explainer video,tutorial,how-to,educational video,how it works"),
        ("title sequence", "title sequence,opening titles,opening credits,intro sequence,title intro"),
        ("film", "film,short film,movie,short,video,clip,animation,animatic,cartoon,short movie,animated film,"
            "animated short,"
         "silent film,feature,episode,piece,vignette,story,tale,fable,loop,montage"),
    )
)  # fmt: skip

PLAIN_FORMS = wordset(
    "film movie short video clip animation animatic cartoon piece vignette story tale fable loop montage"
)
"""Words for a film of no special kind; in a story they may be things of the story."""

GENRES: PhraseTable[Genre] = PhraseTable.of(
    (
        ("drama", "drama,dramatic film,tragedy"),
        ("adventure", "adventure,adventure film,quest,swashbuckler,expedition film"),
        ("comedy", "comedy,comic film,slapstick,sitcom,parody,rom-com,romcom,farce"),
        ("thriller", "thriller,crime,heist,spy film,action,action film,action movie,chase film,suspense film"),
        ("horror", "horror,horror film,ghost story,slasher,creepypasta,monster movie"),
        ("science fiction", "science fiction,sci-fi,scifi,sf,cyberpunk,space opera,dystopia,dystopian,futuristic,"
            "solarpunk"),
        ("fantasy", "fantasy,sword and sorcery,high fantasy,magical realism,steampunk"),
        ("romance", "romance,love story,romantic film,romantic drama"),
        ("documentary", "documentary,reportage"),
        ("fairy tale", "fairy tale,fairytale,fable,folk tale,folktale,bedtime story,children's story,legend,myth,"
            "once upon a time"),
        ("western", "western,spaghetti western,wild west"),
        ("noir", "noir,film noir,neo-noir,hard-boiled"),
        ("nature", "nature,nature film,wildlife,nature documentary,wildlife film"),
        ("mystery", "mystery,whodunit,detective story,detective film,crime mystery"),
        ("sport", "sport,sports,sports film,sports drama"),
        ("war", "war film,war,war drama,anti-war"),
        ("slice of life", "slice of life,slice-of-life,everyday,kitchen-sink,daily life,coming-of-age,coming of age"),
    )
)  # fmt: skip

STYLES: PhraseTable[str] = PhraseTable.of(
    (
        ("black and white", "black and white,black-and-white,b&w,monochrome,greyscale,grayscale"),
        ("noir", "noir,film noir,neo-noir"),
        ("silhouette", "silhouette style,silhouette animation,silhouettes,shadow play,shadow puppets,lotte reiniger"),
        ("blueprint", "blueprint,technical drawing,construction drawing"),
        ("cyanotype", "cyanotype"),
        ("ink sketch", "ink sketch,pen and ink,pen-and-ink,ink drawing,line drawing,pen drawing,cross-hatched,"
            "cross-hatching,etching,engraving"),
        ("poster", "screenprint,screen print,screen-print,screen-printed,silkscreen,silk-screen,risograph,poster style,"
            "poster art,travel poster,vintage poster,halftone,lithograph,linocut"),
        ("watercolour", "watercolour,watercolor,aquarelle,hand-painted,painterly,oil painting,gouache,impressionist"),
        ("sepia", "sepia,old photograph,vintage film,old film,super 8,super-8,retro film,1920s silent film"),
        ("pastel", "pastel,pastel colours,pastel colors,soft colours,soft colors,wes anderson"),
        ("neon", "neon,neon-lit,synthwave,vaporwave,cyberpunk"),
        ("paper-cut", "paper-cut,papercut,paper cut,cut-out,cutout,cut-out animation,paper animation,paper puppets"),
        ("sketch", "sketch,sketchy,pencil,hand-drawn,storyboard style,charcoal"),
        ("anime", "anime,ghibli,studio ghibli,manga"),
        ("pixel", "pixel art,8-bit,retro game"),
        ("stop motion", "stop motion,stop-motion,claymation"),
        ("photoreal", "photoreal,photorealistic,realistic,live action,live-action,cinematic realism"),
    )
)  # fmt: skip

_ERA = re.compile(
    r"\b(?:(?:the\s+)?(?:early|late|mid)?[\s-]*((?:1[0-9]|20)\d0)['’]?s\b|(?:in|circa|anno|year|the\s+year)\s+((?:1\d|2\d)\d\d)\b"
    r"|((?:the\s+)?(?:stone|bronze|iron|ice|middle|jazz|space|golden)\s+ages?\b(?!\s+of))|(medieval|victorian|edwardian|"
    r"renaissance|baroque|prehistoric|antiquity|ancient\s+(?:rome|egypt|greece|china|japan)|roaring\s+twenties|belle\s+époque|"
    r"post-apocalyptic|futuristic|distant\s+future|near\s+future|far\s+future|in\s+the\s+future|world\s+war\s+(?:i{1,2}|one|two|1|2)|"
    r"wild\s+west|edo(?:\s+period)?|viking\s+age|(?:1\d|20|21|22)th[\s-]century|swinging\s+sixties|cold\s+war))",
    re.IGNORECASE,
)


def read_era(text: str) -> str | None:
    """Return the time in history that a text is set in, as it says it; None when it says nothing."""
    found = _ERA.search(text)
    if not found:
        return None
    if found.group(1):
        return f"{found.group(1)}s"
    said = next(group for group in found.groups() if group)
    return " ".join(said.lower().removeprefix("the ").split())


def read_style(lowers: Sequence[str]) -> str | None:
    """Return the look that a sentence asks for; None when it names none."""
    found = STYLES.find(lowers)
    return found[0].value if found else None
