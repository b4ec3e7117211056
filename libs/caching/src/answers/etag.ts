import { createHash } from 'node:crypto';

/** The strong entity tag of an answer, in quotes. @param bytes its text, or the UTF-8 bytes of it as latin1. */
export const entityTag = (bytes: string, encoding: 'utf8' | 'latin1' = 'utf8'): string =>
  `"${createHash('sha1').update(bytes, encoding).digest('base64url')}"`;
