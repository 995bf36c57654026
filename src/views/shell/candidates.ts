/** Those of `choices` that the typed text may mean: the ones that begin with it first, then those that have it inside. */
export function candidates(typed: string, choices: readonly string[]): string[] {
  const wanted = typed.toLowerCase();
  const place = (choice: string): number => choice.toLowerCase().indexOf(wanted);
  const begin = choices.filter((choice) => place(choice) === 0);
  return [...begin, ...choices.filter((choice) => place(choice) > 0)];
}
