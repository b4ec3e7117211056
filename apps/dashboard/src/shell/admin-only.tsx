import { Outlet } from '@tanstack/react-router';
import { useMe } from '../shared/session/use-me';
import { Forbidden } from '../shared/states/forbidden';

export function AdminOnly() {
  return useMe().role === 'admin' ? <Outlet /> : <Forbidden />;
}
