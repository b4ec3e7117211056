import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from './session';

/** The signed-in user. For every page except the sign-in page: their routes have loaded the user. */
export const useMe = () => useSuspenseQuery(meQuery).data;
