import { Allow, IsString, MaxLength } from 'class-validator';
import { canonicalTimezone, FromDigits, IsId, MayBeMissing, validated } from '@app/common';
import { type Arguments, pick } from './arguments';

/** The longest name, and some words around it. */
export const MAX_NAME_LENGTH = 300;

const FIELDS = ['team_id', 'team', 'event_type_id', 'service', 'when'];

/** What names a team, a service and a time: ids, or a caller's words. */
class NamingArguments {
  @MayBeMissing()
  @FromDigits()
  @IsId()
  team_id?: number;

  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_NAME_LENGTH)
  team?: string;

  @MayBeMissing()
  @FromDigits()
  @IsId()
  event_type_id?: number;

  @MayBeMissing()
  @IsString()
  @MaxLength(MAX_NAME_LENGTH)
  service?: string;

  /** Read when the zone is known; anything but a text is refused there. */
  @Allow()
  when?: unknown;
}

/** @throws AppError 400 naming each field. */
export const namingArguments = (args: Arguments): NamingArguments => validated(NamingArguments, pick(args, FIELDS));

/** The zone that a caller is in, where a known one is named. */
export const zoneIn = ({ timezone }: Arguments): string | undefined =>
  typeof timezone === 'string' ? canonicalTimezone(timezone) : undefined;
