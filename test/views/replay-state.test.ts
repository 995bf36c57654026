import { describe, expect, test } from 'vitest';
import { replay } from '../../src/views/replay/index.ts';
import { MARKS, type ReplayState, SPEEDS } from '../../src/views/replay/state.ts';
import type { Canvas } from '../../src/views/view.ts';
import { madeDeath, madeLife, madePlayer, madeRound, way } from './replay-made.ts';

const CANVAS: Canvas = { columns: 80, rows: 20, colours: 'none', glyphs: 'ascii' };

const ann = madePlayer('A', 'ann', [madeLife(way(0, 50_000, [0, 0], [0, 1000]), 50_000)]);
const bob = madePlayer('a', 'bob', [madeLife(way(0, 60_000, [1000, 0], [1000, 1000]), 60_000)]);
const happenings = [madeDeath(10_000, ann, bob), madeDeath(20_000, ann, bob), madeDeath(50_000, bob, ann)];
const round = madeRound({ players: [ann, bob], happenings, trades_ms: [20_000] });
const data = { round };

/** The state after keys, from the beginning and paused. */
function pressed(keys: readonly string[], state: Partial<ReplayState> = {}): ReplayState {
  const paused = { ...replay.open(null), is_playing: false, ...state };
  return keys.reduce((before, key) => replay.press(before, key, data, CANVAS).state, paused);
}

function ticked(state: ReplayState, passed_ms: number): ReplayState {
  return replay.tick?.(state, passed_ms, data).state ?? state;
}

describe('the clock', () => {
  test('plays from the beginning, and space stops it and lets it go on', () => {
    const state = ticked(replay.open('1'), 50);
    expect(state.clock_ms).toBe(50);
    expect(replay.moves?.(state)).toBe(true);
    const paused = replay.press(state, 'space', data, CANVAS).state;
    expect(replay.moves?.(paused)).toBe(false);
    expect(ticked(paused, 1000).clock_ms).toBe(50);
    expect(ticked(replay.press(paused, 'space', data, CANVAS).state, 100).clock_ms).toBe(150);
  });

  test('stops at the end; space begins anew', () => {
    const ended = ticked(pressed(['end', 'left', 'space']), 6000);
    expect(ended).toMatchObject({ clock_ms: 60_000, is_playing: false });
    expect(replay.press(ended, 'space', data, CANVAS).state).toMatchObject({ clock_ms: 0, is_playing: true });
  });

  test('runs at the chosen speed, from a quarter to sixteen times', () => {
    expect(ticked({ ...pressed(['+', '+']), is_playing: true }, 100).clock_ms).toBe(400);
    expect(pressed(Array(20).fill('+')).speed).toBe(SPEEDS.at(-1));
    expect(pressed(Array(20).fill('-')).speed).toBe(SPEEDS[0]);
    expect(ticked({ ...pressed(['-', '-']), is_playing: true }, 100).clock_ms).toBe(25);
  });

  test('seeks by 5 s and 30 s, and stays in the round', () => {
    expect(pressed(['right']).clock_ms).toBe(5000);
    expect(pressed(['pagedown', 'left']).clock_ms).toBe(25_000);
    expect(pressed(['left']).clock_ms).toBe(0);
    expect(pressed(['pagedown', 'pagedown', 'pagedown']).clock_ms).toBe(60_000);
    expect(pressed(['end']).clock_ms).toBe(60_000);
    expect(pressed(['end', 'home']).clock_ms).toBe(0);
  });

  test('begins anew where another round is loaded, and who is not in it is no longer followed', () => {
    const state = pressed(['right', 'f']);
    const other = { round: madeRound({ players: [bob], round_id: 2 }) };
    expect(replay.tick?.(state, 50, other).state).toMatchObject({ clock_ms: 0, round_id: 2, followed: null });
  });

  test('without a round nothing happens', () => {
    const state = replay.open(null);
    expect(replay.press(state, 'n', null, CANVAS).state).toBe(state);
    expect(replay.tick?.(state, 50, { round: null, missing: 'No round.' }).state).toBe(state);
  });
});

describe('a jump', () => {
  test('lands on the next and the previous kill', () => {
    expect(pressed(['n']).clock_ms).toBe(10_000);
    expect(pressed(['n', 'n', 'n']).clock_ms).toBe(50_000);
    expect(pressed(['n', 'n', 'n', 'n']).clock_ms).toBe(50_000);
    expect(pressed(['end', 'p', 'p']).clock_ms).toBe(20_000);
    expect(pressed(['p']).clock_ms).toBe(0);
  });

  test('lands on trades', () => {
    expect(pressed(['t']).clock_ms).toBe(20_000);
    expect(pressed(['end', 'T']).clock_ms).toBe(20_000);
  });

  test('back while it plays gets past the kill that it has just landed on', () => {
    const playing = ticked(pressed(['p'], { clock_ms: 20_300, is_playing: true, round_id: 1 }), 300);
    expect(playing.clock_ms).toBe(10_300);
  });
});

describe('following', () => {
  test('goes through the players and round again, forwards and back', () => {
    expect(pressed(['f']).followed).toBe('ann');
    expect(pressed(['f', 'tab']).followed).toBe('bob');
    expect(pressed(['f', 'down', 'f']).followed).toBe('ann');
    expect(pressed(['up']).followed).toBe('bob');
    expect(pressed(['f', 'F']).followed).toBeNull();
  });

  test('begins with the player that the scope names', () => {
    const chosen = { round: madeRound({ players: [ann, bob], chosen: 'bob' }) };
    expect(replay.press(replay.open(null), 'f', chosen, CANVAS).state.followed).toBe('bob');
  });
});

test('zoom stays within bounds, and the whole map has its middle in the middle', () => {
  expect(pressed(Array(30).fill('z')).zoom).toBe(8);
  expect(pressed(Array(30).fill('Z')).zoom).toBe(0);
  expect(pressed(['z', 'L', 'K']).pan).toEqual([1, 1]);
  expect(pressed(['z', 'L', 'Z'])).toMatchObject({ zoom: 0, pan: [0, 0] });
});

test('marks go from letters over names to arrows and back', () => {
  expect(MARKS.map((_, times) => pressed(Array(times).fill('m')).marks)).toEqual([...MARKS]);
  expect(pressed(['m', 'm', 'm']).marks).toBe('letters');
});

test('a state is not changed by a key, another comes of it', () => {
  const state = Object.freeze({ ...replay.open(null), is_playing: false });
  for (const key of ['space', 'n', 't', 'f', 'F', 'z', 'Z', 'm', '+', '-', 'left', 'H', 'x']) {
    replay.press(state, key, data, CANVAS);
  }
  expect(state).toEqual({ ...replay.open(null), is_playing: false });
});

test('what is no round’s id is told so', () => {
  expect(replay.open('3').wanted).toBe(3);
  for (const id of ['x', '3.61', '-1', '99999999999', 'latest']) {
    expect(() => replay.open(id), id).toThrow('is no round’s id'.replace('’', "'"));
  }
});

test('every key in the footer does something', () => {
  const keys = replay.keys(pressed(['z'])).map(({ keys }) => keys);
  expect(keys).toContain('space');
  expect(keys).toContain('HJKL');
  expect(replay.keys(pressed(['f'])).map(({ keys }) => keys)).toContain('F');
});

test('leaves a key that does nothing here, as Esc, to the shell', () => {
  const state = ticked(replay.open('1'), 50);
  expect(replay.press(state, 'escape', data, CANVAS).state).toBe(state);
});
