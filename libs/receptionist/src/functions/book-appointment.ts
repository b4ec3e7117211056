import { Injectable } from '@nestjs/common';
import { BookAppointment as Bookings, BookDto, isOpen } from '@app/booking';
import { AppError, type FieldProblem, invalid, validated } from '@app/common';
import { ownKey } from '@app/idempotency';
import type { ReceptionAnswer } from '../answers/answer';
import { phrases } from '../answers/phrases';
import { Refusals, type Wanted } from '../answers/refusals';
import type { Arguments } from '../arguments/arguments';
import { bookArguments } from '../arguments/book-arguments';
import { PARAMETERS } from '../arguments/parameters';
import type { Conversation } from '../conversation';
import { ChosenSlots } from './chosen-slot';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

const { slot_id, event_type_id, service, team_id, team, start, when, duration } = PARAMETERS;

@Injectable()
export class BookAppointment implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'book_appointment',
    kind: 'write',
    ability: 'bookings:write',
    isKeyed: true,
    description:
      'Book a time for a person: by the slot_id of an offered time, or by service and time. The same wish is booked once.',
    parameters: {
      type: 'object',
      properties: {
        slot_id,
        event_type_id,
        service,
        team_id,
        team,
        start,
        when,
        duration,
        name: { type: 'string', example: 'Erika Mustermann', description: 'Full name of whom the appointment is for' },
        email: { type: 'string', example: 'erika@example.org', description: 'Only if the caller gave one' },
        phone: { type: 'string', example: '+4930901820', description: 'Only if it is not the calling number' },
        notes: { type: 'string', example: 'First visit', description: 'What the caller wants to be noted' },
        answers: {
          type: 'object',
          additionalProperties: true,
          example: { insurance: 'privat' },
          description: "Answers to the service's own questions, by their slugs",
        },
        location: {
          type: 'string',
          example: 'attendeePhone',
          description: 'One of the places that the service offers',
        },
      },
      required: ['name'],
    },
  };

  constructor(
    private readonly bookings: Bookings,
    private readonly chosen: ChosenSlots,
    private readonly refusals: Refusals,
  ) {}

  async run(conversation: Conversation, given: Arguments): Promise<ReceptionAnswer> {
    const { tenant, source, callId, callersNumber, idempotencyKey } = conversation;
    const since = performance.now();
    let wanted: Wanted | undefined;
    let heard: { understood?: string } = {};
    try {
      const { args, understood } = await this.chosen.of(conversation, given);
      if (understood !== undefined) heard = { understood };
      const body = bookArguments(args, callersNumber, source);
      const request = validated(BookDto, body);
      wanted = await this.bookings.slotOf(tenant, request);
      const asker = { key: ownKey(tenant, idempotencyKey), callId, callersNumber, source };
      const { value } = await this.bookings.book(tenant, request, asker);
      if (isOpen(value.status)) {
        const say = phrases[tenant.locale].unconfirmed;
        return { ok: false, reason: 'unconfirmed', say, booking_id: value.id, status: value.status, ...heard };
      }
      return {
        ok: true,
        say: value.confirmation,
        booking_id: value.id,
        status: value.status,
        start: value.start,
        end: value.end,
        hosts: value.hosts.map(({ name }) => name),
        code: value.code,
        ...heard,
      };
    } catch (error) {
      if (source === 'api') throw asArguments(error);
      return { ...(await this.refusals.answer(tenant, error, wanted, performance.now() - since)), ...heard };
    }
  }
}

/** Names fields as the arguments are named that they were made of. */
const asArguments = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'validation_failed' && error.details !== undefined
    ? invalid(...(error.details as FieldProblem[]).map((problem) => ({ ...problem, field: argumentIn(problem.field) })))
    : error;

const argumentIn = (field: string): string => field.replace(/^attendee\./, '').replace(/^phone_number$/, 'phone');
