import type { AuditEntry } from '@team-selector/client';

/** What it was done to, as the API names it: `team 5`. */
export const objectText = ({ object_type: type, object_id: id }: AuditEntry): string | undefined =>
  type === null ? undefined : [type, id].filter((part) => part !== null).join(' ');
