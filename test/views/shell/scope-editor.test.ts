import { describe, expect, test } from 'vitest';
import type { ScopeFilters } from '../../../src/report/scope.ts';
import { NO_CHOICES } from '../../../src/views/shell/choices.ts';
import { type EditorStep, openEditor, pressEditor } from '../../../src/views/shell/scope-editor.ts';

const choices = { ...NO_CHOICES, sessions: ['2026-11-22', '2026-11-15'], maps: ['labmap', 'supply'] };

/** What the filters are after some keys and Enter. */
function applied(keys: readonly string[], filters: ScopeFilters = { bots: false }): Partial<ScopeFilters> {
  let step: EditorStep = { kind: 'stay', editor: openEditor(filters) };
  for (const key of [...keys, 'enter']) {
    if (step.kind === 'stay') step = pressEditor(step.editor, key, choices);
  }
  if (step.kind !== 'apply') throw new Error(step.kind);
  return Object.fromEntries(Object.entries(step.filters).filter(([, value]) => value !== undefined));
}

describe('the scope editor', () => {
  test('Enter without a change gives every filter as it was', () => {
    const filters: ScopeFilters = {
      ...{ session: 'latest', map: 'Supply', round: 2, player: '^1Red', team: 'AXIS', class: 'FIELDOPS', days: 7 },
      ...{ since: '2026-01-01', until: '2026-12-31', round_id: 0, server: 'One', bots: true },
    };
    expect(applied([], filters)).toEqual(filters);
  });

  test('left and right go through the values of a filter and back to any', () => {
    expect(applied(['right'])).toEqual({ session: 'latest', bots: false });
    expect(applied(['right', 'right'])).toEqual({ session: '2026-11-22', bots: false });
    expect(applied(['left'])).toEqual({ session: '2026-11-15', bots: false });
    expect(applied(['right', 'left'])).toEqual({ bots: false });
  });

  test('typing finds a value by any part of it, and letters do not move', () => {
    expect(applied(['down', ...'ppl'])).toEqual({ map: 'supply', bots: false });
    expect(applied(['down', 'l', 'right'])).toEqual({ map: 'labmap', bots: false });
  });

  test('a value that is not offered is taken as typed, for the database to judge', () => {
    expect(applied(['down', ...'oasis'])).toEqual({ map: 'oasis', bots: false });
  });

  test('a filter of few values takes no other, one of numbers no letter', () => {
    expect(applied(['down', 'down', 'down', 'down', 'x', 'a', 'x'])).toMatchObject({ team: expect.any(String) });
    expect(applied(['end', 'up', 'up', '4', 'x', '2'])).toEqual({ round_id: 42, bots: false });
    expect(applied(['end', 'y'])).toEqual({ bots: true });
  });

  test('Backspace clears a value that was there', () => {
    expect(applied(['backspace'], { session: 'latest', bots: false })).toEqual({ bots: false });
  });

  test('Esc leaves everything', () => {
    expect(pressEditor(openEditor({ bots: false }), 'escape', choices)).toEqual({ kind: 'close' });
  });
});
