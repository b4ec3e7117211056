import { phrasesIn } from './vocabulary';

/** Named days; VAGUEDAY names several, or others in other countries. */
export const ENGLISH_HOLIDAYS = phrasesIn(`
HOL_newYearsDay: new years day, new year day
HOL_epiphany: epiphany, three kings day, three kings
HOL_valentines: valentines day, valentines, st valentines day, saint valentines day, valentine day
HOL_stPatricks: st patricks day, saint patricks day, paddys day, st paddys day
HOL_shroveTuesday: shrove tuesday, pancake day, mardi gras, pancake tuesday, fat tuesday
HOL_ashWednesday: ash wednesday
HOL_palmSunday: palm sunday
HOL_maundyThursday: maundy thursday, holy thursday
HOL_goodFriday: good friday
HOL_holySaturday: holy saturday, easter saturday
HOL_easterSunday: easter sunday, easter day
HOL_easterMonday: easter monday
HOL_easter: easter, easter weekend
HOL_mayDay: may day
HOL_ascension: ascension day, ascension thursday, ascension
HOL_pentecostSunday: whit sunday, pentecost sunday, whitsunday
HOL_pentecostMonday: whit monday, pentecost monday, whitmonday
HOL_pentecost: pentecost, whitsun
HOL_corpusChristi: corpus christi
HOL_assumption: assumption day, assumption
HOL_allSaints: all saints day, all saints
HOL_allSouls: all souls day
HOL_reformationDay: halloween
HOL_guyFawkes: guy fawkes night, bonfire night, guy fawkes day, guy fawkes
HOL_advent1: first sunday of advent, first advent, first advent sunday, advent sunday
HOL_advent2: second sunday of advent, second advent
HOL_advent3: third sunday of advent, third advent
HOL_advent4: fourth sunday of advent, fourth advent
HOL_stNicholas: st nicholas day, saint nicholas day
HOL_christmasEve: christmas eve, xmas eve
HOL_christmasDay: christmas day, xmas day
HOL_boxingDay: boxing day, st stephens day, saint stephens day
HOL_newYearsEve: new years eve, new year eve, hogmanay
HOL_martinLutherKing: martin luther king day, mlk day, martin luther king junior day
HOL_presidentsDay: presidents day, washingtons birthday
HOL_memorialDay: memorial day
HOL_juneteenth: juneteenth
HOL_independenceDay: independence day, fourth of july, 4th of july, july fourth, july 4th
HOL_columbusDay: columbus day, indigenous peoples day
HOL_veteransDay: veterans day, remembrance day, armistice day
HOL_blackFriday: black friday
HOL_thanksgiving: thanksgiving, thanksgiving day
VAGUEDAY: new year, new years, christmas, xmas, christmas time, christmas holidays, bank holiday, bank holiday monday, public holiday, holiday, holidays, labor day, labour day, mothers day, fathers day, canada day, victoria day, australia day, anzac day, christmas week, spring bank holiday, half term
`);
