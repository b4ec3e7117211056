import { useLingui } from '@lingui/react';
import { getRouteApi } from '@tanstack/react-router';
import { PageHeading } from '../../shared/access/page-heading';
import { Forbidden } from '../../shared/states/forbidden';
import { QueryView } from '../../shared/states/query-view';
import { SkeletonLines } from '../../shared/states/skeleton-lines';
import { AppointmentCard } from './appointment-card';
import { OUTCOMES } from './outcomes';
import { useAppointment } from './use-appointment';

const route = getRouteApi('/signed-in/bookings/$bookingId');

export function AppointmentPage() {
  const id = Number(route.useParams().bookingId);
  return Number.isSafeInteger(id) && id > 0 ? <Appointment id={id} /> : <NoAppointment />;
}

function NoAppointment() {
  const { i18n } = useLingui();
  return (
    <>
      <PageHeading>{i18n.t('appointment.heading')}</PageHeading>
      <Forbidden />
    </>
  );
}

function Appointment({ id }: { id: number }) {
  const { i18n } = useLingui();
  const { new: isNew, already } = route.useSearch();
  const query = useAppointment(id);
  const status = query.data?.status;
  // That it is booked is announced once, after booking, and not on later visits.
  const isPlain = status === 'confirmed' && isNew === undefined;
  const heading = status === undefined || isPlain ? i18n.t('appointment.heading') : i18n._(OUTCOMES[status].heading);
  return (
    <>
      <PageHeading key={status === undefined ? 'loading' : 'known'}>{heading}</PageHeading>
      <QueryView query={query} skeleton={<SkeletonLines count={4} height={56} />}>
        {(booking) => <AppointmentCard booking={booking} isNew={isNew === 1} isAlready={already === 1} />}
      </QueryView>
    </>
  );
}
