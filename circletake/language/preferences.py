"""What common words usually are where a dictionary lists many readings: lower cost, more usual.

A dictionary knows that "wave" may be a noun or a verb; it does not know that a film brief means water in one place
and a hand in the other as often as not, nor that "still" is hardly ever an apparatus for spirits.
"""

from __future__ import annotations

from circletake.language.words import Tag

_USUALLY: dict[Tag, str] = {
    "noun": "light dawn dusk night morning evening noon midnight sunset sunrise storm rain snow wind fog mist sea "
    "beach "
    "ocean whale dog fish man woman boy girl child house boat ship train star moon sun fire water river stone rock "
    "hand "
    "head face eye back shoulder ground rose bloom field forest desert island mountain sky cloud city town street "
    "road "
    "room door window table chair bed book letter lamp lantern box bag ball kite balloon hat coat ring bell clock "
    "watch "
    "film movie video trailer story scene shot music score song dance tone mood style voice sound silence narrator "
    "keeper farmer cook baker doctor nurse pilot soldier knight monk clown mime witch wizard ghost giant robot "
    "machine "
    "space planet rocket garden park farm school office factory kitchen workshop castle tower bridge temple cave "
    "lake "
    "harbour harbor village market station camp tent path trail hill valley shore coast home world life time day "
    "year "
    "hour minute second week summer winter spring autumn fall friend family mother father brother sister people "
    "daughter son wife husband aunt uncle cousin nephew niece grandmother grandfather grandpa grandma twin dinner "
    "breakfast lunch supper picnic "
    "crowd "
    "bird cat fox wolf bear lion horse cow pig rabbit mouse monkey owl eagle duck hen penguin shark frog bee "
    "butterfly "
    "snail snake turtle tree flower leaf grass seed plant mushroom bread cake cup glass bottle tea coffee apple "
    "piano "
    "guitar violin drum trumpet sword shield hammer rope ladder key coin crown mirror paper toy flag wand potion "
    "tale "
    "dream heart love hope fear joy peace war battle fight hunt chase race journey trip adventure mystery horror "
    "comedy "
    "romance drama documentary thriller western noir ad commercial clip short feature piece form shape color colour "
    "end beginning start middle side top bottom centre center front edge corner frame camera close-up closeup "
    "background foreground horizon line dust smoke steam flame shadow reflection master stranger past future present "
    "ice sand mud wood wool gold silver iron steel frost dew heat cold dark darkness sunlight moonlight "
    "starlight candlelight firelight lighthouse saw ski bus taxi truck van car bike cart sail port dock pier ring "
    "spot "
    "land lead bow park cub pup mare hound stage theatre theater screen phone radio telescope microscope lab "
    "cottage cabin hut attic inn tavern bar cafe diner bakery shop store neighbour neighbor sailor captain king "
    "queen "
    "prince princess father pirate hero villain thief spy agent officer guard ice iceberg wave cliff pond stream "
    "harvest",
    "adj": "old young big small little tall tiny huge great good bad happy sad lonely alone lone lost calm quiet "
    "silent "
    "loud dark bright cold warm hot wet dry red blue green yellow orange purple pink brown black white grey gray "
    "golden "
    "silver empty full open deep high low long short slow fast soft hard rough gentle wild free poor rich new "
    "ancient "
    "brave kind clever curious hopeful joyful playful tense scary epic dreamy tender wistful mysterious melancholy "
    "romantic comic funny triumphant wondrous whimsical moody gloomy ominous eerie weary tired sleepy hungry thirsty "
    "wise shy proud grumpy clumsy frail giant wooden stone broken stranded abandoned forgotten enchanted frozen "
    "magical strange foggy rainy snowy stormy misty sunny cloudy windy dusty wide narrow steep flat round square "
    "heavy "
    "main single double vertical horizontal silent orchestral electronic acoustic upbeat cheerful light minimal cosy "
    "cozy cinematic dramatic emotional inspiring suspenseful nostalgic vintage retro modern medieval futuristic "
    "victorian little elderly retired blind deaf northern southern eastern polar",
    "adv": "slowly quickly quietly gently softly suddenly finally still again away back home together alone far "
    "never always now here out off forward ahead apart early late",
    "base": "find make show see look go come take give get keep let help tell say try begin start stop turn leave "
    "bring "
    "put run walk swim fly climb fall rise sing cry smile laugh write read build carry hold throw catch chase follow "
    "meet wait watch listen hear open close wake sleep dream remember forget lose save rescue create add remove drop "
    "change swap cut move play use want need grow die live become feel stare gaze discover reach push pull glow "
    "shine "
    "burn rise float drift crash roll howl roar sink dive jump leap dance sit stand lie stay spin circle glide soar "
    "race rush flee hide bark wave hug kiss embrace celebrate cheer march sail ride drive row sing love dream fight "
    "hunt hope work talk "
    "study knock kick paint cook bake clean sweep feed teach train drink eat dive plant water fish climb land",
    "third": "finds makes shows sees looks goes comes takes gives gets keeps lets helps tells says tries begins "
    "starts "
    "stops turns leaves brings puts runs walks swims flies climbs falls rises sings cries smiles laughs writes reads "
    "builds carries holds throws catches chases follows meets waits watches listens hears opens closes wakes sleeps "
    "dreams remembers loses saves rescues plays grows dies lives becomes feels stares gazes discovers reaches pushes "
    "pulls sets lights plants lands sails spots races rides glows blooms hugs kisses stands sits lies repairs fixes",
    "past": "found made showed saw went came took gave got kept told said tried began started stopped turned left "
    "brought "
    "ran walked swam flew climbed fell rose sang cried smiled laughed wrote read built held threw caught met waited "
    "heard woke slept lost stood sat lay became felt set lit grew",
    "nouns": "waves stars lights leaves birds waters eyes hands people children men women trees flowers hills "
    "mountains "
    "fields clouds dunes streets houses boats ships lanterns balloons kites fireflies strings drums credits",
}


def _costs() -> dict[str, dict[Tag, float]]:
    out: dict[str, dict[Tag, float]] = {}
    for tag, words in _USUALLY.items():
        for word in words.split():
            out.setdefault(word, {})[tag] = 0.0
    return out


USUAL: dict[str, dict[Tag, float]] = _costs()
"""Word to the parts of speech that it usually is, at no cost; the readings not named cost more."""
