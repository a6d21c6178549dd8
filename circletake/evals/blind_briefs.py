"""Six rounds of twelve briefs for the blind check: all different, and none of them in the gallery.

Each round mixes genres, places, casts, hours and lengths as users' briefs do. In each, some share a place or a
creature, so that only what happens can tell them apart. The first three were looked at while the stage was mended; the
last three were written afterwards, and drawn and viewed once before anything was mended for them.
"""

from __future__ import annotations

ROUNDS: tuple[tuple[str, ...], ...] = (
    (
        "A pirate captain digs up a treasure chest on a tropical beach; a parrot lands on his shoulder. Adventure.",
        "Two boys build a sandcastle on the beach at noon, and a big wave washes it away. Funny and a little sad.",
        "A lone wolf howls at the full moon on a snowy mountain. Epic, dark.",
        "A helicopter rescues a climber from a snowy mountain peak in a storm. Thriller.",
        "A bear catches a salmon in a river on a misty morning. Nature documentary.",
        "An old man feeds pigeons from a park bench in autumn; a little girl gives him a red balloon.",
        "Advert for a coffee brand: a barista brews coffee in a cosy cafe on a rainy morning, a woman takes the cup "
        "and smiles.",
        "A knight fights a dragon in a dark cave; the dragon breathes fire.",
        "A teacher writes on the blackboard while the children behind her throw paper planes. Comedy.",
        "A whale leaps out of the sea beside a fisherman in a small rowing boat at sunrise. Wonder.",
        "Two racing cars chase each other along a desert road at dusk; one of them crashes and burns.",
        "A couple dances under the street lamps while snow falls on the city at night. Romance, waltz.",
    ),
    (
        "A UFO lands on a farm at night and an alien meets a cow. Science fiction comedy.",
        "A boy rides his bicycle through a village early in the morning and throws newspapers at the doors.",
        "A pianist plays alone in a concert hall until a cat jumps on the piano. Gentle humour.",
        "A proud chef carries a wedding cake through the kitchen, trips and drops it. Slapstick.",
        "A sea turtle swims over a coral reef; a shark follows it. Documentary, tense.",
        "A mermaid finds a sunken treasure chest on the sea floor and puts on a crown. Fairy tale.",
        "Two samurai duel in front of a temple at sunset while leaves fall. Silent, then drums.",
        "Three travellers lead their camels over the dunes in the burning sun and find an oasis.",
        "A witch stirs a cauldron in the forest at midnight; a frog jumps out of it.",
        "A lumberjack fells a pine in the winter forest, and an owl watches him angrily.",
        "An angler in a rowing boat on a foggy lake hooks an enormous fish that pulls him into the water.",
        "An ocean liner hits an iceberg at night under the stars; people escape in lifeboats. Drama.",
    ),
    (
        "A watchmaker repairs a golden pocket watch in his workshop by lamp light. Product film, slow and precise.",
        "A runner falls during a race, gets up, wins and lifts the trophy while the crowd cheers. Sports.",
        "A girl gallops on a white horse along the beach at sunset. Free.",
        "A shepherd and his dog drive the sheep over green hills in the rain; then a rainbow appears.",
        "An eagle snatches a fish from a mountain lake.",
        "Time-lapse: a seed sprouts in a garden and grows into a tall sunflower through sun and rain.",
        "A thief steals a painting from a museum at night; a guard with a torch chases him.",
        "A paper boat floats down a street in the rain and a boy in a yellow raincoat runs after it.",
        "A woman waits in the rain on the street without an umbrella; a stranger shares his with her. Love story.",
        "A house burns at night; a firefighter climbs a ladder and saves a cat.",
        "A little robot and a grandmother play chess in the living room. Warm, retro science fiction.",
        "Two astronauts plant a flag on the moon while the earth rises behind them. Heroic.",
    ),
    (
        "A postman cycles through the rain with a letter and hands it to an old woman at her door.",
        "Two foxes play in the snow at the edge of a forest at dawn. Nature film, light and quick.",
        "A cowboy and a sheriff face each other in a dusty street at high noon. Western, tense.",
        "A diver swims through a sunken ship and meets an octopus. Mysterious, blue.",
        "A ballerina dances alone on a theatre stage under a single spotlight. Slow piano.",
        "A farmer picks apples in an orchard in autumn and fills a basket; his dog sleeps under the tree.",
        "A rocket takes off from the desert at sunrise while engineers watch. Triumphant.",
        "A prince kneels before a princess in a castle garden and gives her a rose. Fairy tale.",
        "A fire brigade truck races through the city at night with its lights on. Fast, percussion.",
        "A little boy is afraid of a ghost in his bedroom at night, and then they dance. Funny.",
        "An elephant drinks at a river in the savannah, and a crocodile watches it. Documentary.",
        "A skier races down a mountain slope on a bright winter day and jumps. Sports advert.",
    ),
    (
        "A fisherwoman pulls a net full of fish into her boat on a stormy sea. Drama.",
        "Three musicians play on a street corner in the evening and people dance. Warm, lively.",
        "A robot and a dog play with a ball in a park in spring. Gentle comedy.",
        "A queen walks alone through her castle with a candle at midnight. Gothic.",
        "A truck driver crosses the desert at sunset and picks up a girl with a guitar. Road movie.",
        "A gorilla protects its baby from a leopard in the jungle in the rain. Nature thriller.",
        "An inventor flies a strange flying machine over a village; the villagers wave. Adventure, cheerful.",
        "A nurse reads a story to a sick child in a hospital room in the evening. Tender.",
        "A swan glides over a misty lake at dawn; a second swan joins it. Romantic.",
        "A miner finds a glowing crystal in a dark cave. Wonder, slow.",
        "A class of children visits a museum and looks at a dinosaur skeleton. Curious.",
        "A train stops at a small station in the snow; a soldier gets off and embraces his wife. 1940s.",
    ),
    (
        "A baker takes bread out of the oven before sunrise, and the first customer comes in. Cosy advert.",
        "A spaceship lands on a red planet and an astronaut plants a tree. Hopeful science fiction.",
        "A lion and a mouse: the mouse frees the lion from a net. Fable.",
        "A girl climbs a tall tree in summer and sees the sea. Quiet, growing.",
        "A detective follows a woman in a red coat through a foggy harbour at night. Noir.",
        "A tortoise and a hare race along a country road; the hare falls asleep. Comedy.",
        "A blacksmith hammers a sword in his smithy; sparks fly. Epic.",
        "A bride and a groom leave a church under a rain of petals in spring. Wedding film.",
        "A penguin loses its egg on the ice in a blizzard and finds it again. Moving documentary.",
        "A grandfather and his grandson fish from a jetty at sunset. Calm, guitar.",
        "A magician pulls a rabbit out of a hat on stage, and the audience applauds. Circus music.",
        "A storm breaks a sailing ship on the rocks; one sailor reaches the shore. Tragic.",
    ),
)
"""Briefs by round."""
