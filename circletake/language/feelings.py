"""Words for moods, and for what a face shows."""

from __future__ import annotations

from circletake.language.tables import PhraseTable
from circletake.schema import Expression, Mood

MOODS: PhraseTable[Mood] = PhraseTable.of(
    (
        ("hopeful", "hopeful,hope,uplifting,optimistic,inspiring,inspirational,encouraging,heart-warming,"
            "heartwarming,moving,"
         "redemptive,hopefully,warm"),
        ("joyful", "joyful,joyous,joy,happy,cheerful,upbeat,feel-good,festive,jubilant,exuberant,merry,delightful,"
            "sunny mood,"
         "happiness,celebratory,bright and happy"),
        ("playful", "playful,whimsical,quirky,mischievous,light-hearted,lighthearted,cheeky,cute,fun,bouncy,"
            "charming"),
        ("comic", "comic,comical,funny,humorous,hilarious,slapstick,silly,absurd,goofy,witty,zany"),
        ("tender", "tender,gentle,intimate,sweet,touching,affectionate,loving,soft,delicate,cosy,cozy,heartfelt"),
        ("romantic", "romantic,passionate,sensual,love story"),
        ("calm", "calm,peaceful,serene,tranquil,relaxing,quiet,soothing,meditative,contemplative,zen,slow-paced,"
            "still"),
        ("dreamy", "dreamy,dreamlike,dream-like,ethereal,surreal,hypnotic,floating,otherworldly,psychedelic,lyrical,"
            "poetic"),
        ("wondrous", "wondrous,wonder,magical,enchanting,awe,awe-inspiring,mesmerising,mesmerizing,breathtaking,"
            "enchanted,"
         "majestic,sense of wonder,fairytale-like,miraculous"),
        ("wistful", "wistful,nostalgic,nostalgia,bittersweet,longing,yearning,reminiscent,sentimental,autumnal mood"),
        ("melancholy", "melancholy,melancholic,sad,sorrowful,mournful,tragic,grief,heartbreaking,elegiac,sombre,"
            "somber,moving "
         "and sad,blue,tearful,sadness,gloomy"),
        ("lonely", "lonely,loneliness,solitary,isolated,solitude,desolate,bleak,forlorn,isolation"),
        ("mysterious", "mysterious,mystery,enigmatic,eerie,uncanny,strange,cryptic,secretive,haunting,intriguing,"
            "mystic,mystical"),
        ("tense", "tense,suspenseful,suspense,nervous,gripping,thrilling,tension,urgent,anxious,nail-biting,edgy,"
            "breathless,"
         "high-stakes,fast-paced,intense,action-packed"),
        ("scary", "scary,frightening,terrifying,creepy,spooky,horrifying,nightmarish,sinister,terror,chilling,"
            "menacing"),
        ("dark", "dark,grim,ominous,brooding,gritty,moody,foreboding,bleak and dark,threatening,noirish,dystopian"),
        ("epic", "epic,grand,heroic,sweeping,monumental,larger than life,spectacular,powerful,dramatic,adventurous"),
        ("triumphant", "triumphant,victorious,glorious,triumph,victory,rousing,exultant"),
    )
)  # fmt: skip

_SHOWN: tuple[tuple[Expression, str], ...] = (
    (
        "happy",
        "happy smiling smile smiles joyful cheerful laughing laugh laughs grinning grin grins delighted "
        "glad merry "
        "beaming excited proud",
    ),
    (
        "sad",
        "sad crying cry cries weeping weep weeps tearful mournful heartbroken lonely grieving sobbing sob "
        "melancholy "
        "miserable disappointed homesick mourn mourning",
    ),
    (
        "afraid",
        "afraid scared frightened terrified fearful worried anxious nervous trembling tremble screaming "
        "scream flee "
        "cower panicked",
    ),
    ("angry", "angry furious mad enraged fierce frowning frown frowns growl roar shouting grumpy annoyed jealous"),
    (
        "surprised",
        "surprised astonished amazed startled shocked stunned gasp gasps gasping awestruck stare stares wide-eyed",
    ),
    ("calm", "calm peaceful serene relaxed sleeping asleep content thoughtful pensive wise gentle"),
    ("determined", "determined resolute brave focused stern bold fearless stubborn serious courageous"),
)
EXPRESSIONS: dict[str, Expression] = {word: expression for expression, words in _SHOWN for word in words.split()}
"""Words said of somebody to what the face shows."""
