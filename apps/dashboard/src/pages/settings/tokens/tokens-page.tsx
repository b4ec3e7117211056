import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Token } from '@team-selector/client';
import { PageHeading } from '../../../shared/access/page-heading';
import { MoreButton } from '../../../shared/lists/more-button';
import { Empty } from '../../../shared/states/empty';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { AddButton } from '../frame/add-button';
import { NewToken } from './new-token';
import { RevokedToken } from './revoked-token';
import { TokensTable } from './tokens-table';
import { useTokens } from './use-tokens';

export function TokensPage() {
  const { i18n } = useLingui();
  const tokens = useTokens();
  const [isCreating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState<Token>();
  return (
    <>
      <PageHeading aside={<AddButton label={i18n.t('settings.tokens.new')} onClick={() => setCreating(true)} />}>
        {i18n.t('settings.tokens.heading')}
      </PageHeading>
      <Text c="dimmed" mt="-sm" mb="lg">
        {i18n.t('settings.tokens.lead')}
      </Text>
      <QueryView
        query={tokens}
        skeleton={<SkeletonLines />}
        empty={(all) => (all.length === 0 ? <Empty text={i18n.t('settings.tokens.none')} /> : undefined)}
      >
        {(all) => <TokensTable tokens={all} onRevoke={setRevoked} />}
      </QueryView>
      <MoreButton list={tokens} />
      {isCreating && <NewToken onClose={() => setCreating(false)} />}
      {revoked && <RevokedToken token={revoked} onClose={() => setRevoked(undefined)} />}
    </>
  );
}
