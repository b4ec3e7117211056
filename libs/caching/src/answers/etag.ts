import { hash } from 'node:crypto';

/** The strong entity tag of an answer, in quotes. @param text as text, or as its UTF-8 bytes. */
export const entityTag = (text: string | Buffer): string => `"${hash('sha1', text, 'base64url')}"`;
