import type { I18n } from '@lingui/core';
import type { Status } from '@team-selector/client';
import type { Tone } from '../../../shared/states/tone';

/** One part of the company's state. */
export interface Tile {
  label: string;
  /** In a word or a number. */
  value: string;
  tone: Tone;
  /** What it means, and what to do where it is not good. */
  sentence: string;
}

/** Makes a tile of a part of the state; `zone` is the company's. */
export type TileOf = (status: Status, i18n: I18n, zone: string) => Tile;

/** The tile of a part whose state is unknown. */
export const unknownTile = (label: string, i18n: I18n): Tile => ({
  label,
  value: i18n.t('status.unknown'),
  tone: 'off',
  sentence: i18n.t('status.unknown_sentence'),
});
