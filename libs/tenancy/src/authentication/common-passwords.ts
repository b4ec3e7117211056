/** What lists of leaked passwords begin with. */
const WORDS = `
password passwort passw0rd p@ssw0rd kennwort geheim secret admin administrator root welcome willkommen letmein changeme default
master hello hallo iloveyou princess qwerty qwertz qwertyuiop qwertzuiop asdfgh asdfghjkl yxcvbnm zxcvbnm 1q2w3e4r 1q2w3e4r5t
1qaz2wsx abc abcd abcdef abcdefgh sunshine dragon monkey football baseball superman
`;
const RUNS = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz'];

/** One of the words, once or several times, and then digits and signs, as rules of old have asked for. */
const EMBELLISHED = new RegExp(`^(${WORDS.trim().split(/\s+/).join('|')})(?:[\\s_-]?\\1)*[\\d\\p{P}\\p{S}]*$`, 'u');
/** Fewer are a key that was held down. */
const MIN_DIFFERENT_SIGNS = 4;

/** Whether a password is among the commonest, in whatever case: they are guessed first, however long they are. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase();
  const isHeldKey = new Set(folded).size < MIN_DIFFERENT_SIGNS;
  return isHeldKey || RUNS.some((run) => run.includes(folded)) || EMBELLISHED.test(folded);
}
