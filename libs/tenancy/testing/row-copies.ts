import type { EntityManager } from '@mikro-orm/core';
import { OwnChanges } from '../src/access/own-changes';
import { RowCopiesFactory } from '../src/access/row-copies.factory';
import { ScriptedChangeFeed } from './scripted-change-feed';

/** A factory of local copies of rows whose change feed a test scripts. */
export const rowCopiesOn = (em: EntityManager, feed = new ScriptedChangeFeed()): RowCopiesFactory =>
  new RowCopiesFactory(em, feed, new OwnChanges(em, feed));
