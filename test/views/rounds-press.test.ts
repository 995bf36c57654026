import { describe, expect, test } from 'vitest';
import { rounds } from '../../src/views/rounds/index.ts';
import type { RoundsState } from '../../src/views/rounds/state.ts';
import type { Canvas, Step, Way } from '../../src/views/view.ts';
import { bare } from './leaderboard-made.ts';
import { madeRounds } from './rounds-made.ts';

const CANVAS: Canvas = { columns: 80, rows: 12, colours: 'none', glyphs: 'unicode' };
const DATA = madeRounds(40);

/** The state after the keys, and where the last one leads. */
function pressed(keys: readonly string[], from = rounds.open(null), data = DATA): Step<RoundsState> {
  return keys.reduce<Step<RoundsState>>(({ state }, key) => rounds.press(state, key, data, CANVAS), { state: from });
}

function shown(state: RoundsState, canvas = CANVAS, data = DATA): string[] {
  return bare(rounds.lines(state, data, canvas));
}

/** The line of the selected row. */
function marked(state: RoundsState, data = DATA): string {
  return shown(state, CANVAS, data).find((line) => line.startsWith('▶')) ?? '';
}

const waysTo = (keys: readonly string[]): Way | undefined => pressed(keys).way;

describe('opening and closing', () => {
  test('it opens on the newest session with its maps, the others are closed', () => {
    expect(shown(rounds.open(null)).slice(1, 5)).toEqual([
      expect.stringMatching(/^▶ ▾ 2026-02-09 /),
      expect.stringMatching(/^ {4}▸ supply /),
      expect.stringMatching(/^ {4}▸ radar /),
      expect.stringMatching(/^ {2}▸ 2026-02-08 /),
    ]);
  });

  test('right opens, then goes in: session, map, round, fight', () => {
    const { state } = pressed(['right', 'right', 'right', 'right', 'right']);
    expect(marked(state)).toMatch(/^▶ {9}1:01 {2}Ann +killed by Xan +2 enemies/);
  });

  test('left goes from a fight to its round, closes that, goes to the map, closes that, to the session', () => {
    const fight = pressed(['right', 'right', 'right', 'right', 'right']).state;
    const marks = Array.from({ length: 6 }, (_, at) => marked(pressed(Array(at + 1).fill('left'), fight).state));
    expect(marks.map((line) => line.trim().split(/ {2,}/u).slice(0, 2).join(' '))).toEqual([
      '▶ ▾ Round 2',
      '▶ ▸ Round 2',
      '▶ ▾ supply',
      '▶ ▸ supply',
      expect.stringContaining('▾ 2026-02-09'),
      expect.stringContaining('▸ 2026-02-09'),
    ]);
  });

  test('Enter opens and closes', () => {
    expect(marked(pressed(['enter']).state)).toContain('▸ 2026-02-09');
    expect(marked(pressed(['enter', 'enter']).state)).toContain('▾ 2026-02-09');
  });

  test('what is open in a closed node is open again with it', () => {
    const { state } = pressed(['down', 'enter', 'up', 'enter', 'enter', 'down', 'down']);
    expect(marked(state)).toContain('▸ Round 2');
  });

  test('a round that is not loaded yet says that it loads', () => {
    const { state } = pressed(['down', 'right', 'down', 'right']);
    expect(shown(state, CANVAS, { ...DATA, fights: new Map() }).join('\n')).toContain('loading …');
  });
});

describe('moving', () => {
  test('the selected row stays on the screen, wherever one goes', () => {
    for (const key of ['down', 'pagedown', 'end', 'up', 'pageup', 'home']) {
      let { state } = pressed(['end', 'pageup', 'pageup']);
      for (let times = 0; times < 50; times += 1) {
        state = pressed([key], state).state;
        expect(marked(state), `${key} ${times}`).not.toBe('');
      }
    }
  });

  test('a window of the rows is drawn, as high as the screen', () => {
    expect(shown(pressed(['end']).state)).toHaveLength(CANVAS.rows);
    expect(shown(pressed(['end']).state)[0]).toContain('42 of 42');
  });

  test('on a lower screen the selected row is still there', () => {
    const { state } = pressed([...Array(9).fill('down')]);
    const lines = shown(state, { ...CANVAS, rows: 5 });
    expect(lines).toHaveLength(5);
    expect(lines.some((line) => line.startsWith('▶'))).toBe(true);
  });

  test('what a node at the last line holds comes into sight as it opens', () => {
    const { state } = pressed(['end', 'enter']);
    expect(shown(state).join('\n')).toMatch(/▾ 2026-01-01.*\n.*supply.*\n.*radar/);
  });
});

describe('ways', () => {
  const TO_ROUND = ['down', 'right', 'down'];

  test('Enter on a fight opens it, v replays its round, m is the heatmap of its map', () => {
    const toFight = [...TO_ROUND, 'right', 'right'];
    expect(waysTo([...toFight, 'enter'])).toEqual({ kind: 'open', view: 'fight', argument: '160.1' });
    expect(waysTo([...toFight, 'v'])).toEqual({ kind: 'open', view: 'replay', argument: '160' });
    expect(waysTo([...TO_ROUND, 'v'])).toEqual({ kind: 'open', view: 'replay', argument: '160' });
    expect(waysTo(['down', 'm'])).toEqual({ kind: 'open', view: 'heatmap', argument: 'supply' });
    expect(waysTo(['v'])).toBeUndefined();
  });

  test('Esc ends a search before it leads back', () => {
    expect(pressed(['/', 'x', 'enter', 'escape'])).toMatchObject({ state: { search: '' } });
    expect(waysTo(['escape'])).toEqual({ kind: 'back' });
  });
});

describe('search', () => {
  const typed = (text: string): RoundsState => pressed(['/', ...text, 'enter']).state;

  test('keys are text while one types, hjkl too', () => {
    const { state } = pressed(['/', 'j', 'v', 'space', 'q', 'backspace']);
    expect(state).toMatchObject({ search: 'jv ', typing: true });
    expect(rounds.typing(state)).toBe(true);
  });

  test('a map leaves the rounds on it, whatever the case', () => {
    const { state } = pressed(['right', 'right', 'right'], typed('RADA'));
    const lines = shown(state).join('\n');
    expect(lines).toContain('▾ radar');
    expect(lines).not.toContain('supply');
  });

  test('a name is found without its colours, in the rounds that it was played in', () => {
    const state = typed('ann');
    expect(shown(state)[1]).toMatch(/^▶ ▸ 2026-01-01/);
    expect(shown(state)[0]).toContain('1 of 1');
  });

  test('a session is found by its date', () => {
    expect(shown(typed('2026-01-3'))[0]).toContain('1 of 2');
  });

  test('nothing found says so, and how to go on', () => {
    expect(shown(typed('nobody'))[1]).toContain('No map, session or player is called "nobody". Esc shows all rounds.');
  });
});
