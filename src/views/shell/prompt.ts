import type { Key } from '../view.ts';
import { candidates } from './candidates.ts';
import type { Choices } from './choices.ts';
import { typedBy } from './keys.ts';
import type { RegisteredView } from './live-view.ts';

/** The line after `:`: a view's name, then maybe its argument. */
export interface Prompt {
  readonly text: string;
  /** Which of what is offered is chosen; null before an arrow key. */
  readonly chosen: number | null;
}

export const EMPTY_PROMPT: Prompt = { text: '', chosen: null };

/** What a key makes of the prompt. */
export type PromptStep =
  | { readonly kind: 'stay'; readonly prompt: Prompt }
  | { readonly kind: 'close' }
  | { readonly kind: 'go'; readonly view: string; readonly argument: string | null };

/** What may follow what was typed, as whole lines. */
export function offered({ text }: Prompt, views: readonly RegisteredView[], choices: Choices): string[] {
  const { word, argument } = split(text);
  if (argument === null) {
    return candidates(
      word,
      views.map(({ name }) => name),
    );
  }
  const view = views.find(({ name }) => name === word);
  return candidates(argument, view?.completions(choices) ?? []).map((choice) => `${word} ${choice}`);
}

/** Takes a key; `lines` is what is offered now. */
export function pressPrompt(prompt: Prompt, key: Key, lines: readonly string[]): PromptStep {
  switch (key) {
    case 'escape':
      return { kind: 'close' };
    case 'enter':
      return go(prompt, lines);
    case 'tab':
      return stay(completed(prompt, lines), null);
    case 'up':
      return stay(prompt.text, prompt.chosen === null || lines.length === 0 ? null : Math.max(0, prompt.chosen - 1));
    case 'down':
      return stay(prompt.text, lines.length === 0 ? null : Math.min(lines.length - 1, (prompt.chosen ?? -1) + 1));
    case 'backspace':
      return prompt.text === '' ? { kind: 'close' } : stay([...prompt.text].slice(0, -1).join(''), null);
  }
  const character = typedBy(key);
  return stay(prompt.text + (character ?? ''), character === null ? prompt.chosen : null);
}

function stay(text: string, chosen: number | null): PromptStep {
  return { kind: 'stay', prompt: { text, chosen } };
}

/** A view's whole name gets the space after which its argument is offered. */
function completed({ text, chosen }: Prompt, lines: readonly string[]): string {
  const line = lines[chosen ?? 0] ?? text;
  return line.includes(' ') ? line : `${line} `;
}

/** The beginning of a view's name is enough; an argument is taken as it was typed, unless one was chosen. */
function go(prompt: Prompt, lines: readonly string[]): PromptStep {
  const typed = split(prompt.text);
  if (prompt.chosen === null && prompt.text.trim() === '') return { kind: 'close' };
  const line = lines[prompt.chosen ?? 0] ?? prompt.text;
  const { word, argument } = prompt.chosen === null && typed.argument !== null ? typed : split(line);
  return { kind: 'go', view: word, argument: argument === '' ? null : argument };
}

function split(text: string): { readonly word: string; readonly argument: string | null } {
  const [, word = '', argument] = /^\s*(\S*)(?:\s+(.*))?$/su.exec(text) ?? [];
  return { word, argument: argument === undefined ? null : argument.trim() };
}
