import { describe, expect, test } from 'vitest';
import { type Memory, markDone, type SeenFile, takeLook } from '../../src/watcher/ripe-files.ts';

const PATIENCE = { file_ms: 10_000, part_ms: 600_000 };
const NOON = Date.UTC(2026, 10, 22, 12);

function file(change: Partial<SeenFile> = {}): SeenFile {
  return { path: 'r_engagements.txt', bytes: 100, modified_ms: NOON, isEnded: false, ...change };
}

/** A look `after_ms` after noon; the calendar goes with it unless told otherwise. */
function look(memory: Memory, seen: SeenFile, after_ms: number, calendar_ms = NOON + after_ms) {
  return takeLook(memory, [seen], { steady_ms: after_ms, calendar_ms }, PATIENCE);
}

describe('a round file', () => {
  test('is ripe at once with its end marker', () => {
    expect(look(new Map(), file({ isEnded: true }), 0).ripe).toEqual(['r_engagements.txt']);
  });

  test('without one waits until it has not grown for a while', () => {
    const first = look(new Map(), file(), 0);
    expect(first.ripe).toEqual([]);
    expect(first.growing).toEqual(['r_engagements.txt']);
    const grown = look(first.memory, file({ bytes: 200, modified_ms: NOON + 9000 }), 9000);
    expect(look(grown.memory, file({ bytes: 200, modified_ms: NOON + 9000 }), 18_999).ripe).toEqual([]);
    expect(look(grown.memory, file({ bytes: 200, modified_ms: NOON + 9000 }), 19_000).ripe).toHaveLength(1);
  });

  test('that was left alone before the first look is ripe at once', () => {
    expect(look(new Map(), file({ modified_ms: NOON - 86_400_000 }), 0).ripe).toHaveLength(1);
  });

  test('is ripe in time whatever the calendar does', () => {
    const first = look(new Map(), file(), 0);
    expect(look(first.memory, file(), 10_000, NOON - 86_400_000).ripe).toHaveLength(1);
    const inFuture = file({ modified_ms: NOON + 86_400_000 });
    expect(look(look(new Map(), inFuture, 0).memory, inFuture, 10_000).ripe).toHaveLength(1);
  });

  test('that is still a .part waits longer', () => {
    const part = file({ path: 'r_engagements.txt.part' });
    const first = look(new Map(), part, 0);
    expect(look(first.memory, part, 599_999).ripe).toEqual([]);
    expect(look(first.memory, part, 600_000).ripe).toHaveLength(1);
  });

  test('that is done comes again only when it has changed', () => {
    const first = look(new Map(), file({ isEnded: true }), 0);
    markDone(first.memory, 'r_engagements.txt');
    const second = look(first.memory, file({ isEnded: true }), 1000);
    expect(second.ripe).toEqual([]);
    expect(second.growing).toEqual([]);
    expect(look(second.memory, file({ bytes: 101, isEnded: true }), 2000).ripe).toHaveLength(1);
  });

  test('that is not done, as when the database is away, stays ripe', () => {
    const first = look(new Map(), file({ isEnded: true }), 0);
    expect(look(first.memory, file({ isEnded: true }), 1000).ripe).toHaveLength(1);
  });

  test('that has gone is forgotten', () => {
    const { memory } = look(new Map(), file(), 0);
    expect(takeLook(memory, [], { steady_ms: 1, calendar_ms: NOON }, PATIENCE).memory.size).toBe(0);
  });
});
