/**
 * Something that went wrong and is not a fault of prox: what was found, what was expected, where, and what to do.
 *
 * - `usage`: the user can put it right (exit code 2)
 * - `database`: the database can't be reached, opened or used as it is (exit code 3)
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: 'usage' | 'database';
  /** What to do about it, each a sentence or a command. */
  readonly suggestions: readonly string[];

  /** `cause` is the error that it tells of, for code that knows what to do about that one. */
  constructor(kind: 'usage' | 'database', message: string, suggestions: readonly string[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.suggestions = suggestions;
  }
}
