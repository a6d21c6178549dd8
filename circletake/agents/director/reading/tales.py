"""Small stories for briefs that name somebody, a theme or a feeling, but nothing that happens.

Each is plain English with `{lead}` for who it is about; it is read by the same reader as the brief, so what is
invented and what was asked for are planned alike.
"""

from __future__ import annotations

from circletake.schema import Mood

Tale = tuple[str, ...]
"""Sentences, in story order: how it begins, what follows, the turn, how it ends."""

BY_NATURE: dict[str, Tale] = {
    "swimmer": (
        "{Lead} swims under the sea.",
        "{Lead} rises and jumps out of the sea.",
        "A boat waits on the sea, and {lead} swims past it.",
        "{Lead} dives and swims away.",
    ),
    "flyer": (
        "{Lead} sits on a tree.",
        "{Lead} flies over the hills.",
        "{Lead} circles in the sky.",
        "{Lead} lands and rests.",
    ),
    "beast": (
        "{Lead} wakes and looks around.",
        "{Lead} walks through the {place}.",
        "{Lead} runs.",
        "{Lead} stops and looks at the horizon.",
    ),
    "person": (
        "{Lead} walks alone through the {place}.",
        "{Lead} stops and looks around.",
        "{Lead} finds a lantern and lights it.",
        "{Lead} carries the lantern and walks on.",
    ),
    "car": (
        "{Lead} stands on the road.",
        "{Lead} drives through the {place}.",
        "{Lead} drives faster over a bridge.",
        "{Lead} drives away.",
    ),
    "boat": (
        "{Lead} lies in the harbour.",
        "{Lead} sails across the sea.",
        "{Lead} sails through the storm.",
        "{Lead} sails towards the horizon.",
    ),
    "aircraft": (
        "{Lead} stands in the field.",
        "{Lead} rises and flies over the hills.",
        "{Lead} flies through the sky above the clouds.",
        "{Lead} flies away.",
    ),
    "growth": (
        "{Lead} stands in the {place}.",
        "A child kneels beside {lead} and looks at it.",
        "The sun rises and {lead} grows.",
        "{Lead} shines in the sunlight.",
    ),
    "building": (
        "{Lead} stands in the {place}.",
        "A traveller walks to {lead}.",
        "The traveller looks at {lead}.",
        "{Lead} shines.",
    ),
    "thing": (
        "{Lead} lies in the {place}.",
        "A child walks through the {place} and finds {lead}.",
        "The child holds {lead} and smiles.",
        "The child runs away with {lead}.",
    ),
    "several": (
        "{Lead} walks through the {place}.",
        "{Lead} meets {other}.",
        "{Lead} and {other} dance together.",
        "{Lead} and {other} walk away together.",
    ),
    "meeting": (
        "{Lead} walks through the {place}.",
        "{Lead} finds {other}.",
        "{Lead} kneels beside {other}.",
        "{Lead} waves to {other}.",
    ),
    "foes": (
        "{Lead} walks through the {place}.",
        "{Lead} meets {other}.",
        "{Lead} fights {other}.",
        "{Lead} stands alone and looks at the horizon.",
    ),
    "place": (
        "Birds fly over the {place}.",
        "A traveller walks through the {place}.",
        "The traveller sits and looks at the sky.",
        "The traveller walks away.",
    ),
}
"""By what the lead is."""

BY_THEME: dict[str, Tale] = {
    "love": (
        "A man waits on a bench in the park.", "A woman walks through the park with a red umbrella.",
        "They see each other.", "The man gives the woman a flower and they hug.",
    ),
    "hope": (
        "A girl kneels in an empty field in the rain.", "She plants a seed.", "The sun rises and the seedling grows.",
        "The girl looks at a tree and smiles.",
    ),
    "loneliness": (
        "An old man sits alone in a room at night.", "He looks out of the window at the city.", "A cat enters the "
        "room.",
        "The old man holds the cat and smiles.",
    ),
    "friendship": (
        "A boy sits alone on a bench in the park.", "A dog walks to the boy.", "The boy throws a ball and the dog "
        "runs.",
        "The boy hugs the dog.",
    ),
    "freedom": (
        "A bird sits in a room by the window.", "A girl opens the window.", "The bird flies over the city.",
        "The girl waves goodbye.",
    ),
    "fear": (
        "A child lies in bed in a room at midnight.", "A shadow moves and the child wakes.", "The child lights a "
        "lantern.",
        "A cat sits in the room, and the child laughs.",
    ),
    "war": (
        "A soldier walks through the ruins in the fog.", "He finds a doll.", "He kneels and holds the doll.",
        "A girl walks to the soldier and he gives her the doll.",
    ),
    "time": (
        "An old clockmaker works in a workshop.", "He repairs a clock.", "The clock shines at midnight.",
        "The clockmaker looks at the clock and smiles.",
    ),
    "home": (
        "A traveller walks along a road in the snow.", "He sees a house at dusk.", "The door opens and an old woman "
        "waves.",
        "The traveller hugs the old woman.",
    ),
    "journey": (
        "A traveller with a bag walks along a road at dawn.", "She climbs a mountain.", "She looks at the valley.",
        "She walks down to the sea at sunset.",
    ),
    "dream": (
        "A girl sleeps in a bed in a room at night.", "She flies through the sky above the clouds.",
        "A whale swims through the stars and she waves.", "The girl wakes at dawn and smiles.",
    ),
    "death": (
        "An old man walks through the forest in autumn.", "He sits under a tree.", "A leaf falls beside him.",
        "The tree stands in the snow, and a fox walks past.",
    ),
    "childhood": (
        "Children run through a field in summer.", "They fly a kite.", "The wind takes the kite.",
        "The children look at the sky and laugh.",
    ),
    "magic": (
        "An old wizard walks through the forest at dusk.", "He holds a wand.", "The wand shines and flowers grow.",
        "A fox looks at the flowers.",
    ),
    "christmas": (
        "Snow falls over a village at dusk.", "A child carries a gift through the snow.", "The child knocks at a "
        "door.",
        "An old man opens the door and they hug beside a fire.",
    ),
    "halloween": (
        "Children with lanterns walk through a village at night.", "They see an old house.", "A ghost opens the "
        "door.",
        "The children run and the ghost laughs.",
    ),
    "birthday": (
        "A baker works in a kitchen in the morning.", "She bakes a cake.", "Children run into the kitchen.",
        "The children eat the cake and dance.",
    ),
    "music": (
        "A musician sits alone in a theatre.", "She plays the piano.", "People enter the theatre and listen.",
        "The crowd cheers.",
    ),
    "peace": (
        "Two soldiers stand in a field in the snow.", "One soldier drops his sword.", "The other soldier gives him "
        "bread.",
        "They sit beside a campfire.",
    ),
    "grief": (
        "A woman sits by the sea in the rain.", "She holds a letter.", "She reads the letter and cries.",
        "She throws a flower into the sea at sunset.",
    ),
    "courage": (
        "A girl stands at the edge of a forest at night.", "A wolf looks at her.", "She lights a lantern and walks "
        "to the wolf.",
        "The wolf lies down beside the girl.",
    ),
    "nature": (
        "A fox wakes in the forest at dawn.", "Deer walk through the fields.", "An owl flies over the lake at dusk.",
        "Stars shine over the mountains.",
    ),
}  # fmt: skip
"""By a word that nobody can point a camera at."""

THEME_WORDS: dict[str, str] = {
    word: theme
    for theme, words in {
        "love": "love romance kiss affection couple valentine lovers wedding heart",
        "hope": "hope tomorrow faith future beginning birth life spring",
        "loneliness": "loneliness solitude isolation alone silence",
        "friendship": "friendship friend friends trust kindness",
        "freedom": "freedom liberty escape",
        "fear": "fear terror nightmare horror dread dark darkness",
        "war": "war battle violence",
        "time": "time memory memories past age history",
        "home": "home family belonging return",
        "journey": "journey adventure travel trip voyage quest wanderlust",
        "dream": "dream dreams sleep imagination fantasy",
        "death": "death ending farewell goodbye autumn",
        "childhood": "childhood youth play summer innocence joy happiness fun",
        "magic": "magic wonder spell miracle",
        "christmas": "christmas advent winter holidays",
        "halloween": "halloween",
        "birthday": "birthday party celebration",
        "music": "music song sound concert",
        "peace": "peace forgiveness reconciliation",
        "grief": "grief sorrow loss sadness tears",
        "courage": "courage bravery strength hero",
        "nature": "nature earth wildlife wilderness seasons",
    }.items()
    for word in words.split()
}

BY_MOOD: dict[Mood, str] = {
    "hopeful": "hope", "joyful": "childhood", "playful": "friendship", "comic": "halloween", "tender": "friendship",
    "romantic": "love", "calm": "nature", "dreamy": "dream", "wondrous": "magic", "wistful": "time",
    "melancholy": "grief", "lonely": "loneliness", "mysterious": "journey", "tense": "courage", "scary": "fear",
    "dark": "war", "epic": "journey", "triumphant": "courage",
}  # fmt: skip
"""The theme of a film of which only the feeling is known."""
