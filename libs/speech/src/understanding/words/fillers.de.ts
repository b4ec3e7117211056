import { phrasesIn, silent } from './vocabulary';

/** Words that say nothing about time, wherever they stand. */
export const GERMAN_FILLERS = [
  ...silent(`
bitte, bitteschön, bitte sehr, danke, dankeschön, danke schön, vielen dank, gern, gerne, sehr gern, sehr gerne, liebend gern
hallo, hi, guten tag, grüß gott, servus, moin, grüezi, guten morgen, guten abend, schönen guten tag, auf wiederhören, tschüss
ja, jo, jawohl, okay, ok, oke, also, äh, ähm, öh, öhm, hm, hmm, mhm, tja, naja, na ja, na, na gut, gut, super, prima, toll, perfekt, klar, alles klar, genau, richtig, einverstanden, schön, wunderbar
mal, doch, denn, dann, halt, eben, ganz, eigentlich, einfach, irgendwie, vielleicht, eventuell, möglicherweise, wohl, nur, auch, noch, schon, wieder, bereits, erst, so, aber, jedoch, sonst, nochmal, noch mal, natürlich, sicher, sagen wir, sagen wir mal, sag mer, ich sag mal, würd ich sagen, würde ich sagen, ich glaube, glaub ich, glaube ich, ich denke, denke ich, wenn möglich, falls möglich, wenn es geht, wenns geht, falls es geht, wenn das geht, wenn es möglich ist, wenn das möglich ist, möglich, gegebenenfalls, ggf
wenn, wenns, ich, wir, mir, mich, uns, sie, ihnen, du, man, es, s, das, der, die, den, dem, des, mein, meinen, meine, unser, unseren
möchte, möchten, möcht, mag, will, wollen, wollte, hätte, hätt, hätten, habe, hab, haben, hast, hat, würde, würden, würd, könnte, könnten, könnt, kann, können, könnens, kannst, könntest, brauche, bräuchte, brauchen, suche, wünsche, nehme, nehmen, nimm, nehm, geht, gehts, ginge, gehen, ging, passt, passts, passen, passe, passte, ist, ists, sind, wäre, wär, wären, sei, wird, werden, soll, sollte, sollen, es muss, muss es, müsste, es müsste, müssten, dürfte, dürfen, darf, bevorzuge, klappt, klappen, lässt, einrichten, einplanen
kommen, komme, vorbeikommen, vorbeischauen, dran, drankommen, buchen, reservieren, vereinbaren, machen, ausmachen, bekommen, kriegen, haben sie da, verabreden, eintragen, eintragen lassen, legen
terminchen, ein terminchen, einen platz, uhrzeit, ein zeitfenster, slot, einen slot, irgendwas, irgendetwas, etwas frei, was frei, freies, freie, freien, da, dort, hier, bei ihnen, bei euch, mit ihnen, zu ihnen
lieber, am liebsten, am besten, bevorzugt, vorzugsweise, besser, ideal, ideal wäre, idealerweise, optimal, wunschtermin, am allerliebsten, recht, am ehesten
irgendwann im laufe, im laufe, im verlauf, im laufe der, im laufe des, im lauf, ganztägig, den ganzen tag, den ganzen tag über, egal um wieviel uhr, egal um welche uhrzeit, egal zu welcher uhrzeit, egal, uhrzeit egal, die uhrzeit ist egal, uhrzeit ist egal, zu jeder zeit, flexibel, bin ich flexibel, wann immer es passt, bin, bin ich, ich bin, da bin ich, hab ich zeit, habe ich zeit, das ist ein, das ist der, offen, offen haben, geöffnet, jederzeit, egal wann, wann auch immer, irgendwann mal, dieses mal, diesmal, zwar, und zwar, nämlich, beispielsweise, zum beispiel, z b, und so
pünktlich, sein, wie wäre es, wie wärs, wie wäre, wie ist es, wie sieht es, wie siehts, wie schaut es, wie schauts, aus, schauts, ausschauen, sieht, schaut, bei mir, für mich, für uns, mir wäre, hin, rein, vorbei
`),
  ...phrasesIn(`
SILENT: für, zu, zum, zur, mit, bei, ins
TARGET: auf
SILENT: irgendwann am, irgendwann im
HAVE: ich habe, ich hab, habe ich, hab ich, wir haben, haben wir
THING: termin, termine, einen termin, ein termin, nen termin, n termin, was, etwas
LEISURE: zeit, frei
OWN: mein termin ist, ist mein termin, mein termin war, unser termin ist, ist unser termin
MOVING: verschieben, verlegen, umlegen, umbuchen, verschiebe, verlege
`),
  ...silent('irgendwann'),
];

/** Words that say something only where moments were offered. */
export const GERMAN_ANSWERS = phrasesIn(`
LATER: später, spätere, späteren, späterer, späteres
EARLIER: früher, frühere, früheren, früherer, früheres, eher, vorher
LATEST: späteste, spätesten, spätester, spätestes, am spätesten
EARLIEST: früheste, frühesten, frühester, frühestes, am frühesten, das früheste
FIRST: ersteres, ersterer, ersteren, erstere
FINAL: letzteres, letzterer, letzteren, letztere
o1 OPTION: ersten termin, erste termin, erster termin
o2 OPTION: zweiten termin, zweite termin, zweiter termin
o3 OPTION: dritten termin, dritte termin, dritter termin
o1: das erste, die erste
o2: das zweite, die zweite
o3: das dritte, die dritte
o4: das vierte, die vierte
LAST: das letzte, die letzte
OPTION: nummer, option, variante, möglichkeit, vorschlag, termin nummer, angebot
AGREED: das passt, passt, passt gut, einverstanden, abgemacht, ja, jawohl, ja bitte, genau, perfekt, okay, ok, in ordnung, gerne, nehme ich, nehm ich, den nehme ich, das nehme ich, der passt, gut, super, prima, geht, das geht, klingt gut
ANY: beide, beides, alle, egal, egal welcher, irgendeiner, irgendeinen, alles
SAMEDAY: am selben tag, am gleichen tag, selber tag, gleicher tag, selben tag, gleichen tag, an dem tag, am selbigen tag
NEXTDAY: am tag danach, am tag darauf, am nächsten tag, am folgenden tag, tags darauf, einen tag danach
`);
