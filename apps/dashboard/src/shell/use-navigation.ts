import { useMe } from '../shared/session/use-me';
import { NAVIGATION, type NavEntry } from './navigation';

/** The entries that the user may see. */
export function useNavigation(): readonly NavEntry[] {
  const isAdmin = useMe().role === 'admin';
  return NAVIGATION.filter(({ admin }) => admin !== true || isAdmin);
}
