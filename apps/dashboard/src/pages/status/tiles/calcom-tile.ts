import { momentText } from '../../../shared/time/formats';
import { type TileOf, unknownTile } from './tile';

const VALUES = {
  up: /* i18n */ { id: 'status.calcom.up' },
  degraded: /* i18n */ { id: 'status.calcom.degraded' },
  down: /* i18n */ { id: 'status.calcom.down' },
  blocked: /* i18n */ { id: 'status.calcom.blocked' },
};
const SENTENCES = {
  up: /* i18n */ { id: 'status.calcom.up_sentence' },
  degraded: /* i18n */ { id: 'status.calcom.degraded_sentence' },
  down: /* i18n */ { id: 'status.calcom.down_sentence' },
  blocked: /* i18n */ { id: 'status.calcom.blocked_sentence' },
};
const TONES = { up: 'good', degraded: 'waiting', down: 'bad', blocked: 'bad' } as const;

/** The circuit: whether Cal.com is asked at all. */
export const calcomTile: TileOf = ({ calcom }, i18n, zone) => {
  const label = i18n.t('status.calcom.label');
  if (!calcom) return { ...unknownTile(label, i18n), sentence: i18n.t('status.calcom.none_sentence') };
  const { state, since } = calcom;
  const [text, value] = [i18n._(SENTENCES[state]), i18n._(VALUES[state])];
  const sinceText =
    since === null ? '' : ` ${i18n.t('status.calcom.since', { time: momentText(since, zone, i18n.locale) })}`;
  return { label, value, tone: TONES[state], sentence: text + sinceText };
};
