"""More words of film briefs in five languages: creatures and things, deeds, feelings, music.

The columns are those of the nouns: Spanish; French; German; Italian; Portuguese.
"""

from __future__ import annotations

MORE_NOUNS = """
pigeon: paloma; pigeon/colombe; taube; colomba/piccione; pombo/pomba
duck: pato; canard; ente; anatra; pato
goose: ganso; oie; gans; oca; ganso
swan: cisne; cygne; schwan; cigno; cisne
crow: cuervo; corbeau/corneille; krähe/rabe; corvo; corvo
hen: gallina; poule; huhn/henne; gallina; galinha
pig: cerdo; cochon; schwein; maiale; porco
deer: ciervo/venado; cerf/biche; hirsch/reh; cervo; veado/cervo
snake: serpiente; serpent; schlange; serpente; cobra/serpente
snail: caracol; escargot; schnecke; lumaca; caracol
penguin: pingüino; pingouin/manchot; pinguin; pinguino; pinguim
octopus: pulpo; pieuvre; krake/oktopus; polpo; polvo
puppy: cachorro; chiot; welpe; cucciolo; cachorrinho
alien: extraterrestre; extraterrestre; außerirdischer/alien; alieno; alienígena
mermaid: sirena; sirène; meerjungfrau; sirena; sereia
fairy: hada; fée; fee; fata; fada
snowman: muñeco; bonhomme; schneemann; pupazzo; boneco
prince: príncipe; prince; prinz; principe; príncipe
sailor: marinero; marin/matelot; matrose/seemann; marinaio; marinheiro
captain: capitán/capitana; capitaine; kapitän; capitano; capitão
pirate: pirata; pirate; pirat; pirata; pirata
thief: ladrón/ladrona; voleur/voleuse; dieb/diebin; ladro/ladra; ladrão
painter: pintor/pintora; peintre; maler/malerin; pittore/pittrice; pintor/pintora
writer: escritor/escritora; écrivain; schriftsteller; scrittore/scrittrice; escritor/escritora
singer: cantante; chanteur/chanteuse; sänger/sängerin; cantante; cantor/cantora
violinist: violinista; violoniste; geiger/geigerin; violinista; violinista
clockmaker: relojero; horloger; uhrmacher/uhrmacherin; orologiaio; relojoeiro
gardener: jardinero/jardinera; jardinier/jardinière; gärtner/gärtnerin; giardiniere; jardineiro
shepherd: pastor/pastora; berger/bergère; hirte/schäfer; pastore; pastor
nurse: enfermera/enfermero; infirmière/infirmier; krankenschwester; infermiera; enfermeira
scientist: científica/científico; scientifique; wissenschaftler/forscher; scienziato/scienziata; cientista
runner: corredor/corredora; coureur/coureuse; läufer/läuferin; corridore; corredor
cowboy: vaquero; cow-boy; cowboy; cowboy; vaqueiro
family: familia; famille; familie; famiglia; família
couple: pareja; couple; paar/pärchen; coppia; casal
crowd: multitud; foule; menge; folla; multidão
audience: público; public; publikum; pubblico; público
neighbour: vecino/vecina; voisin/voisine; nachbar/nachbarin; vicino/vicina; vizinho/vizinha
grandson: nieto; -; enkel; nipote; neto
granddaughter: nieta; -; enkelin; -; neta
old man: anciano/viejito; vieillard; greis; vecchietto/anziano; ancião/velhinho
old woman: anciana/viejita; -; greisin; vecchietta; velhinha
bride: novia; mariée; braut; sposa; noiva
spring flower: -; -; schneeglöckchen; -; -
brother: hermano; frère; bruder; fratello; irmão
sister: hermana; sœur/soeur; schwester; sorella; irmã
son: -; fils; sohn; figlio; filho
daughter: hija; -; tochter; figlia; filha
bench: banco; banc; bank/parkbank; panchina; banco
table: mesa; table; tisch; tavolo; mesa
chair: silla; chaise; stuhl; sedia; cadeira
bed: cama; lit; bett; letto; cama
cup: taza; tasse; tasse; tazza; xícara/chávena
coffee: café; café; kaffee; caffè; café
cake: pastel/tarta; gâteau; kuchen; torta; bolo
bottle: botella; bouteille; flasche; bottiglia; garrafa
suitcase: maleta; valise; koffer; valigia; mala
camera: cámara; appareil; kamera; fotocamera; câmera
telescope: telescopio; télescope; teleskop/fernrohr; telescopio; telescópio
photograph: foto/fotografía; photo/photographie; foto/fotografie; foto/fotografia; foto/fotografia
map: mapa; carte; karte/landkarte; mappa; mapa
bell: campana; cloche; glocke; campana; sino
coin: moneda; pièce; münze; moneta; moeda
bag: bolsa; sac; tasche; borsa; bolsa
toy: juguete; jouet; spielzeug; giocattolo; brinquedo
street lamp: farola; réverbère/lampadaire; straßenlaterne; lampione; poste
bus: autobús; autobus/bus; bus; autobus; ônibus/autocarro
motorcycle: moto/motocicleta; moto; motorrad; moto/motocicletta; moto/motocicleta
helicopter: helicóptero; hélicoptère; hubschrauber; elicottero; helicóptero
spaceship: astronave; vaisseau; raumschiff; astronave; -
planet: planeta; planète; planet; pianeta; planeta
earth: tierra; terre; erde; terra; terra
stone: piedra; pierre; stein; pietra; pedra
cloud: nube; nuage; wolke; nuvola; nuvem
rainbow: arcoíris; arc-en-ciel; regenbogen; arcobaleno; arco-íris
grass: hierba; herbe; gras; erba; relva/grama
cliff: acantilado; falaise; klippe; scogliera; penhasco
valley: valle; vallée; tal; valle; vale
ruin: ruina; ruine; ruine; rovina/rudere; ruína
market: mercado; marché; markt; mercato; mercado
square: plaza; place; platz/marktplatz; piazza; praça
rooftop: tejado/azotea; toit; dach; tetto; telhado
cabin: cabaña; cabane; hütte; capanna; cabana
playground: patio; -; spielplatz; -; -
hospital: hospital; hôpital; krankenhaus; ospedale; hospital
museum: museo; musée; museum; museo; museu
cafe: cafetería; -; café; -; -
restaurant: restaurante; restaurant; restaurant; ristorante; restaurante
attic: desván; grenier; dachboden; soffitta; sótão
stage: escenario; scène; bühne; palcoscenico; palco
day: día; jour/journée; tag; giorno; dia
year: año; an/année; jahr; anno; ano
morning mist: -; -; morgennebel; -; -
afternoon: tarde; après-midi; nachmittag; pomeriggio; tarde
dusk: crepúsculo; crépuscule; dämmerung/abenddämmerung; crepuscolo; crepúsculo
"""

MUSIC = """
strings: cuerdas; cordes; streicher; archi; cordas
orchestra: orquesta; orchestre; orchester; orchestra; orquestra
flute: flauta; flûte; flöte; flauto; flauta
trumpet: trompeta; trompette; trompete; tromba; trompete
drum: tambor; tambour; trommel; tamburo; tambor
drums: batería; batterie; schlagzeug; batteria; bateria
cello: violonchelo/chelo; violoncelle; cello; violoncello; violoncelo
accordion: acordeón; accordéon; akkordeon; fisarmonica; acordeão/sanfona
harp: arpa; harpe; harfe; arpa; harpa
choir: coro; chœur/choeur; chor; coro; coro
saxophone: saxofón/saxo; saxophone; saxophon; sassofono; saxofone
clarinet: clarinete; clarinette; klarinette; clarinetto; clarinete
waltz: vals; valse; walzer; valzer; valsa
march: marcha; -; marsch; marcia; -
song: canción; chanson; lied; canzone; canção
lullaby: nana; berceuse; wiegenlied/schlaflied; ninna-nanna; -
voice: voz; voix; stimme; voce; voz
narrator: narrador/narradora; narrateur/narratrice; erzähler/erzählerin; narratore/narratrice; narrador/narradora
fairy tale: -; -; märchen; fiaba; -
comedy: comedia; comédie; komödie; commedia; comédia
western: western; western; western; western; faroeste
adventure: aventura; aventure; abenteuer; avventura; aventura
thriller: -; -; krimi/thriller; giallo; -
science fiction: ciencia-ficción; science-fiction; science-fiction; fantascienza; ficção-científica
horror: terror; horreur; horror/grusel; orrore; terror
"""

MORE_VERBS = """
bring: trae/traer; apporte/apporter; bringt/bringen; porta/portare; traz/trazer
tell: cuenta/contar; raconte/raconter; erzählt/erzählen; racconta/raccontare; conta/contar
receive: recibe/recibir; reçoit/recevoir; bekommt/erhält; riceve/ricevere; recebe/receber
send: envía; envoie; schickt/sendet; invia/manda; envia/manda
catch: atrapa/atrapar; attrape/attraper; fängt/fangen; cattura/prende; apanha/agarra
drop: -; -; -; -; derruba
wake: -; -; weckt; -; -
feed: alimenta/alimentar; nourrit/nourrir; füttert/füttern; nutre/nutrire; alimenta/alimentar
stand: -; reste; steht/stehen; -; -
lie: yace/acuesta; gît; liegt/liegen; giace; deita/jaz
kneel: arrodilla; agenouille; kniet/knien; inginocchia; ajoelha
ask: pregunta/preguntar; demande/demander; fragt/fragen; chiede/chiedere; pergunta/perguntar
answer: responde/responder; répond/répondre; antwortet/antworten; risponde/rispondere; responde/responder
listen: escucha/escuchar; écoute/écouter; hört/hören/lauscht; ascolta/ascoltare; escuta/escutar/ouve
laugh: ríe/reír; rit/rire; lacht/lachen; ride/ridere; ri/rir
shout: grita/gritar; crie/crier; schreit/schreien/ruft; grida/gridare/urla; grita/gritar
whisper: susurra; murmure/chuchote; flüstert; sussurra; sussurra
think: piensa/pensar; pense/penser; denkt/denken; pensa/pensare; pensa/pensar
remember: recuerda/recordar; souvient; erinnert; ricorda/ricordare; lembra/lembrar
enter: entra/entrar; entre/entrer; betritt; entra/entrare; entra/entrar
leave: sale/parte/deja; part/partir/quitte; verlässt/verlassen; lascia/esce/parte; sai/parte/deixa
cross: cruza/cruzar/atraviesa; traverse/traverser; überquert/durchquert; attraversa/attraversare; atravessa/cruza
stop: para/detiene; arrête; hält/stoppt; ferma/fermare; para/parar
turn: gira; tourne; dreht; gira; vira
pull: tira; tire; zieht/ziehen; tira/tirare; puxa/puxar
push: empuja/empujar; pousse; schiebt; spinge/spingere; empurra/empurrar
show: muestra/mostrar; montre/montrer; zeigt/zeigen; mostra/mostrare; mostra/mostrar
wash: lava/lavar; lave/laver; wäscht; lava/lavare; lava/lavar
paint: pinta/pintar; peint/peindre; malt/malen; dipinge/dipingere; pinta/pintar
repair: repara/reparar/arregla; répare/réparer; repariert/reparieren; ripara/riparare; conserta/repara/reparar
cut: corta; coupe; schneidet; taglia; corta
water: riega/regar; arrose/arroser; gießt/gießen; annaffia; rega/regar
light: enciende/encender; allume/allumer; entzündet/zündet; accende/accendere; acende/acender
explode: explota; explose; explodiert; esplode; explode
discover: descubre/descubrir; -; entdecken; scoprire; descobrir/descobre
explore: explora/explorar; explore/explorer; erkundet/erforscht; esplora/esplorare; explora/explorar
hide: esconde/esconder; cache/cacher; versteckt/verstecken; nasconde/nascondere; esconde/esconder
float: flota; flotte; schwebt/treibt; galleggia/fluttua; flutua
land: aterriza; atterrit; landet; atterra; pousa/aterrissa
ring: suena; sonne; läutet/klingelt; suona; -
win: gana/ganar; gagne/gagner; gewinnt; vince/vincere; vence/ganha
die: muere/morir; meurt/mourir; stirbt/sterben; muore/morire; morre/morrer
knock: -; frappe; klopft; bussa; bate
applaud: aplaude; applaudit; applaudiert/klatscht; applaude; aplaude
celebrate: celebra; fête/célèbre; feiert/feiern; festeggia; celebra/festeja
"""

FEELINGS = """
wistful: nostálgico/nostálgica; nostalgique; wehmütig/nostalgisch; nostalgico/nostalgica; nostálgico/saudoso
melancholy: melancólico/melancólica; mélancolique; melancholisch; malinconico/malinconica; melancólico/melancólica
cheerful: animado; gai/gaie/enjoué; heiter/vergnügt; gioioso/gioiosa; animado/animada
tender: tierno/tierna; tendre; zärtlich/zart/sanft; tenero/tenera; terno/terna/carinhoso
romantic: romántico/romántica; romantique; romantisch; romantico/romantica; romântico/romântica
dreamy: soñador/onírico; rêveur/onirique; verträumt/traumhaft; sognante/onirico; sonhador/onírico
wondrous: maravilloso/mágico/mágica; merveilleux/magique; wundersam/zauberhaft/magisch; meraviglioso/magico/magica;
  maravilhoso/mágico/mágica
tense: tenso/tensa; tendu/tendue; spannend/gespannt; teso/tesa; tenso/tensa
scary: terrorífico/aterrador; effrayant/effrayante; gruselig/unheimlich; spaventoso/pauroso; assustador
triumphant: triunfal/triunfante; triomphal/triomphant; triumphal/siegreich; trionfale; triunfal/triunfante
comic: cómico/cómica; comique; komisch; comico/comica; cômico/cômica
wounded: herido/herida; blessé/blessée; verletzt; ferito/ferita; ferido/ferida
sleepy: -; endormi/endormie; schläfrig; assonnato; sonolento
quiet: silencioso/silenciosa; silencieux/silencieuse; leise/still; silenzioso/silenziosa; silencioso/silenciosa
beautiful: hermoso/hermosa/bello/bella; beau/belle; schön/schöne; bello/bella; belo/bela/bonito/bonita
poor: pobre; pauvre; arm/arme; povero/povera; pobre
playful: juguetón; espiègle/ludique; verspielt; giocoso/giocosa; brincalhão
gentle: suave; doux/douce; sanfte/sanfter; dolce; suave
warm: cálido/cálida; chaud/chaude/chaleureux; warm/warmherzig; caldo/calda; quente/caloroso
cold: frío/fría; froid/froide; kalt; freddo/fredda; frio/fria
dramatic: dramático; dramatique; dramatisch; drammatico; dramático
cheery: -; -; beschwingt; -; -
acoustic: acústica/acústico; acoustique; akustisch; acustica/acustico; acústica/acústico
electronic: electrónica/electrónico; électronique; elektronisch; elettronica/elettronico; eletrônica/eletrônico
fast: rápido/rápida; rapide; schnell; veloce/rapido; rápido/rápida
orange: naranja; orange; orange; arancione; laranja
golden: dorado/dorada; doré/dorée; golden; dorato/dorata; dourado/dourada
grey: gris; gris/grise; grau; grigio/grigia; cinzento/cinza
wooden: -; -; hölzern; -; -
broken: roto/rota; cassé/cassée/brisé; kaputt/zerbrochen; rotto/rotta; quebrado/quebrada
abandoned: abandonado/abandonada; abandonné/abandonnée; verlassen; abbandonato/abbandonata; abandonado/abandonada
tired: cansado/cansada; fatigué/fatiguée; müde; stanco/stanca; cansado/cansada
blind: ciego/ciega; aveugle; blind; cieco/cieca; cego/cega
tiny: diminuto/diminuta; minuscule; winzig; minuscolo/minuscola; minúsculo/minúscula
curious: curioso/curiosa; curieux/curieuse; neugierig; curioso/curiosa; curioso/curiosa
snowy: nevado/nevada; enneigé/enneigée; verschneit; innevato/innevata; nevado/nevada
rainy: lluvioso/lluviosa; pluvieux/pluvieuse; regnerisch; piovoso/piovosa; chuvoso/chuvosa
foggy: brumoso; brumeux; neblig; nebbioso; nebuloso/enevoado
stormy: tormentoso; orageux; stürmisch; tempestoso; tempestuoso
sunny: soleado/soleada; ensoleillé/ensoleillée; sonnig; soleggiato; ensolarado
square: cuadrado; carré; quadratisch; quadrato; quadrado
"""

MORE_LITTLE = """
her: -; -; ihr/ihre/ihren/ihrem/ihrer; -; -
him: -; -; ihm/ihn; -; -
them: -; les/leur; ihnen; -; -
behind: detrás/tras; derrière; hinter; dietro; atrás
before: antes; avant/devant; vor; davanti/prima; antes
after: -; après; nach; dopo; após
against: contra; contre; gegen; contro; contra
around: alrededor; autour; um; intorno; redor
above: -; dessus/au-dessus; über; sopra; acima
outside: fuera/afuera; dehors; draußen; fuori; fora
again: nuevamente; encore; wieder; ancora; novamente
always: siempre; toujours; immer; sempre; sempre
never: nunca; jamais; nie; mai; nunca
very: muy; très; sehr; molto; muito/muita
this: este/esta; ce/cet/cette; dieser/diese/dieses/diesen; questo/questa; este/esta/esse/essa
every: cada; chaque; jeder/jede/jedes/jeden; ogni; cada
four: cuatro; quatre; vier; quattro; quatro
five: cinco; cinq; fünf; cinque; cinco
six: seis; six; sechs; sei; seis
fifteen: quince; quinze; fünfzehn; quindici; quinze
"""
