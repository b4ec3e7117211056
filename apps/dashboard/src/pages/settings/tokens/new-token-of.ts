import type { ABILITIES } from './abilities';
import type { Lifetime } from './lifetimes';
import type { NewTokenFields } from './use-tokens';

export interface TokenValues {
  name: string;
  userId: number;
  /** Whether only the chosen abilities count. */
  isLimited: boolean;
  abilities: (keyof typeof ABILITIES)[];
  lifetime: Lifetime;
}

/** What is sent for what was entered. */
export const newTokenOf = ({ name, userId, isLimited, abilities, lifetime }: TokenValues): NewTokenFields => ({
  name: name.trim(),
  user_id: userId,
  abilities: isLimited ? abilities : ['*'],
  ...(lifetime === 'never' ? {} : { expires_in: lifetime }),
});
