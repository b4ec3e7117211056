/** What is fixed about a code, whatever the case. */
export interface ErrorEntry {
  /** HTTP status. */
  status: number;
  /** The message of an answer that brings none of its own. One sentence, without the full stop. */
  message: string;
  /** The most likely fix, for the caller or the operator. Sentences. */
  fix: string;
}
