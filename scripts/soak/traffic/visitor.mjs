import { setTimeout as pause } from 'node:timers/promises';
import { availability, foreign, QUESTIONS } from './questions.mjs';
import { signedCall, signedQuestion } from './signed-calls.mjs';

/** Maximum pause between two requests of a visitor. */
const THINKING_MS = 400;
/** Of the offered slots, how many a visitor chooses from: few, so that visitors compete for the same ones. */
const WANTED_SLOTS = 24;
const TRIES = 3;

const ACTS = {
  question: 77,
  foreign: 4,
  call: 8,
  book: 9,
  'call to book': 4,
  move: 4,
  cancel: 3,
  elsewhere: 2,
  rename: 2,
  sync: 1,
};
const QUESTION_WEIGHTS = Object.fromEntries(Object.entries(QUESTIONS).map(([kind, [weight]]) => [kind, weight]));

/** A client that queries, books, moves and cancels at any of the processes. */
export class Visitor {
  constructor({ apis, sandbox }, http, random, appointments, companies) {
    Object.assign(this, { apis, sandbox, http, random, appointments, companies });
    this.number = 0;
  }

  async stay(until) {
    while (performance.now() < until) {
      await this[this.random.pickByWeight(ACTS)](this.random.pickZipf(this.companies));
      await pause(this.random.between(0, THINKING_MS));
    }
  }

  question(company) {
    const kind = this.random.pickByWeight(QUESTION_WEIGHTS);
    return this.send(company, kind, QUESTIONS[kind][1](company, this.random));
  }

  foreign(company) {
    const other = this.random.pick(this.companies.filter((each) => each !== company));
    return this.send(company, 'ask for foreign', foreign(other, this.random));
  }

  call(company) {
    return this.send(company, 'signed question', signedQuestion(company, this.random));
  }

  sync(company) {
    return this.send(company, 'sync', { method: 'POST', path: '/api/calcom/teams/sync', json: {} });
  }

  /** A change that invalidates cached answers in every process. */
  rename(company) {
    const json = { name: `Salon ${company.marker} ${this.key()}` };
    const path = `/api/calcom/teams/${this.random.pick(company.teams).id}`;
    return this.send(company, 'rename team', { method: 'PATCH', path, json });
  }

  async book(company) {
    const wish = await this.wish(company);
    if (!wish) return;
    const { asked, attendee, slot_id } = wish;
    const json = { slot_id, attendee };
    const headers = { 'idempotency-key': this.key() };
    await this.persist(
      () => this.send(company, 'book', { method: 'POST', path: '/api/bookings', json, headers }),
      (answer) => this.appointments.booked(asked, answer, company, false),
    );
  }

  async 'call to book'(company) {
    const wish = await this.wish(company);
    if (!wish) return;
    const { asked, attendee, slot_id } = wish;
    const request = signedCall(company, 'book_appointment', { slot_id, ...attendee });
    await this.persist(
      () => this.send(company, 'signed booking', request),
      (answer) => this.appointments.booked(asked, answer, company, true),
    );
  }

  move() {
    return this.change(async (appointment) => {
      const { company } = appointment;
      const wish = await this.wish(company);
      if (!wish) return;
      const asked = { kind: 'move', id: appointment.id, start: wish.asked.start };
      const path = `/api/bookings/${appointment.id}/reschedule`;
      const request = {
        method: 'POST',
        path,
        json: { start: asked.start },
        headers: { 'idempotency-key': this.key() },
      };
      await this.persist(
        () => this.send(company, 'move', request),
        (answer) => this.appointments.changed(asked, answer, appointment),
      );
    });
  }

  cancel() {
    return this.change(async (appointment) => {
      const asked = { kind: 'cancel', id: appointment.id };
      const path = `/api/bookings/${appointment.id}/cancel`;
      const request = { method: 'POST', path, json: { reason: 'Ill' }, headers: { 'idempotency-key': this.key() } };
      await this.persist(
        () => this.send(appointment.company, 'cancel', request),
        (answer) => this.appointments.changed(asked, answer, appointment),
      );
    });
  }

  /** A host cancels at Cal.com itself, which reports it by webhook. */
  elsewhere() {
    return this.change(async (appointment) => {
      if (appointment.uid === undefined) return;
      this.appointments.changedElsewhere(appointment);
      await this.sandbox.act(appointment.uid, 'cancel', { cancellationReason: 'Closed' });
      appointment.isGone = true;
    });
  }

  async change(act) {
    const appointment = this.appointments.take(this.random);
    if (!appointment) return;
    await act(appointment);
    this.appointments.release(appointment);
  }

  /** A free slot, and an attendee who has never booked before. */
  async wish(company) {
    const request = availability(company, this.random);
    const { body } = await this.send(company, 'read availability', request);
    const slots = body.data?.slots?.slice(0, WANTED_SLOTS) ?? [];
    if (slots.length === 0) return undefined;
    const { start, slot_id } = this.random.pick(slots);
    const name = `Gast ${this.name}${++this.number} ${company.marker}`;
    const email = `gast-${this.name}${this.number}@${company.marker}.example`;
    const asked = { kind: 'book', email, eventTypeId: request.query.event_type_id, start };
    return { asked, attendee: { name, email }, slot_id };
  }

  /** Repeats the same request at any process when it got no answer or the service asked to try later. */
  async persist(send, note) {
    for (let tries = 1; tries <= TRIES; tries++) {
      const answer = await send();
      note(answer);
      if (answer.status !== 0 && answer.status !== 503 && answer.body.code !== 'in_progress') return;
      await pause(this.random.between(200, 1000));
    }
  }

  send(company, kind, request) {
    return this.http.send(this.random.pick(this.apis), company, kind, request);
  }

  key() {
    return `${this.name}-${++this.number}`;
  }
}
