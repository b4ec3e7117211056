import { useLingui } from '@lingui/react';
import { SimpleGrid } from '@mantine/core';
import type { Status } from '@team-selector/client';
import { useMe } from '../../../shared/session/use-me';
import { TileCard } from './tile-card';
import { tilesOf } from './tiles-of';

export function Tiles({ status }: { status: Status }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
      {tilesOf(status, i18n, timezone).map((tile) => (
        <TileCard key={tile.label} tile={tile} />
      ))}
    </SimpleGrid>
  );
}
