import { Injectable } from '@nestjs/common';
import { invalid } from '@app/common';
import { readPhoneNumber } from '@app/speech';
import { TeamsService } from '@app/teams';
import { CompaniesService } from '@app/tenancy';
import type { ReceptionAnswer } from '../answers/answer';
import { callbackPhrases } from '../answers/callback-phrases';
import type { Arguments } from '../arguments/arguments';
import { CallbacksService } from '../callbacks/callbacks.service';
import type { Conversation } from '../conversation';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

const MAX_NAME_LENGTH = 200;
const MAX_NOTES_LENGTH = 2000;
/** Enough for the caller to recognize the number, without reading all of it out. */
const DIGITS_TO_SAY = 4;

/** Stores a request to be called back. Promises only that it is noted. */
@Injectable()
export class RequestCallback implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'request_callback',
    kind: 'write',
    ability: 'callbacks:write',
    description: 'Note that the caller wants to be called back. The company is told; do not promise when it will call.',
    parameters: {
      type: 'object',
      properties: {
        name: { type: 'string', example: 'Erika Mustermann', description: 'Who is to be called' },
        phone: { type: 'string', example: '+4930901820', description: 'Only if it is not the calling number' },
        when: { type: 'string', example: 'morgen Vormittag', description: "When it suits, in the caller's own words" },
        notes: { type: 'string', example: 'Wants to move her appointment', description: 'What it is about' },
      },
    },
  };

  constructor(
    private readonly callbacks: CallbacksService,
    private readonly companies: CompaniesService,
    private readonly teams: TeamsService,
  ) {}

  async run(conversation: Conversation, args: Arguments): Promise<ReceptionAnswer> {
    const { tenant, callId } = conversation;
    const phone = await this.phoneOf(conversation, args);
    const teamId = conversation.teamId ?? (await this.teams.defaultId(tenant));
    // Without a team, only users of the whole company would see the callback.
    if (teamId === undefined && tenant.branchId !== undefined)
      throw invalid({ field: 'team_id', message: 'is required: the branch has no default team' });
    const wanted = textOf(args.when, MAX_NOTES_LENGTH);
    const wish = {
      name: textOf(args.name, MAX_NAME_LENGTH),
      phone,
      wanted,
      notes: textOf(args.notes, MAX_NOTES_LENGTH),
      callId: callId ?? null,
      teamId: teamId ?? null,
    };
    const { id } = await this.callbacks.request(tenant, wish);
    const say = callbackPhrases[tenant.locale].noted(phone.slice(-DIGITS_TO_SAY), wanted !== null);
    return { ok: true, say, callback_id: id };
  }

  /** The given number, else the one that the call came from. @throws AppError 400 naming `phone`. */
  private async phoneOf({ tenant, callersNumber }: Conversation, args: Arguments): Promise<string> {
    const given = typeof args.phone === 'number' ? String(args.phone) : (args.phone ?? args.phone_number ?? '');
    if (typeof given !== 'string') throw invalid({ field: 'phone', message: 'must be a text' });
    const reading = readPhoneNumber(given, await this.companies.country(tenant));
    if (reading.kind === 'given') return reading.value;
    if (reading.kind === 'unusable') throw invalid({ field: 'phone', message: reading.why });
    if (callersNumber !== undefined) return callersNumber;
    throw invalid({ field: 'phone', message: 'is needed, as the call comes from no number' });
  }
}

/** A text for people: truncated if too long; null if the value is not a text. */
function textOf(value: unknown, length: number): string | null {
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  if (text === '') return null;
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
