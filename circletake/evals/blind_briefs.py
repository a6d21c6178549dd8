"""Three rounds of twelve briefs for the blind check: all different, and none of them in the gallery.

Each round mixes genres, places, casts, hours and lengths as users' briefs do. In each, some share a place or a
creature, so that only what happens can tell them apart.
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
)
"""Briefs by round."""
