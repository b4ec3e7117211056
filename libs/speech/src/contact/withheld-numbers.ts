/** Caller ids of withheld numbers. Carriers write such words, or the digits that spell them on a keypad. */
const WORDS = ['anonymous', 'unknown', 'unavailable', 'restricted', 'private', 'blocked', 'withheld', 'anonym'];

const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

const dialled = (word: string): string =>
  [...word].map((letter) => KEYPAD.findIndex((letters) => letters.includes(letter)) + 2).join('');

/** +266696687 spells "anonymous". The last two occur in practice but spell none of the words. */
const STAND_INS = new Set([...WORDS.map(dialled), '8566696687', '464']);

/** Invented numbers: only zeros, one repeated digit, or the digits in order. */
const MADE_UP = /^0+$|^(\d)\1{5,}$|^0?123456(7(8(90?)?)?)?$|^9?87654321$/;

/** @param digits of the number, without other characters. */
export const isStandIn = (digits: string): boolean => STAND_INS.has(digits) || MADE_UP.test(digits);

/** Whether a SIP user or caller name stands for a withheld number. */
export const isWithheldName = (text: string): boolean => WORDS.includes(text.toLowerCase());
