import type { Locale } from '@app/speech';

export interface DemoCompany {
  name: string;
  timezone: string;
  locale: Locale;
  /** Valid at the bundled sandbox; another Cal.com refuses it, and the company then has no teams. */
  calcomKey: string;
  /** Each served by the team with this id at Cal.com. */
  branches: readonly { name: string; calcomTeamId: number }[];
  adminEmail: string;
  memberEmail: string;
  agentId: string;
  phoneNumber: string;
}

export const DEMO_PASSWORD = 'demo-password';

/** Two companies, to show that neither sees the other's data, and whose agents speak German and English. */
export const DEMO_COMPANIES: readonly DemoCompany[] = [
  {
    name: 'Salon Kessler',
    timezone: 'Europe/Berlin',
    locale: 'de',
    calcomKey: 'cal_live_sandbox_salon_4f9a1c7e2b8d',
    branches: [
      { name: 'Berlin', calcomTeamId: 34209 },
      { name: 'Hamburg', calcomTeamId: 34210 },
      { name: 'München', calcomTeamId: 34211 },
    ],
    adminEmail: 'admin@salon-kessler.example',
    memberEmail: 'empfang@salon-kessler.example',
    agentId: 'agent_demo_salon_kessler',
    phoneNumber: '+4930901820110',
  },
  {
    name: 'Physiotherapie am Park',
    timezone: 'Europe/Berlin',
    locale: 'en',
    calcomKey: 'cal_live_sandbox_praxis_9d3e6b0a5c1f',
    branches: [
      { name: 'Köln', calcomTeamId: 51877 },
      { name: 'Leipzig', calcomTeamId: 51878 },
    ],
    adminEmail: 'admin@physio-am-park.example',
    memberEmail: 'empfang@physio-am-park.example',
    agentId: 'agent_demo_physio_am_park',
    phoneNumber: '+4922190182011',
  },
];
