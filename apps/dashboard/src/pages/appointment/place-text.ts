import type { Booking } from '@team-selector/client';

/** Where it takes place, as far as that is an address or a number and not the name of a kind of place. */
export const placeText = ({ location }: Pick<Booking, 'location'>): string | undefined => location?.value;
