import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { SideDrawer } from '../../../shared/dialogs/side-drawer';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { CallDetails } from './call-details';
import { callQuery } from './call-query';

export function CallDrawer({ callId, onClose }: { callId: string; onClose: () => void }) {
  const { i18n } = useLingui();
  return (
    <SideDrawer title={i18n.t('calls.details')} onClose={onClose}>
      <QueryView query={useQuery(callQuery(callId))} skeleton={<SkeletonLines count={7} height={48} />}>
        {(call) => <CallDetails call={call} />}
      </QueryView>
    </SideDrawer>
  );
}
