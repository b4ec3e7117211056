import { phrasesIn } from './vocabulary';

/** Named days; VAGUEDAY names several, or others in other countries. */
export const GERMAN_HOLIDAYS = phrasesIn(`
HOL_newYearsDay: neujahr, neujahrstag, am neujahrstag, an neujahr
HOL_epiphany: heilige drei könige, heiligen drei könige, heilige 3 könige, dreikönigstag, dreikönige, heilig drei könig, dreikönig, drei könige, erscheinungsfest
HOL_valentines: valentinstag
HOL_womensDay: frauentag, weltfrauentag, internationaler frauentag
HOL_weiberfastnacht: weiberfastnacht, altweiber, weiberfasching
HOL_rosenmontag: rosenmontag
HOL_shroveTuesday: faschingsdienstag, fastnachtsdienstag, veilchendienstag
HOL_ashWednesday: aschermittwoch
HOL_palmSunday: palmsonntag
HOL_maundyThursday: gründonnerstag
HOL_goodFriday: karfreitag
HOL_holySaturday: karsamstag, ostersamstag
HOL_easterSunday: ostersonntag
HOL_easterMonday: ostermontag
HOL_easter: ostern
HOL_mayDay: tag der arbeit, maifeiertag, staatsfeiertag
HOL_ascension: christi himmelfahrt, himmelfahrt, vatertag, himmelfahrtstag, auffahrt
HOL_pentecostSunday: pfingstsonntag
HOL_pentecostMonday: pfingstmontag
HOL_pentecost: pfingsten
HOL_corpusChristi: fronleichnam
HOL_muttertag: muttertag
HOL_swissNationalDay: bundesfeier, bundesfeiertag, schweizer nationalfeiertag
HOL_assumption: mariä himmelfahrt, maria himmelfahrt
HOL_germanUnity: tag der deutschen einheit, tag der einheit
HOL_austrianNationalDay: österreichischer nationalfeiertag
HOL_reformationDay: reformationstag, halloween
HOL_allSaints: allerheiligen
HOL_allSouls: allerseelen
HOL_stMartin: martinstag, sankt martin, st martin
HOL_repentance: buß und bettag, buss und bettag
HOL_advent1: erster advent, ersten advent, 1 advent, erste advent, ersten adventssonntag
HOL_advent2: zweiter advent, zweiten advent, 2 advent, zweite advent, zweiten adventssonntag
HOL_advent3: dritter advent, dritten advent, 3 advent, dritte advent, dritten adventssonntag
HOL_advent4: vierter advent, vierten advent, 4 advent, vierte advent, vierten adventssonntag
HOL_stNicholas: nikolaus, nikolaustag, nikolo
HOL_immaculateConception: mariä empfängnis, maria empfängnis
HOL_christmasEve: heiligabend, heilig abend, heiliger abend, heiligen abend, weihnachtsabend, am heiligen abend
HOL_christmasDay: christtag, erster weihnachtstag, ersten weihnachtstag, erster weihnachtsfeiertag, ersten weihnachtsfeiertag, erste weihnachtsfeiertag, 1 weihnachtsfeiertag, 1 weihnachtstag, erste weihnachtstag, erster feiertag
HOL_boxingDay: stephanstag, stefanitag, stefani, zweiter weihnachtstag, zweiten weihnachtstag, zweiter weihnachtsfeiertag, zweiten weihnachtsfeiertag, zweite weihnachtsfeiertag, 2 weihnachtsfeiertag, 2 weihnachtstag, zweite weihnachtstag
HOL_newYearsEve: silvester, silvestertag, sylvester, altjahrstag
HOL_thanksgiving: thanksgiving
HOL_blackFriday: black friday
VAGUEDAY: weihnachten, weihnachtsfeiertage, feiertage, feiertag, feiertagen, fasching, karneval, fastnacht, nationalfeiertag, advent, adventszeit, ferien, osterferien, weihnachtsferien, sommerferien, herbstferien, winterferien, erntedank, totensonntag, christi geburt
`);
