import type { I18n } from '@lingui/core';
import type { Status } from '@team-selector/client';
import { agentsTile } from './agents-tile';
import { budgetTile } from './budget-tile';
import { cacheTile } from './cache-tile';
import { calcomTile } from './calcom-tile';
import { driftTile } from './drift-tile';
import { keyTile } from './key-tile';
import { queueTile } from './queue-tile';
import { syncTile } from './sync-tile';
import type { Tile } from './tile';
import { webhooksInTile } from './webhooks-in-tile';
import { webhooksOutTile } from './webhooks-out-tile';

const ALL = [calcomTile, budgetTile, queueTile, cacheTile, syncTile, webhooksInTile, webhooksOutTile, driftTile];

/** The tiles of a status. Parts that only administrators get have a tile only if the response contains them. */
export function tilesOf(status: Status, i18n: I18n, zone: string): Tile[] {
  const told = [...(status.calcom?.key == null ? [] : [keyTile]), ...(status.agents == null ? [] : [agentsTile])];
  return [...ALL, ...told].map((tileOf) => tileOf(status, i18n, zone));
}
