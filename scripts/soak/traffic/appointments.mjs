import { Ledger, toldAgent, toldUser } from '../../../test/faults/agreement/ledger.ts';

/** The appointments as callers were told them. A request without an answer may or may not have been carried out. */
export class Appointments {
  ledger = new Ledger();
  /** `{id, company, isBusy, isRagged}` of each appointment that a caller was told. */
  all = [];

  /** @param told by `toldUser` or `toldAgent`. */
  booked(asked, answer, company, isAgent) {
    const told = isAgent ? toldAgent(answer) : toldUser(asked, answer);
    if (answer.status === 0) return;
    this.ledger.note(asked, told, true);
    if (told.status < 300 && told.id !== undefined && !this.all.some(({ id }) => id === told.id))
      this.all.push({ id: told.id, company, uid: answer.body.data?.uid, isBusy: false, isRagged: false });
  }

  /** Reserves an appointment: no other visitor changes it until {@link release}. */
  take(random) {
    const free = this.all.filter(({ isBusy, isGone }) => !isBusy && !isGone);
    const taken = free.length === 0 ? undefined : random.pick(free);
    if (taken) taken.isBusy = true;
    return taken;
  }

  release(appointment) {
    appointment.isBusy = false;
  }

  changed(asked, answer, appointment) {
    const isUnsure = answer.status === 0 || answer.status === 202 || answer.status >= 500;
    const told = answer.status === 0 ? { status: 503, id: asked.id } : toldUser(asked, answer);
    this.ledger.note(asked, told, !appointment.isRagged && !isUnsure);
    if (isUnsure) appointment.isRagged = true;
    if (asked.kind === 'cancel' && answer.status < 300) appointment.isGone = true;
    // Each move gives it another uid at Cal.com.
    appointment.uid = answer.body.data?.uid ?? appointment.uid;
  }

  /** It was changed at Cal.com itself. */
  changedElsewhere({ id }, start) {
    const entry = this.ledger.entry(id);
    if (start === undefined) entry.mayBeCancelled = true;
    else entry.starts.add(Date.parse(start));
  }
}
