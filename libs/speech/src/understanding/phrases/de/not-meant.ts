import { type Phrases, THURSDAY } from '../phrases';

/** Words around a time that is not wanted, or not for certain: engagements, refusals, zones, other signs. */
export const GERMAN_NOT_MEANT: readonly Phrases[] = [
  {
    ...THURSDAY,
    lines: `
ich habe Montag um drei schon einen Termin = ASK
ich hab am Montag um drei bereits was = ASK
ich habe Montag um drei schon was = ASK
Montag habe ich bis drei einen Termin = ASK
ich muss den Termin am Montag um drei verschieben = ASK
ich möchte den Termin am Montag um drei verschieben = ASK
meinen Termin am Montag um drei verlegen = ASK
den Termin von Montag auf Dienstag um zehn verschieben = 12-01 10:00
mein Termin ist am Montag um drei = ASK
ich habe einen Termin am Montag um drei = ASK
Montag bis drei bin ich da = 11-30 00:00-15:00
Montag lieber als Dienstag um zehn = ASK
um drei muss ich weg am Montag = ASK
Montag um zehn war ausgemacht = ASK
Montag um zehn hatten wir = ASK
Montag hat mein Mann um drei einen Termin = ASK
das ist mir etwas früh = ASK
Montag um neun ist etwas früh = ASK
Montag um neun ist mir zu früh = ASK
Montag um neun ist ganz schön früh = ASK
Montag um sechs ist mir zu spät = ASK
Montag um neun geht bei mir gar nicht = ASK
Montag um neun wird nichts = ASK
Montag sehr früh = ASK
Montag so früh es geht = 11-30
am Montag möglichst früh = 11-30
möglichst früh am Montag = 11-30
Montag möglichst spät = ASK
Montag erst um elf = 11-30 11:00
Montag elf, oder wenn nicht, um zwölf = ASK
Montag von zehn bis elf ist mir recht = 11-30 10:00-11:00
Montag eine Stunde lang um zehn = ASK
Montag um zehn für eine Stunde = ASK
Montag um zehn eine halbe Stunde = ASK
Montag für zwei Stunden = ASK
um zehn oder so am Montag = 11-30 09:30-10:30
Montag um zwölf dreißig = 11-30 12:30
Montag um elf elf = ASK
der 1. Januar 2027 um 10 = 2027-01-01 10:00
am 1.1. um 10 = 2027-01-01 10:00
am 1.1.27 um 10 = 2027-01-01 10:00
am 24. und 25. = ASK
vom 24. bis 26. Dezember = 12-24..12-26
24.12. - 26.12. = 12-24..12-26
24.-26.12. = 12-24..12-26
am 24./25. Dezember = ASK
Montag/Dienstag = ASK
Mo-Mi = ASK
zwei Wochen ab heute = 12-10
heute plus zwei Tage = ASK
ein Uhr dreißig morgen = 11-27 13:30
morgen um halb zwölf mittags = 11-27 11:30
morgen um zwölf in der Nacht = ASK
am 29. Februar 2028 um zehn = 2028-02-29 10:00
am 30.2. um zehn = ASK
2026-11-31 = ASK
am ersten Montag nach Weihnachten = ASK
der Donnerstag nach Weihnachten um zehn = ASK
in vier Wochen montags um zehn = ASK
Montag um 10:00-11:00 = 11-30 10:00-11:00
Montag 10:00 bis 11:30 Uhr = 11-30 10:00-11:30
Montag 10h = 11-30 10:00
Montag um 10 Uhr s.t. = ASK
Montag 15.00 Uhr = 11-30 15:00
Montag 15.00 = 11-30 15:00
15.12 = ASK
Montag zehn Uhr MEZ = ASK
Montag zehn Uhr New Yorker Zeit = ASK
Montag zehn Uhr Ihrer Zeit = ASK
Montag um drei PM = 11-30 15:00
`,
  },
  {
    ...THURSDAY,
    offered: ['2026-11-30T09:00:00+01:00'],
    lines: `
passt nicht so gut = ASK
ja gut aber eher nachmittags = 11-30 12:00-18:00
neun ist mir etwas früh = ASK
das ist mir schon etwas früh = ASK
das ist früh = ASK
oh so früh = ASK
das ist mir zu spät = ASK
eher später = ASK
geht es auch um zehn = 11-30 10:00
ja oder nein = ASK
vielleicht = ASK
weiß nicht = ASK
muss ich schauen = ASK
den anderen = ASK
ja, aber am Dienstag = 12-01
passt schon = 11-30 09:00
lieber nicht = ASK
gern nicht = ASK
na gut = ASK
schade = ASK
Montag ja, aber später = ASK
`,
  },
];
