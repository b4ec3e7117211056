import { Store } from '../api/store';

export interface Announcement {
  text: string;
  /** Makes the same text heard again. */
  nth: number;
}

export const polite = new Store<Announcement>({ text: '', nth: 0 });
export const assertive = new Store<Announcement>({ text: '', nth: 0 });

/** Says a sentence to those who do not see the page. `assertive` interrupts: for a conflict and an ended session only. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = urgency === 'polite' ? polite : assertive;
  region.set({ text, nth: region.get().nth + 1 });
}
