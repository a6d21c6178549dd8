"""Decisive deeds, and whom and what they are done to, in Spanish, French, German, Italian and Portuguese."""

from __future__ import annotations

DEEDS = """
steal: roba/robar/hurta; vole/voler/dérobe; stiehlt/stehlen/klaut; ruba/rubare; rouba/roubar
snatch: arrebata; arrache; entreißt; strappa; arrebata
pour: vierte/verter/derrama; verse/verser; schüttet/schenkt; versa/versare; despeja/derrama
drop: suelta; lâche; -; -; solta
rescue: rescata/rescatar; secourt; rettet/retten; salva/salvare; resgata/resgatar
trip: tropieza/tropezar; trébuche/trébucher; stolpert/stolpern; inciampa/inciampare; tropeça/tropeçar
slap: abofetea; gifle/gifler; ohrfeigt; schiaffeggia; esbofeteia
hit: golpea/golpear; frappe/frapper; schlägt/schlagen; colpisce/colpire; bate/bater
bite: muerde/morder; mord/mordre; beißt/beißen; morde/mordere; morde/morder
lick: lame/lamer; lèche/lécher; leckt/lecken; lecca/leccare; lambe/lamber
wake: despierta/despertar; réveille/réveiller; -; sveglia/svegliare; acorda/acordar
kiss: besa/besar; embrasse/embrasser; küsst/küssen; bacia/baciare; beija/beijar
"""

THINGS = """
beggar: mendigo/mendiga; mendiant/mendiante; bettler/bettlerin; mendicante; mendigo
thief: ladrón/ladrona; voleur/voleuse; dieb/diebin; ladro/ladra; ladrão/ladra
ring: anillo; bague/anneau; ring; anello; anel
wine: vino; vin; wein; vino; vinho
glass: vaso; verre; glas; bicchiere; copo
potion: poción; potion; zaubertrank/trank; pozione; poção
knife: cuchillo; couteau; messer; coltello; faca
blanket: manta; couverture; decke; coperta; cobertor
money: dinero; argent; geld; soldi/denaro; dinheiro
baby: bebé; bébé; baby/säugling; neonato/bimbo; bebé/bebê
nut: nuez; noix; nuss; noce; noz
firefighter: bombero/bombera; pompier; feuerwehrmann/feuerwehrfrau; pompiere; bombeiro
waiter: camarero/camarera; serveur/serveuse; kellner/kellnerin; cameriere/cameriera; garçom/empregado
"""
