import type { AuditAction } from '@team-selector/client';
import { api } from '../../../shared/api/client';
import { pageOf } from '../../../shared/api/page-of';
import { usePagedList } from '../../../shared/lists/use-paged-list';

/** The latest first. @param action absent: all. */
export const useAuditLog = (action: AuditAction | undefined) =>
  usePagedList(['audit', action], (cursor) =>
    pageOf(api.GET('/api/audit-log', { params: { query: { action, cursor } } })),
  );
