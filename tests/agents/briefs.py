"""Briefs of many kinds: what people really write, and what they might."""

from __future__ import annotations

BRIEFS: dict[str, str] = {
    "lighthouse": (
        "A 30-second trailer: an old lighthouse keeper finds a whale stranded on the beach at dawn. She calls the "
        "villagers, and together they pull it back to the sea. At sunset the whale leaps far out, and she waves from "
        "the rocks. Lonely at first, then hopeful. Orchestral music. Title: \"The Keeper and the Whale\"."
    ),
    "whale": "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral",
    "bakery": (
        "30s ad for a bakery: the baker wakes at 4 a.m., kneads dough and lights the oven. Children press their "
        "noses against "
        "the window. The first customer, an old woman, bites into a croissant and smiles. Warm, upbeat jazz. "
        'End card: "Bread is love."'
    ),
    "foxes": (
        "Make a 45 second vertical film about two foxes who dance in the snow at dusk, with gentle piano music and "
        "no dialogue."
    ),
    "noir": (
        "I want a noir short in black and white, about a minute long. A detective walks through the rain to his "
        "office. He finds "
        "a letter under the door. Suddenly a shadow moves. He turns: nobody is there, only a cat. Dark, slow "
        "saxophone."
    ),
    "robot": (
        "A robot wakes up in an abandoned factory. It wanders through the ruins of a city until it finds a small "
        "seedling growing "
        "out of a crack. Every day the robot waters it. Winter comes and the robot stands over the plant to shield "
        "it from the "
        "snow. In spring the seedling has become a tree, and the robot, now rusted, sits silent beneath its blossoms."
    ),
    "one word": "whale",
    "emoji": "👧🔑🏰🐉❤️",
    "spanish": (
        "Un viejo farero encuentra una ballena varada en la playa al amanecer y la salva; esperanzador, orquestal, "
        "30 segundos."
    ),
    "german": "Ein kleiner Roboter findet im Wald eine Laterne und folgt einem Schmetterling bis zum Meer. Musik: "
    "ruhiges Klavier.",
    "japanese": "灯台守が浜辺でクジラを見つける",
    "screenplay": (
        "INT. KITCHEN - NIGHT\n\nMARA, 60, an old keeper, lights a lantern.\n\nMARA\n(whispering)\nYou came back.\n\n"
        "TOM\nI never left.\n\nEXT. BEACH - DAWN\n\nA whale lies on the sand. Mara runs to it and kneels.\n\nCUT "
        "TO:\n\n"
        "EXT. SEA - MORNING\n\nThe whale swims away. Mara waves.\n"
    ),
    "shot list": (
        "1. Wide shot: a village in the mountains, early morning, mist\n2. A girl with a red umbrella walks down "
        "the street\n"
        "3. Close-up of her hands opening a letter\n4. She runs to the station\n5. A train leaves\n"
        "6. Wide: she stands alone on the platform, rain\nMusic: melancholy strings"
    ),
    "documentary": (
        "Documentary about bees in a garden; calm, acoustic guitar; 40 seconds. Narrator: “Without them, there "
        "would be no apples.” "
        "The bees fly from flower to flower. A gardener harvests the apples. “And no gardens.”"
    ),
    "western": (
        "A western at high noon: a cowboy rides into a village, orders a drink in the saloon and challenges the "
        "sheriff to a duel. "
        "They face each other in the street. The cowboy drops his gun. Spaghetti western music, tense, then comic. "
        "Cinemascope."
    ),
    "horror": (
        "A horror trailer, 20 seconds: a child hears a knock at the door at midnight. The door opens. Nobody. A "
        "ghost stands behind "
        "the child. No music, only sound."
    ),
    "contradiction": "A silent film with narration: a man walks at noon by moonlight. No music, with loud jazz.",
    "fantasy": (
        "The story of a girl who befriends a dragon. The villagers hate the dragon and chase it with torches. She "
        "stands before it "
        "and they stop. Epic, 60 seconds, 2.39:1."
    ),
    "romance": (
        "Two strangers meet every evening on the same bench. He feeds the birds; she reads a book. One day she is "
        "not there. He "
        "waits in the rain. Then she comes, with an umbrella, and sits down beside him. “You're late,” he says. “I "
        "know,” she says."
    ),
    "sport": "A runner falls during a race, gets up, and crosses the finish line last while the crowd cheers. "
    "Triumphant. 25 seconds.",
    "rambling": (
        "So, I've been thinking about something for my grandfather's birthday, he used to be a fisherman, well "
        "actually a captain, "
        "and he always told us this story where one night in a storm he saw a light on the water and followed it "
        "and it was a "
        "tiny paper boat with a candle in it, can you imagine? And he took it home and that was the night my mother "
        "was born. "
        "Maybe a minute or so, something warm, not too sad, he likes accordion. Please call it \"The Paper Boat\"."
    ),
    "sad film": "a sad film",
    "explainer": "An explainer: how a seed becomes a tree. A child plants a seed, rain falls, the sun shines, the "
    "tree grows. Ukulele.",
    "space": (
        "An astronaut drifts away from her spaceship. She looks at the Earth. She remembers her daughter flying a "
        "kite in a field. "
        "Then a hand grabs her. Wondrous, tense, ambient synth score, 50 seconds."
    ),
    "comedy": (
        "A chef drops a cake. Everybody gasps, but a dog catches it. The dog is made head chef. Slapstick, ragtime, "
        "20 seconds."
    ),
    "music video": "Music video, lo-fi: a train travels through the seasons - spring fields, summer sea, autumn "
    "forest, winter mountains.",
    "war": "A soldier finds a violin in the ruins of a church and plays. Snow falls. On the other side an enemy "
    "soldier listens.",
    "fairy tale": (
        "Once upon a time a clockmaker lived alone in a workshop in the mountains. He built a mechanical bird. "
        "Every night it sang "
        "to him. When the clockmaker died, the bird flew out of the window and over the snow, and it still sings."
    ),
    "place only": "A city at night in the rain",
    "punctuation": "?!... --- !!!",
    "long take": "One old man rows across a lake at sunrise. That is all. 60 seconds, almost silent, meditative.",
}  # fmt: skip
"""Name to brief."""
