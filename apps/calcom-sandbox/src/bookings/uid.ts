import { randomInt } from 'node:crypto';

const ALPHABET = '123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

/** 22 characters without look-alikes, like Cal.com's. A secret: it is enough to read, move or cancel the booking. */
export const newUid = () => Array.from({ length: 22 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
