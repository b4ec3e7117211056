import { useLingui } from '@lingui/react';
import { Container } from '@mantine/core';
import { PageHeading } from '../shared/access/page-heading';
import { LinkButton } from '../shared/links/link-button';
import { Forbidden } from '../shared/states/forbidden';

/** An address that leads nowhere, with the way to where everything begins. */
export function NotFound() {
  const { i18n } = useLingui();
  return (
    <Container component="main" py="xl">
      <PageHeading>{i18n.t('shared.not_found')}</PageHeading>
      <Forbidden>
        <LinkButton to="/">{i18n.t('shared.to_start')}</LinkButton>
      </Forbidden>
    </Container>
  );
}
