import { MikroORM } from '@mikro-orm/core';
import { quoted } from '@app/database';
import { Ownership } from '@app/tenancy';
import { asOwner } from '../../support/as-owner';
import type { World } from '../../support/world';

export const WALLS = ['guard', 'filter', 'policies'] as const;
export type Wall = (typeof WALLS)[number];

/** Switches walls off for the duration of the work, and on again. */
export async function without(world: World, walls: readonly Wall[], work: () => Promise<void>): Promise<void> {
  const restores = [];
  for (const wall of walls) restores.push(await SWITCH_OFF[wall](world));
  try {
    await work();
  } finally {
    for (const restore of restores) await restore();
  }
}

/** For each wall, a function that switches it off and returns one that switches it on. */
const SWITCH_OFF: Record<Wall, (world: World) => Promise<() => Promise<void> | void>> = {
  async guard({ app }) {
    const ownership = app.get(Ownership);
    ownership.require = async () => {};
    return () => void Reflect.deleteProperty(ownership, 'require');
  },

  async filter({ app }) {
    const filters = [...app.get(MikroORM).getMetadata()].flatMap((meta) => Object.values(meta.filters));
    for (const filter of filters) filter.default = false;
    return () => {
      for (const filter of filters) filter.default = true;
    };
  },

  async policies(world) {
    const tables = await asOwner<{ relname: string }>(
      world,
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity`,
    );
    for (const { relname } of tables) await asOwner(world, `alter table ${quoted(relname)} disable row level security`);
    return async () => {
      for (const { relname } of tables)
        await asOwner(world, `alter table ${quoted(relname)} enable row level security`);
    };
  },
};
