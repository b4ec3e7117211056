import { Outlet } from '@tanstack/react-router';
import { SettingsNav } from './settings-nav';

export function SettingsFrame() {
  return (
    <>
      <SettingsNav />
      <Outlet />
    </>
  );
}
