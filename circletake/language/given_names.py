"""Given names of people, and how their bearers are usually presented."""

from __future__ import annotations

from typing import Literal

_FEMININE = """
ada adele agnes aisha akiko alba alice alma amara amelia amina amy ana anaïs andrea anna anne annie anya aria astrid
aurora ava bea beatrice bella bianca birgit brigid camila carmen carol carla caroline cecilia charlotte chiara chloe
clara claire clementine cora dalia daisy daniela daphne diana dora edith eleanor elena eliza elizabeth ella ellen elsa
emilia emily emma erika esme estelle esther eva eve fatima fatou fiona flora florence frida frieda gabriela gaia
georgia greta hana hanna hannah harriet hazel heidi helen helena hilda ida ilse imani ines inga ingrid irene iris
isabel isabella ivy jana jane jasmine jenny jing joan johanna josephine joy julia julie juliet june kaede karin kate
katherine keiko kira kiri laila lara laura layla lea leila lena leonie leyla lila lily lina linda ling lisa lola lotte
louise lucia lucy luisa luna lydia mabel maeve magda maggie maia malala mara margaret maria marie marina marta martha
mary matilda maud maya mei mia mila mina mira miriam moira molly mona nadia naomi natalia natasha nell nina noa noor
nora ophelia olga olive olivia paula pearl penelope petra pia priya rachel rania rebecca rita rosa rosalind rosie ruth
sakura sally sara sarah selma serena shirin sofia sonia sophia sophie stella susan suzu sylvia tamar tara tatiana tess
thea tilda tina uma ursula valentina vera victoria viola violet virginia wanda wendy willa xenia yara yasmin yoko yuki
yumi zara zelda zoe zora
"""

_MASCULINE = """
aaron abdul abel abraham adam adrian ahab ahmed akira alan albert aldo alejandro alex alexander alfie alfred ali amir
anders andre andrew anton antonio archie aron arthur august axel bao bashir ben benjamin bernard bill bjorn bob boris
bruno carl carlos caspar cesar charles charlie chen chris christian dan daniel dario david diego dimitri dmitri edgar
edmund edward eli elias elijah emil eric erik ernest ethan eugene fabio felix finn francis frank fred george gianni
giovanni giuseppe gregor gustav hamza hank hans harold harry hassan hector henrik henry hiro hiroshi horace hugo ian
ibrahim igor ignacio isaac ishmael ivan jack jacob jakob jalal jamal james jan jasper jean jens jim joe joel johan john
jonas jonathan jose josef joseph juan jun kai karim karl kazuo ken kenji khalid klaus kofi kwame lars leo leon leonard
levi liam louis luca lucas ludwig luis luka lukas magnus malik marco marcus mario marius mark martin mateo matteo max
michael miguel mikhail milo mohamed moses musa nathan ned neil nicholas nico niko nils noah oliver olaf omar oscar osman
otto owen pablo paolo pascal patrick paul pedro peter philip pierre piotr rafael raj ralph ravi ray reza richard robert
roberto rohan roman romeo ronan rupert sam samir samuel santiago sebastian sergei simon stefan stephen steve sven
takeshi tariq theo theodore thomas tim timothy toby tom tomas tony umar viktor victor vincent vito walter wei wilhelm
will william wolfgang xavier yannick yusuf yuri zhang
"""

Presented = Literal["feminine", "masculine"]


def _names() -> dict[str, Presented]:
    out: dict[str, Presented] = {}
    for name in _MASCULINE.split():
        out[name] = "masculine"
    for name in _FEMININE.split():
        out[name] = "feminine"
    return out


GIVEN_NAMES: dict[str, Presented] = _names()
"""Lower-case given name to presentation."""
