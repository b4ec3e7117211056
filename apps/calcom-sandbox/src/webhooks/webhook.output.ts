import type { Webhook } from '../model';

/** The answer's shape. The secret is echoed. */
export const webhookOutput = ({ eventTypeId, organizationId, ...webhook }: Webhook) => ({
  ...webhook,
  ...(eventTypeId !== null ? { eventTypeId } : { teamId: organizationId }),
});
