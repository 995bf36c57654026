/** An error as sentences for people: what went wrong, then what to do about it. */
export function sentencesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [`A bug in prox: ${String(error)}.`];
  if (!isFailure(error)) return [`A bug in prox: ${error.name}: ${error.message}.`];
  return [error.message, ...error.suggestions].map(sentence);
}

/** By its name and not its class, as in the commands. */
function isFailure(error: Error): error is Error & { readonly suggestions: readonly string[] } {
  return error.name === 'Failure' && 'suggestions' in error && Array.isArray(error.suggestions);
}

function sentence(text: string): string {
  return /[.?!:]$/u.test(text) ? text : `${text}.`;
}
