import type { Seed } from '../model';
import { praxisSeed } from './praxis';
import { salonSeed } from './salon';

/** Several catalogues as one Cal.com. */
export const mergeSeeds = (...seeds: readonly Seed[]): Seed => ({
  accounts: seeds.flatMap(({ accounts }) => accounts),
  organizations: seeds.flatMap(({ organizations }) => organizations ?? []),
  hosts: seeds.flatMap(({ hosts }) => hosts),
  teams: seeds.flatMap(({ teams }) => teams),
  eventTypes: seeds.flatMap(({ eventTypes }) => eventTypes),
});

/** Two customers of Cal.com who must never see each other's data. */
export const defaultSeed: Seed = mergeSeeds(salonSeed, praxisSeed);
