import { phrasesIn } from './vocabulary';

/** Clock, parts of the day, and what bounds them. */
export const GERMAN_TIMES = phrasesIn(`
AT: um, punkt, schlag
ABOUT: richtung, so richtung, gegen, circa, zirka, ca, ungefähr, etwa, rund, in etwa, so ungefähr, um die, so in etwa
ISH: herum, rum, oder so
AFTER: nach
BEFORE: vor, noch vor
ATEARLIEST: frühestens
ATLATEST: spätestens, allerspätestens
SINCE: ab, nicht vor, nicht früher als, nicht eher als, ab frühestens, frühestens ab, erst ab, erst nach, nicht vor dem, ab dem, nicht schon vor
FROM: von, vom
UNTIL: bis, bis zum, bis zu, bis spätestens, spätestens bis, nicht nach, nicht später als, bis maximal, bis höchstens, bis allerspätestens, bis um, bis gegen
ORLATER: oder später, oder danach, aufwärts, oder nachher
ORBEFORE: oder früher, oder eher, oder davor
BETWEEN: zwischen
AND: und
OR: oder, beziehungsweise, bzw
DASH: -
NOT: nicht, kein, keine, keinen, keinem, keiner, außer, ausser, ohne, nie, niemals, nur nicht, bloß nicht, ausgenommen, bis auf, statt, anstatt, sondern, weder
HALF: halb, halbe, halber, halben, halbes, hoib
QUARTER: viertel
THREEQ: dreiviertel, drei viertel
UHR: uhr, h
PM: pm
PAST: über
NOON: zwölf uhr mittags, 12 uhr mittags, mittags um zwölf, mittags um 12, mittags zwölf uhr, punkt mittag
MIDNIGHT: mitternacht, mitternachts, vierundzwanzig uhr, 24 uhr, null uhr, 0 uhr, zwölf uhr nachts, 12 uhr nachts
PART_early: früh, in der früh, in der frühe, morgens, am morgen, frühmorgens, frühs, früh am morgen, am frühen morgen, z morge
PART_forenoon: vormittag, vormittags, am vormittag, im laufe des vormittags, im laufe vom vormittag, vormittage, am vormittage
PART_midday: mittag, mittags, am mittag, zu mittag, um die mittagszeit, zur mittagszeit, zmittag, z mittag, mittagszeit, in der mittagszeit, über mittag
PART_afternoon: nachmittag, nachmittags, am nachmittag, namittag, im laufe des nachmittags, im laufe vom nachmittag
PART_evening: abend, abends, am abend, auf d nacht, auf dnacht, auf die nacht, zabig, z abig
PART_night: nacht, nachts, in der nacht
SHORT: kurz, knapp, bald nach, bald vor, gleich nach, direkt nach, gleich vor, direkt vor, unmittelbar nach, unmittelbar vor, fast
EARLY: frühen, früher, zeitig, zeitigen
LATE: spät, späten, später am
HOURU: stunde, stunden, stündchen, std
MINUTEU: minute, minuten, min
QUARTERHOUR: viertelstunde
THREEQHOUR: dreiviertelstunde, dreiviertel stunde
f15: anderthalb, eineinhalb
f25: zweieinhalb, zwei einhalb
f35: dreieinhalb
FROMNOW: von jetzt an, ab jetzt, von jetzt ab
LATERTODAY: später heute, heute später, heute noch später, heute etwas später
VAGUE: nach feierabend, nach der arbeit, vor der arbeit, nach dienstschluss, nach dem mittagessen, vor dem mittagessen, nach dem essen, nach dem frühstück, nach der mittagspause, in der mittagspause, nach der schule, vor der schule, nach büroschluss, feierabend
AT: gleich um
VAGUE: das erste, das zweite, das dritte, das vierte, das letzte, die erste, die zweite, die dritte, die vierte, die letzte
VAGUE: zu früh, zu spät, zu zeitig, etwas früh, etwas spät, etwas zeitig, ganz früh, ganz spät, sehr früh, recht früh, recht spät, ganz schön früh, ganz schön spät, ist früh, ist mir früh, ist schon früh, ist doch früh, wäre früh, wär früh, so früh, oh früh
VAGUE: meine zeit, meiner zeit, unsere zeit, unserer zeit, ortszeit, hiesiger zeit, dortiger zeit
VAGUE: bald, demnächst, in kürze, nachher, gleich, jetzt, jetzt gleich, später, in nächster zeit, in der nächsten zeit, die tage, dieser tage, in den nächsten tagen, in den kommenden tagen, in ein paar tagen, in einigen tagen, in ein paar wochen, in einigen wochen, nächstens, zeitnah, irgendwann demnächst, irgendwann später, irgendwann bald, zwischen den jahren, zwischen den feiertagen
ASAP: ab sofort, so bald wie möglich, sobald wie möglich, so schnell wie möglich, schnellstmöglich, möglichst bald, möglichst schnell, so früh wie möglich, möglichst früh, baldmöglichst, baldigst, frühestmöglich, schnellstens, sofort, umgehend, zum nächstmöglichen termin, nächstmöglich, nächstmöglichen termin, nächstmöglicher termin, zum nächstmöglichen zeitpunkt, nächster freier termin, nächsten freien termin, der nächste freie termin, erster freier termin, ersten freien termin, der erste freie termin, das nächste freie, das erste freie, den erstmöglichen termin, erstmöglich, asap, so früh es geht, so früh wie es geht, so zeitig wie möglich, das nächste was frei ist, das nächste was geht, das erste was frei ist, so bald es geht, sobald es geht, so schnell es geht, so bald als möglich, sobald als möglich, so schnell als möglich, ehestmöglich, ehebaldigst, am schnellsten, das früheste, den frühesten termin, frühester termin, der früheste termin, am frühesten
`);
