import { describe, expect, test } from 'vitest';
import { NO_CHOICES } from '../../../src/views/shell/choices.ts';
import { registered } from '../../../src/views/shell/live-view.ts';
import { EMPTY_PROMPT, offered, type PromptStep, pressPrompt } from '../../../src/views/shell/prompt.ts';
import { madeView } from '../made-view.ts';

const views = [registered(madeView(), ({ maps }) => maps), registered({ ...madeView(), name: 'maps', title: 'Maps' })];
const choices = { ...NO_CHOICES, maps: ['labmap', 'supply'] };

/** Presses keys from an empty prompt. */
function typed(...keys: string[]): PromptStep {
  let step: PromptStep = { kind: 'stay', prompt: EMPTY_PROMPT };
  for (const key of keys) {
    if (step.kind !== 'stay') break;
    step = pressPrompt(step.prompt, key, offered(step.prompt, views, choices));
  }
  return step;
}

describe('the prompt after :', () => {
  test('the beginning of a name is enough to go there', () => {
    expect(typed('m', 'a', 'p', 'enter')).toEqual({ kind: 'go', view: 'maps', argument: null });
  });

  test('a name and an argument go there with it, as it was typed', () => {
    const step = typed(...'made', 'space', ...'sup', 'enter');
    expect(step).toEqual({ kind: 'go', view: 'made', argument: 'sup' });
  });

  test('Tab completes the name, then the argument', () => {
    expect(typed('m', 'tab', 's', 'tab', 'enter')).toEqual({ kind: 'go', view: 'made', argument: 'supply' });
  });

  test('an arrow chooses of what is offered', () => {
    expect(typed('down', 'down', 'enter')).toEqual({ kind: 'go', view: 'maps', argument: null });
    expect(typed('m', 'tab', 'down', 'down', 'down', 'enter')).toEqual({
      kind: 'go',
      view: 'made',
      argument: 'supply',
    });
  });

  test('Esc, Enter on nothing and Backspace on nothing close it', () => {
    for (const key of ['escape', 'enter', 'backspace']) expect(typed(key)).toEqual({ kind: 'close' });
    expect(typed('x', 'backspace', 'backspace')).toEqual({ kind: 'close' });
  });
});
