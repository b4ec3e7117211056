import { AppError } from '@app/common';

/** What a list would switch off. */
export interface Leaving {
  id: number;
  name: string;
}

/** Fewer may really be gone, one of one as well as one of two. */
const FEW = 2;

/**
 * Whether a list is likelier to be a mistake of Cal.com's or of the key's rights than the truth: an empty one, or one that
 * would switch off more than half.
 * @param listed how many items it holds.
 * @param active how many of ours are active.
 */
export const isSuspicious = (listed: number, active: number, leaving: number): boolean =>
  leaving > 0 && (listed === 0 || (active >= FEW && leaving > active / 2));

/** 409 `sync_suspicious` */
export const suspicious = (leaving: Leaving[]): AppError =>
  new AppError('sync_suspicious', { details: { would_deactivate: leaving } });
