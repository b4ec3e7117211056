import { type Phrases, THURSDAY } from '../phrases';

/** As callers say it on the telephone: in whole sentences, with corrections and asides. */
export const GERMAN_TELEPHONE: readonly Phrases[] = [
  {
    ...THURSDAY,
    lines: `
Moin, ich bräuchte mal einen Termin für Montag, so halb zehn = 11-30 09:30
passt Ihnen Mittwoch der zweite um elf = 12-02 11:00
am Mittwoch, zweiter Zwölfter, elf Uhr fünfzehn = 12-02 11:15
Montag in acht Tagen um zehn = ASK
gleich am Montag in der Früh um acht = 11-30 08:00
irgendwann Dienstag vormittag zwischen neun und elf = 12-01 09:00-11:00
Dienstag, aber bitte nicht vor elf = 12-01 11:00-24:00
Mittwoch, es muss aber vor zwölf sein = 12-02 00:00-12:00
ich kann erst ab vier, am Montag = 11-30 16:00-24:00
Montag, ich arbeite bis drei = ASK
Mittwoch ab fünfzehn Uhr dreißig = 12-02 15:30-24:00
am zwölften Zwölften um zwölf = 12-12 12:00
am vierundzwanzigsten um neun = 12-24 09:00
Freitag, den vierten Dezember, um Viertel nach elf = 12-04 11:15
kommenden Montag, dreißigster November, vierzehn Uhr = 11-30 14:00
am dreißigsten Elften um halb elf = 11-30 10:30
Dienstag Punkt neun = 12-01 09:00
Mittwoch um fünf vor dreiviertel elf = 12-02 10:40
Dienstag zehn vor halb vier = 12-01 15:20
übermorgen um halb eins = 11-28 12:30
übermorgen früh um neun = 11-28 09:00
heute noch, so um vier = 11-26 16:00
heute am späteren Nachmittag = ASK
wenn's heute noch ginge, ab drei = 11-26 15:00-24:00
heut Nachmittag um fünf = 11-26 17:00
heute gegen Viertel nach drei = 11-26 14:45-15:45
in einer guten Stunde = ASK
in eineinhalb Stunden = 11-26 11:30
in drei Tagen um halb vier = 11-29 15:30
in zwei Wochen am Donnerstag um zehn = ASK
heute in drei Wochen um elf = 12-17 11:00
morgen in vierzehn Tagen um neun = 12-11 09:00
Dienstag in zwei Wochen um neun = 12-15 09:00
übernächste Woche am Dienstag Vormittag = 12-08 08:00-12:00
die Woche drauf am Mittwoch = ASK
nächste Woche Freitag, am liebsten nachmittags = 12-04 12:00-18:00
nächste Woche, am liebsten Mittwoch oder Donnerstag = ASK
nächste Woche ab Mittwoch = 12-02..12-06
Anfang der nächsten Woche = 11-30..12-01
Ende Februar = 2027-02-21..2027-02-28
in der ersten Dezemberwoche = ASK
nach Silvester = 2027-01-01..
nach den Feiertagen = ASK
am Tag nach Neujahr = 2027-01-02
am zweiten Januar, das ist ein Samstag, um zehn = 2027-01-02 10:00
Montag, den vierten Ersten, um neun = 2027-01-04 09:00
am vierten Ersten siebenundzwanzig = 2027-01-04
am fünften Zwölften zweitausendsechsundzwanzig um elf = 12-05 11:00
Samstagmittag = 11-28 12:00-14:00
Sonnabendvormittag = 11-28 08:00-12:00
am Samstag, wenn Sie da offen haben = 11-28
Freitag um fünfzehn Uhr, wenn da noch was frei ist = 11-27 15:00
haben Sie denn am Freitag noch irgendwas = 11-27
hätten Sie für mich am Montag was um neun rum = 11-30 08:30-09:30
also Montag ginge bei mir ab zehn = 11-30 10:00-24:00
Montag bis zwölf kann ich = 11-30 00:00-12:00
Montag ab elf Uhr bis vierzehn Uhr = 11-30 11:00-14:00
Montag, irgendwas zwischen elf und vierzehn Uhr = 11-30 11:00-14:00
am Dienstag so von neun bis elf = 12-01 09:00-11:00
am Mittwoch spätestens bis halb elf = 12-02 00:00-10:30
Mittwoch nicht später als halb fünf = 12-02 00:00-16:30
Mittwoch, frühestens halb drei = 12-02 14:30-24:00
Mittwoch vormittags, nicht vor zehn = 12-02 10:00-12:00
Mittwoch nachmittag bis vier = 12-02 12:00-16:00
Montag geht nicht, aber Dienstag = ASK
alles außer Freitag = ASK
Freitag nur vormittags = 11-27 08:00-12:00
Freitag, ich habe aber nur bis elf Zeit = 11-27 00:00-11:00
am Freitag nach der Schule = ASK
am Freitag um die Mittagszeit = 11-27 12:00-14:00
Freitag um Mittag herum = 11-27 11:30-12:30
Freitag so zehn, halb elf = ASK
Freitag zehn Uhr, spätestens halb elf = 11-27 10:00-10:30
Freitag um zehn, ne, halb elf = ASK
Freitag, ach nee, Samstag um zehn = ASK
Samstag um zehn, äh, um elf meine ich = ASK
Dienstag, also den 8., um zehn = 12-08 10:00
Dienstag in der KW 50 um neun = 12-08 09:00
KW fünfzig Mittwoch elf Uhr = 12-09 11:00
in der einundfünfzigsten Kalenderwoche am Montag = 12-14
am letzten Montag im November um zehn = 11-30 10:00
am dritten Advent um elf = 12-13 11:00
einen Tag vor Heiligabend um elf = 12-23 11:00
zwei Tage nach Neujahr = 2027-01-03
am Freitag vor dem zweiten Advent um zehn = 12-04 10:00
am Faschingsdienstag um zehn = 2027-02-09 10:00
am Buß- und Bettag um zehn = ASK
zur selben Zeit wie letztes Mal = ASK
wie immer = ASK
um zehn nach neun am Dienstag = 12-01 09:10
Dienstag um Viertel nach = ASK
Dienstag um halb = ASK
Dienstag um fünf Uhr früh = 12-01 05:00
Dienstag um achtzehn Uhr fünfzehn = 12-01 18:15
Dienstag um sieben Uhr am Abend = 12-01 19:00
Dienstag um drei am Nachmittag = 12-01 15:00
Dienstagabend ab sechs = 12-01 18:00-22:00
Dienstagabend nicht vor sieben = 12-01 19:00-22:00
Dienstag vierzehn dreißig = 12-01 14:30
Dienstag um neun Uhr null null = 12-01 09:00
Dienstag um null neun Uhr dreißig = 12-01 09:30
Di., 01.12., 10:00 Uhr = 12-01 10:00
01.12.2026 10:00 = 12-01 10:00
am 1. 12. gegen 11 = 12-01 10:30-11:30
2026-12-01T10:00 = 12-01 10:00
an meinem Geburtstag = ASK
im Frühjahr = ASK
noch vor dem Wochenende = now..11-27
noch in diesem Monat = now..11-30
noch in dieser Woche am Samstag um zehn = 11-28 10:00
gleich Anfang Dezember = 12-01..12-10
ab Mitte Dezember = 12-11..
bis Ende Januar = now..2027-01-31
bis zum zehnten = now..12-10
vom ersten bis zum vierten = 12-01..12-04
von Dienstag bis Donnerstag nächster Woche = 12-01..12-03
nächste Woche zwischen Dienstag und Donnerstag = 12-01..12-03
erst in zwei Wochen = 12-10
frühestens in einer Woche = 12-03..
baldmöglichst = now..
der früheste Termin, den Sie haben = now..
das Nächste, was frei ist = now..
heut Abend nach sechs = 11-26 18:00-22:00
Montach um elfe = 11-30 11:00
Montag wäre super, zehn Uhr? = 11-30 10:00
wie schaut's denn am Mittwoch aus, so Richtung Mittag = 12-02 11:30-12:30
in sechs Wochen um zehn = 2027-01-07 10:00
am Ersten des nächsten Monats = 12-01
im neuen Jahr = ASK
`,
  },
  {
    at: '2026-11-29T18:00:00+01:00',
    timezone: 'Europe/Berlin',
    lines: `
am Sonntag um elf = ASK
kommenden Sonntag um zehn = ASK
Dienstag in einer Woche um neun = 12-08 09:00
heute um fünf = ASK
`,
  },
  {
    at: '2027-03-27T10:00:00+01:00',
    timezone: 'Europe/Berlin',
    lines: `
morgen um 2 Uhr 30 nachts = ASK
morgen um halb drei = 2027-03-28 14:30
morgen um drei Uhr früh = 2027-03-28 03:00
in 24 Stunden = 2027-03-28 11:00
`,
  },
  {
    at: '2028-02-27T12:00:00+01:00',
    timezone: 'Europe/Vienna',
    lines: `
am 29. um zehn = 2028-02-29 10:00
am 30. um zehn = ASK
`,
  },
  {
    at: '2026-12-31T09:00:00+01:00',
    timezone: 'Europe/Zurich',
    lines: `
am Ersten um neun = 2027-01-01 09:00
diese Woche Samstag um zehn = 2027-01-02 10:00
heute um dreiundzwanzig Uhr = 12-31 23:00
`,
  },
  {
    ...THURSDAY,
    offered: ['2026-11-30T09:00:00+01:00', '2026-11-30T14:30:00+01:00', '2026-12-01T10:00:00+01:00'],
    lines: `
den um neun = 11-30 09:00
der letzte passt gut = 12-01 10:00
nehmen wir den zweiten = 11-30 14:30
am ersten = ASK
den ersten Termin = 11-30 09:00
keiner davon = ASK
haben Sie auch was am Mittwoch = 12-02
ja, der um halb drei = 11-30 14:30
um zwei = ASK
`,
  },
  {
    ...THURSDAY,
    offered: ['2026-11-30T09:00:00+01:00'],
    lines: `
ja, das passt mir = 11-30 09:00
das passt mir leider nicht = ASK
gut, aber eine Viertelstunde später = 11-30 09:15
am selben Tag um drei = 11-30 15:00
das ist mir zu früh = ASK
eine Woche später zur selben Zeit = 12-07 09:00
neun Uhr passt = 11-30 09:00
`,
  },
];
