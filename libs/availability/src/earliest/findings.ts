import type { AppError } from '@app/common';
import type { SlotDto } from '../availability.dto';
import type { OfferCandidate } from './candidates';
import type { EarliestAnswerDto, SkippedDto } from './earliest.dto';
import type { Ranking } from './ranking';

/** What a search has found so far. */
export interface Findings {
  ranking: Ranking<OfferCandidate>;
  answered: Set<OfferCandidate>;
  failed: Map<OfferCandidate, AppError>;
  isStale: boolean;
}

/** @throws AppError what the first candidate failed with, when none was answered. */
export function answerOf({ ranking, answered, failed, isStale }: Findings, skipped: SkippedDto[]): EarliestAnswerDto {
  const [failure] = failed.values();
  if (failure && answered.size === 0) throw failure;
  for (const [candidate, { status }] of failed)
    skipped.push(skippedFor(candidate, status === 503 ? 'unavailable' : 'refused'));
  const data = ranking.slots.map(({ source, text }) => {
    const { start, slot_id } = JSON.parse(text) as SlotDto;
    return { team_id: source.teamId, event_type_id: source.eventTypeId, start, slot_id };
  });
  const asked = [...answered].toSorted((a, b) => a.rank - b.rank).map(({ teamId }) => teamId);
  return { success: true, data, asked: [...new Set(asked)], skipped, stale: isStale };
}

export const skippedFor = ({ teamId, eventTypeId }: OfferCandidate, reason: SkippedDto['reason']): SkippedDto => ({
  team_id: teamId,
  event_type_id: eventTypeId,
  reason,
});
