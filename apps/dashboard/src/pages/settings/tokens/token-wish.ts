import type { ABILITIES } from './abilities';
import type { Lifetime } from './lifetimes';
import type { TokenWish } from './use-tokens';

export interface TokenValues {
  name: string;
  userId: number;
  /** Whether only the chosen abilities count. */
  isLimited: boolean;
  abilities: (keyof typeof ABILITIES)[];
  lifetime: Lifetime;
}

/** What is sent for what was entered. */
export const wishOf = ({ name, userId, isLimited, abilities, lifetime }: TokenValues): TokenWish => ({
  name: name.trim(),
  user_id: userId,
  abilities: isLimited ? abilities : ['*'],
  ...(lifetime === 'never' ? {} : { expires_in: lifetime }),
});
