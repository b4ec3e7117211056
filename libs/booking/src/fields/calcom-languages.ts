/** The languages of an attendee that Cal.com accepts. Source: its API document. */
export const CALCOM_LANGUAGES =
  'ar az bg bn ca cs da de el en es es-419 et eu fi fr he hr hu id it iw ja km ko lv nl no pl pt pt-BR ro ru sk sr sv ta th tr uk vi zh-CN zh-TW'.split(
    ' ',
  );
