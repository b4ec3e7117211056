import { phrasesIn } from './vocabulary';

/** Days, weeks and months. */
export const GERMAN_DAYS = phrasesIn(`
ON: am, an, übers, gleich am, schon am
A: ein, eine, einen, einem, einer, eines, ner, nem, ne
IN: in, im
NEXT: nächste, nächsten, nächster, nächstem, nächstes
COMING: kommende, kommenden, kommender, kommendem, kommendes
THIS: diese, diesen, dieser, diesem, dieses
AFTERNEXT: übernächste, übernächsten, übernächster, übernächstem, übernächstes
LAST: letzte, letzten, letzter, letztem, letztes, vorige, vorigen, voriger, vergangene, vergangenen, vergangener
DAY_0: heute, heut, heutigen, heutige, heutiger, am heutigen tag, heute noch, gleich heute, schon heute, noch heute, hüt, heid
MORGEN: morgen, gleich morgen, schon morgen
DAY_1: morgigen, morgige, morgiger, am morgigen tag, morn, moang
DAY_2: übermorgen, gleich übermorgen, übermorn
DAY_3: überübermorgen, über übermorgen
PASTDAY: gestern, vorgestern
WD1: mo., montag, mäntig, moantag, montach
WD2: di., dienstag, zyschtig, ziischtig, zischtig, irta, erchtag
WD3: mi., mittwoch, mittwuch
WD4: do., donnerstag, donnschtig, dunnschtig, pfinztag, pfinsta
WD5: fr., freitag, friitig, frytig, freita
WD6: sa., samstag, sonnabend, samschtig, samsta
WD7: sonntag, sunntig, sonnta
WEEKLY: montags, dienstags, mittwochs, donnerstags, freitags, samstags, sonnabends, sonntags, jeden, jede, jeder, jedes, täglich, wöchentlich, immer, werktags, unter der woche, wochentags, am wochenenden, alle
WEEK: woche, wochen
MONTH: monat, monats, monate, monaten
YEAR: jahr, jahres, jahre, jahren
DAYU: tag, tage, tagen, tages
WEEKEND: wochenende, wochenendes, wochenend, wochenends
YEAR_0: heuer, dieses jahr, in diesem jahr, diesen jahres, dieses jahres, noch dieses jahr
YEAR_1: nächstes jahr, nächsten jahres, im nächsten jahr, kommendes jahr, im kommenden jahr, kommenden jahres
MON1: januar, jänner, jenner
MON2: februar, feber
MON3: märz
MON4: april
MON5: mai
MON6: juni, juno
MON7: juli, julei
MON8: august
MON9: september
MON10: oktober
MON11: november
MON12: dezember
KW: kw, kalenderwoche, woche nummer, kalender woche
BEGIN: gleich anfang, gleich am anfang, gleich zu beginn, anfang, anfangs, zu beginn, beginn, am anfang, zum anfang, zu anfang
MID: mitte, in der mitte, zur mitte
END: ende, am ende, gegen ende, zum ende
BEGIN WEEK: wochenanfang, wochenbeginn
MID WEEK: wochenmitte
END MONTH: monatsende
BEGIN MONTH: monatsanfang, monatsbeginn
MID MONTH: monatsmitte
SAMETIME: zur gleichen zeit, gleiche uhrzeit, zur selben zeit, um dieselbe zeit, gleiche zeit, selbe zeit, selbe uhrzeit, zur gleichen uhrzeit, zur selben uhrzeit, um die gleiche zeit, um die gleiche uhrzeit, um die selbe zeit, die gleiche uhrzeit, die gleiche zeit, dieselbe zeit, dieselbe uhrzeit
`);
