"""Verbs, adjectives and little words of film briefs in Spanish, French, German, Italian and Portuguese."""

from __future__ import annotations

VERBS = """
find: encuentra/encontrar/halla/descubre; trouve/trouver/découvre/découvrir; findet/finden/entdeckt;
  trova/trovare/scopre; encontra/encontrar/descobre/acha
see: ve/ver; voit/voir; sieht/sehen; vede/vedere; vê/ver
look: mira/mirar; regarde/regarder; schaut/schauen/blickt; guarda/guardare; olha/olhar
walk: camina/caminar/anda/pasea; marche/marcher/promène; geht/gehen/läuft/wandert/spaziert; cammina/camminare;
  caminha/caminhar/anda
run: corre/correr; court/courir; rennt/rennen; corre/correre; corre/correr
go: va/ir; va/aller; fährt; va/andare; vai/ir
come: viene/venir/llega/llegar; vient/venir/arrive/arriver; kommt/kommen; viene/venire/arriva/arrivare;
  vem/vir/chega/chegar
return: vuelve/volver/regresa/regresar; revient/revenir/retourne/rentre; kehrt/zurückkehren;
  torna/tornare/ritorna; volta/voltar/regressa
follow: sigue/seguir; suit/suivre; folgt/folgen; segue/seguire; segue/seguir
swim: nada/nadar; nage/nager; schwimmt/schwimmen; nuota/nuotare; nada/nadar
fly: vuela/volar; vole/voler/envole; fliegt/fliegen; vola/volare; voa/voar
sail: navega/navegar; navigue/naviguer; segelt/segeln; naviga/navigare; navega/navegar
row: rema/remar; rame/ramer; rudert/rudern; rema/remare; rema/remar
climb: sube/subir/escala/trepa; grimpe/grimper/monte; klettert/klettern/steigt; sale/salire/scala; sobe/subir/escala
fall: cae/caer; tombe/tomber; fällt/fallen; cade/cadere; cai/cair
jump: salta/saltar; saute/sauter; springt/springen; salta/saltare; salta/saltar/pula
dance: baila/bailar/danza; danse/danser; tanzt/tanzen; balla/ballare/danza; dança/dançar
play: toca/tocar/juega/jugar; joue/jouer; spielt/spielen; suona/suonare/gioca/giocare; toca/tocar/brinca/brincar/joga
sing: canta/cantar; chante/chanter; singt/singen; canta/cantare; canta/cantar
sleep: duerme/dormir; dort/dormir; schläft/schlafen; dorme/dormire; dorme/dormir
wake: despierta/despertar; réveille/réveiller; erwacht/aufwachen; sveglia/svegliare; acorda/acordar
dream: sueña/soñar; rêve/rêver; träumt/träumen; sogna/sognare; sonha/sonhar
sit: sienta/sentar; assoit/asseoir; sitzt/sitzen/setzt; siede/sedere; senta/sentar
wait: espera/esperar; attend/attendre; wartet/warten; aspetta/aspettare; espera/esperar
read: lee/leer; lit/lire; liest/lesen; legge/leggere; lê/ler
write: escribe/escribir; écrit/écrire; schreibt/schreiben; scrive/scrivere; escreve/escrever
open: abre/abrir; ouvre/ouvrir; öffnet/öffnen; apre/aprire; abre/abrir
close: cierra/cerrar; ferme/fermer; schließt/schließen; chiude/chiudere; fecha/fechar
give: da/dar/regala; donne/donner/offre; gibt/geben/schenkt; dà/dare/regala; dá/dar/oferece
take: toma/tomar/coge; prend/prendre; nimmt/nehmen; prende/prendere; pega/pegar/toma
hold: sostiene/sostener; tient/tenir; hält/halten; tiene/tenere; segura/segurar
carry: lleva/llevar; porte/porter; trägt/tragen; porta/portare; carrega/carregar/leva/levar
save: salva/salvar/rescata/rescatar; sauve/sauver; rettet/retten; salva/salvare; salva/salvar/resgata
help: ayuda/ayudar; aide/aider; hilft/helfen; aiuta/aiutare; ajuda/ajudar
build: construye/construir; construit/construire; baut/bauen; costruisce/costruire; constrói/construir
bake: hornea/hornear/amasa; pétrit/cuit; backt/backen; inforna/impasta; assa/assar
cook: cocina/cocinar; cuisine/cuisiner; kocht/kochen; cucina/cucinare; cozinha/cozinhar
plant: planta/plantar/siembra; plante/planter/sème; pflanzt/pflanzen; pianta/piantare; planta/plantar
grow: crece/crecer; pousse/pousser/grandit; wächst/wachsen; cresce/crescere; cresce/crescer
hug: abraza/abrazar; embrasse/embrasser/étreint; umarmt/umarmen; abbraccia/abbracciare; abraça/abraçar
kiss: besa/besar; baise; küsst/küssen; bacia/baciare; beija/beijar
fight: lucha/luchar/pelea; combat/combattre/lutte; kämpft/kämpfen; combatte/combattere/lotta; luta/lutar
chase: persigue/perseguir; poursuit/poursuivre; jagt/jagen/verfolgt; insegue/inseguire; persegue/perseguir
flee: huye/huir/escapa; fuit/fuir/échappe; flieht/fliehen; fugge/fuggire/scappa; foge/fugir/escapa
search: busca/buscar; cherche/chercher; sucht/suchen; cerca/cercare; procura/procurar/busca
meet: conoce/conocer; rencontre/rencontrer; trifft/treffen/begegnet; incontra/incontrare; conhece/conhecer
love: ama/amar; aime/aimer; liebt/lieben; ama/amare; ama/amar
lose: pierde/perder; perd/perdre; verliert/verlieren; perde/perdere; perde/perder
smile: sonríe/sonreír; sourit/sourire; lächelt/lächeln; sorride/sorridere; sorri/sorrir
cry: llora/llorar; pleure/pleurer; weint/weinen; piange/piangere; chora/chorar
speak: habla/hablar; parle/parler; spricht/sprechen; parla/parlare; fala/falar
say: dice/decir; dit/dire; sagt/sagen; dice/dire; diz/dizer
live: vive/vivir; vit/vivre/habite; lebt/leben/wohnt; vive/vivere/abita; vive/viver/mora
rise: sale/amanece; lève/lever; steigt/erhebt; sorge/sorgere; nasce
shine: brilla/brillar; brille/briller; leuchtet/leuchten/scheint; brilla/brillare/splende; brilha/brilhar
burn: arde/quema; brûle/brûler; brennt/brennen; brucia/bruciare; arde/queima
wave: saluda/saludar; salue/saluer; winkt/winken; saluta/salutare; acena/acenar
throw: lanza/lanzar/tira; lance/lancer/jette; wirft/werfen; lancia/lanciare/getta; lança/lançar/joga
break: rompe/romper; casse/casser/brise; bricht/brechen/zerbricht; rompe/rompere; quebra/quebrar/parte
travel: viaja/viajar; voyage/voyager; reist/reisen; viaggia/viaggiare; viaja/viajar
drive: conduce/conducir/maneja; conduit/conduire; steuert; guida/guidare; dirige/dirigir/conduz
ride: cabalga/monta/montar; chevauche; reitet/reiten; cavalca/cavalcare; cavalga/monta
eat: come/comer; mange/manger; isst/essen; mangia/mangiare; come/comer
drink: bebe/beber; boit/boire; trinkt/trinken; beve/bere; bebe/beber
be: es/está/son/están; est/sont; ist/sind; è/sono/sta; é/está/são/estão
have: tiene/tienen; a/ont; hat/haben; ha/hanno; tem/têm
"""
"""The form with he or she first, then others. Plurals in -n, -nt, -m and -no are formed by rule."""

ADJECTIVES = """
old: viejo/vieja/anciano/anciana; vieux/vieil/vieille; alter/alte/altes/alten; vecchio/vecchia/anziano/anziana;
  velho/velha
young: joven; jeune; junger/junge/junges/jungen; giovane; jovem
small: pequeño/pequeña; petit/petite; kleiner/kleine/kleines/kleinen; piccolo/piccola; pequeno/pequena
big: grande/gran; grand/grande; großer/große/großes/großen; grande; grande
lonely: solitario/solitaria/solo/sola; solitaire/seul/seule; einsamer/einsame/einsames/einsamen/einsam;
  solitario/solitaria/solo/sola; solitário/solitária/sozinho/sozinha
sad: triste; triste; trauriger/traurige/traurig; triste; triste
happy: feliz/alegre; heureux/heureuse/joyeux/joyeuse; glücklicher/glückliche/glücklich/fröhlich;
  felice/allegro/allegra; feliz/alegre
hopeful: esperanzador/esperanzado; optimiste; hoffnungsvoll/hoffnungsvolle; speranzoso; esperançoso
calm: tranquilo/tranquila; calme/tranquille; ruhig/ruhige/ruhiger; calmo/calma/tranquillo; calmo/calma/tranquilo
dark: oscuro/oscura; sombre; dunkel/dunkle/dunklen; scuro/scura/buio; escuro/escura
mysterious: misterioso/misteriosa; mystérieux/mystérieuse; geheimnisvoll/geheimnisvolle; misterioso/misteriosa;
  misterioso/misteriosa
epic: épico/épica; épique; episch/epische; epico/epica; épico/épica
funny: divertido/gracioso; drôle; lustig/lustige; divertente/buffo; engraçado/divertido
stranded: varado/varada/encallada; échoué/échouée; gestrandet/gestrandete/gestrandeten/gestrandeter;
  spiaggiato/spiaggiata/arenata; encalhado/encalhada
lost: perdido/perdida; perdu/perdue; verloren/verlorene/verlorenen; perduto/perso/persa; perdido/perdida
red: rojo/roja; rouge; roter/rote/rotes/roten; rosso/rossa; vermelho/vermelha
blue: azul; bleu/bleue; blauer/blaue/blaues/blauen; blu/azzurro; azul
green: verde; vert/verte; grüner/grüne/grünes/grünen; verde; verde
yellow: amarillo/amarilla; jaune; gelber/gelbe/gelbes/gelben; giallo/gialla; amarelo/amarela
black: negro/negra; noir/noire; schwarzer/schwarze/schwarzes/schwarzen; nero/nera; preto/preta/negro
white: blanco/blanca; blanc/blanche; weißer/weiße/weißes/weißen; bianco/bianca; branco/branca
empty: vacío/vacía; vide; leerer/leere/leeres/leeren; vuoto/vuota; vazio/vazia
brave: valiente; courageux/courageuse; mutiger/mutige/mutiges; coraggioso/coraggiosa; corajoso/corajosa
slow: lento/lenta; lent/lente; langsam/langsame; lento/lenta; lento/lenta
orchestral: orquestal; orchestrale/orchestral; orchestral/orchestrale; orchestrale; orquestral
vertical: vertical; vertical/verticale; hochkant/vertikal; verticale; vertical
"""

LITTLE = """
the: el/la/los/las/lo; le/la/les/l’/l'; der/die/das/den/dem; il/lo/la/i/gli/le/l’/l'; o/os/as
a: un/una; un/une; ein/eine/einen/einem/einer/eines; un/uno/una/un’/un'; um/uma
some: unos/unas; des; einige; dei/delle/alcuni; uns/umas
of: de; de/d’/d'; von; di; de
of the: del; du; des/vom; del/della/dello/dei/degli/delle/dell’/dell'; do/da/dos/das
in: en/dentro; dans/en; in; in/dentro; em/dentro
in the: -; -; im/ins; nel/nella/nello/nei/nelle/nell’/nell'; no/na/nos/nas
on: sobre/encima; sur; auf; su/sopra; sobre
on the: -; -; aufs; sul/sulla/sullo/sui/sulle/sull’/sull'; -
at: -; -; um; -; -
at the: -; -; am/beim; -; -
to: a/hacia/para; à/vers/jusqu’à; zu/nach; a/verso/per; para/até
to the: al; au/aux; zum/zur; al/alla/allo/ai/alle/all’/all'; ao/à/aos/às
with: con; avec; mit; con; com
without: sin; sans; ohne; senza; sem
through: por/a través; par/à travers; durch; attraverso; por/através
through the: -; -; durchs; -; pelo/pela/pelos/pelas
under: bajo/debajo; sous; unter; sotto; sob/debaixo
over: -; -; über; -; -
near: cerca/junto; près; neben/bei/nahe; vicino/accanto; perto/junto
between: entre; entre; zwischen; tra/fra; entre
from: desde; depuis; aus; da/dal/dalla; desde
until: hasta; jusque; bis; fino; até
and: y/e; et; und; e/ed; e
or: o; ou; oder; o; ou
but: pero; mais; aber; ma; mas
then: luego/después/entonces; puis/ensuite/alors; dann/danach; poi/dopo; depois/então
while: mientras; pendant/tandis; während; mentre; enquanto
when: cuando; quand/lorsque; wenn/als; quando; quando
who: que/quien; qui; welcher/welche; che; que/quem
that: -; que; dass; -; -
he: él; il; er; lui/egli; ele
she: ella; elle; sie; lei/ella; ela
they: ellos/ellas; ils/elles; -; loro; eles/elas
his: su; son/sa; sein/seine/seinen/seiner; suo/sua; seu/sua
their: sus; ses/leur/leurs; -; suoi/sue; seus/suas
not: no; pas; nicht/kein/keine; non; não
two: dos; deux; zwei; due; dois/duas
three: tres; trois; drei; tre; três
ten: diez; dix; zehn; dieci; dez
twenty: veinte; vingt; zwanzig; venti; vinte
thirty: treinta; trente; dreißig/dreissig; trenta; trinta
forty: cuarenta; quarante; vierzig; quaranta; quarenta
sixty: sesenta; soixante; sechzig; sessanta; sessenta
suddenly: repente; soudain; plötzlich; improvvisamente; repente
finally: finalmente; enfin/finalement; schließlich/endlich; infine/finalmente; finalmente
slowly: lentamente; lentement; langsam; lentamente; lentamente
together: juntos/juntas; ensemble; zusammen/gemeinsam; insieme; juntos/juntas
alone: -; -; allein; -; -
about: -; -; -; -; -
"""

DROPPED = "se s’ s' ne n’ n' me te y’ lui si sich es zurück auf's"
"""Little words that English does without."""
