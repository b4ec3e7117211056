import { hash, timingSafeEqual } from 'node:crypto';

/** A code as a caller says it and a model writes it: letters in any case, with blanks or signs between them. */
export const spokenCode = (text: string): string => text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Takes the same time whatever differs. Where there is nothing to compare with, it takes that time, too. */
export function isSameCode(code: string | null | undefined, said: string): boolean {
  const isSame = timingSafeEqual(digest(code ?? ''), digest(said));
  return isSame && code != null && code !== '';
}

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
