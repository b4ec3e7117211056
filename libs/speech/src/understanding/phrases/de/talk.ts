import { type Phrases, THURSDAY } from '../phrases';

/** Times among other words: politeness, dialects, negation, and what cannot be resolved. */
export const GERMAN_TALK: Phrases = {
  ...THURSDAY,
  lines: `
ich hätte gern einen Termin morgen um zehn = 11-27 10:00
guten Tag ich möchte bitte einen Termin am Montag um elf = 11-30 11:00
haben Sie morgen noch was frei = 11-27
ginge es am Dienstag um halb drei bitte = 12-01 14:30
am besten so um 10 Uhr am Montag = 11-30 10:00
ja also äh morgen so um drei wenn es geht = 11-27 15:00
am liebsten Mittwoch nachmittags = 12-02 12:00-18:00
vielleicht am Dienstag um neun = 12-01 09:00
Guten Morgen, geht Freitag um elf? = 11-27 11:00
MORGEN UM DREI = 11-27 15:00
morgen um drei, bitte! = 11-27 15:00
könnte ich gleich morgen um neun kommen = 11-27 09:00
würde Ihnen Mittwoch um vier passen = 12-02 16:00
morgen egal wann = 11-27
am Dienstag den ganzen Tag = 12-01
dann lieber Dienstag um zehn = 12-01 10:00
nicht am Montag = ASK
nur nicht montags = ASK
nächste Woche außer Montag = ASK
nächste Woche aber nicht am Dienstag = ASK
am Montag kann ich nicht = ASK
nicht morgen sondern übermorgen = ASK
keinesfalls Dienstag = ASK
wann haben Sie Zeit = ASK
morgen um drei mit dem Hund = ASK
morgen um drei bei Frau Weber = ASK
übermorgen hinterher um drei = ASK
demain à trois heures = ASK
mañana a las tres = ASK
jutro o trzeciej = ASK
yarın saat üçte = ASK
morgen 👍 um drei = ASK
👍 = ASK
Hallo = ASK
ja = ASK
bitte = ASK
morgen um drei für zwei Personen = ASK
morgen um drei Uhr zehn oder zwanzig = ASK
Sonnabend um elf = 11-28 11:00
Samstag um elf = 11-28 11:00
am Zyschtig um zehn = 12-01 10:00
am Samschtig am elfi = ASK
morn am zwei = ASK
morn um zwei = 11-27 14:00
am Montag zu Mittag = 11-30 12:00-14:00
am Montag Zmittag = 11-30 12:00-14:00
am Montag in der Früh = 11-30 06:00-10:00
am Pfinztag um elf = ASK
am Erchtag um elf = 12-01 11:00
am Mittwoch auf d'Nacht = 12-02 18:00-22:00
am Montag um dreiviertel elf = 11-30 10:45
Freitag viertel elf = 11-27 10:15
Termin verschieben auf Montag um zehn = 11-30 10:00
der zweite = 12-02
das zweite bitte = ASK
eine Stunde später = ASK
lieber später = ASK
`,
};
