/** What a line says when a number is withheld. Carriers write such words, or dial them on a keypad's letters. */
const WORDS = ['anonymous', 'unknown', 'unavailable', 'restricted', 'private', 'blocked', 'withheld', 'anonym'];

const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

const dialled = (word: string): string =>
  [...word].map((letter) => KEYPAD.findIndex((letters) => letters.includes(letter)) + 2).join('');

/** +266696687 is "anonymous". The last two are seen without a word behind them. */
const STAND_INS = new Set([...WORDS.map(dialled), '8566696687', '464']);

/** Numbers that somebody made up: nothing but zeros, one digit again and again, or all of them in order. */
const MADE_UP = /^0+$|^(\d)\1{5,}$|^0?123456(7(8(90?)?)?)?$|^9?87654321$/;

/** @param digits of the number alone. */
export const isStandIn = (digits: string): boolean => STAND_INS.has(digits) || MADE_UP.test(digits);

/** A SIP address or a name without a number, as a line sends it. */
export const isWithheldName = (text: string): boolean => WORDS.includes(text.toLowerCase());
