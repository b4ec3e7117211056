import type { INestApplicationContext } from '@nestjs/common';
import type { OptionValues } from 'commander';
import { UpcomingOfPerson } from '@app/booking';
import { AppError, notFound } from '@app/common';
import { type Contact, PersonalData, type Trace } from '@app/personal-data';
import { readEmail, readPhoneNumber } from '@app/speech';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import type { Work } from '../command-runner';

interface Found {
  tenant: TenantContext;
  contact: Contact;
  trace: Trace;
}

export const exportPerson: Work = async (app, options) => {
  const { tenant, contact, trace } = await found(app, options);
  return { person: contact, ...(await app.get(PersonalData).export(tenant, trace)) };
};

export const personAsText = (person: object): string => JSON.stringify(person, null, 2);

export const erasePerson: Work = async (app, options) => {
  const { tenant, contact, trace } = await found(app, options);
  const appointments = app.get(UpcomingOfPerson, { strict: false });
  const upcoming = await appointments.among(tenant, trace.bookings);
  if (upcoming.length > 0 && !options.cancel && !options.keep)
    throw new AppError('conflict', {
      message: `The person has ${upcoming.length} appointments to come (${upcoming.map(named).join('; ')}); nothing was erased. Add --cancel or --keep`,
      details: { appointments: upcoming.map(({ id, startAt }) => ({ booking_id: id, start: startAt.toISOString() })) },
    });
  if (options.cancel) await appointments.cancel(tenant, upcoming);
  else appointments.requireSettled(upcoming);
  const uids = [...trace.uids];
  const erased = await app.get(PersonalData).erase(tenant, contact);
  return { erased, at_calcom: { uids, note: AT_CALCOM } };
};

const AT_CALCOM =
  'Cal.com keeps its own copy of these bookings, with the person; erase them there if that is wanted, too. Endpoints that were told of them keep what they have stored';

const named = ({ id, startAt }: { id: number; startAt: Date }): string => `booking ${id} at ${startAt.toISOString()}`;

/** @throws AppError 404 where nothing is stored about the person. */
async function found(app: INestApplicationContext, options: OptionValues): Promise<Found> {
  const companies = app.get(CompaniesService);
  const tenant = await companies.contextFor(options.company);
  const contact = contactIn(options, await companies.country(tenant));
  const trace = await app.get(PersonalData).find(tenant, contact);
  if (!trace) throw notFound('Nothing is stored about this person in this company; nothing was changed');
  return { tenant, contact, trace };
}

/** @throws AppError 400 */
function contactIn({ email, phone }: OptionValues, country: string | undefined): Contact {
  const address = readEmail(email ?? '');
  const number = readPhoneNumber(phone ?? '', country);
  if (address.kind === 'unusable') throw refused(`--email: ${address.why}`);
  if (number.kind === 'unusable') throw refused(`--phone: ${number.why}`);
  const contact = {
    email: address.kind === 'given' ? address.value.toLowerCase() : undefined,
    phone: number.kind === 'given' ? number.value : undefined,
  };
  if (contact.email === undefined && contact.phone === undefined)
    throw refused('Name the person by --email, by --phone, or by both');
  return contact;
}

const refused = (message: string): AppError => new AppError('validation_failed', { message });
