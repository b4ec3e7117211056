import { Store } from '../../../shared/api/store';
import type { Values } from './values';

/** What was typed, kept while another time or service is chosen, until it is booked or the page is left. */
export const draft = new Store<Values>({});
