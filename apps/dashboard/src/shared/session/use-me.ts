import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from './session';

/** Who is signed in, on every page but the one for signing in, whose routes have asked before. */
export const useMe = () => useSuspenseQuery(meQuery).data;
