import type { MessageDescriptor } from '@lingui/core';
import type { SyncRun } from '@team-selector/client';
import type { Tone } from '../../../shared/states/tone';

const TEXTS = {
  running: /* i18n */ { id: 'teams.run.running' },
  succeeded: /* i18n */ { id: 'teams.run.succeeded' },
  partly: /* i18n */ { id: 'teams.run.partly' },
  failed: /* i18n */ { id: 'teams.run.failed' },
};

/** How a run went. One that has stored less than Cal.com listed says so. */
export function runMark({ status, errors }: SyncRun): { tone: Tone; text: MessageDescriptor } {
  if (status === 'running') return { tone: 'waiting', text: TEXTS.running };
  if (status === 'failed') return { tone: 'bad', text: TEXTS.failed };
  return errors.length > 0 ? { tone: 'waiting', text: TEXTS.partly } : { tone: 'good', text: TEXTS.succeeded };
}
