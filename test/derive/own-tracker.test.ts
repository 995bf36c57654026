import { describe, expect, test } from 'vitest';
import { deriveRound } from '../../src/derive/derive-round.ts';
import type { RoundRecord } from '../../src/domain/round-record.ts';
import { KILL_HEATMAP, OBJECTIVE_FOCUS } from '../../src/format/sections.ts';
import { PATH_EVENTS } from '../../src/format/words.ts';
import { guidOf } from '../../src/report/example-round.ts';
import { parsedRound } from '../parser/parsed-round.ts';
import { type OwnFile, openRow, ownFile, point, row } from '../support/own-file.ts';
import {
  fightRow,
  hitRow,
  journalRow,
  killRow,
  lifeRow,
  objectiveRow,
  ownMatch,
  reviveRow,
  walk,
} from '../support/own-match.ts';

const [ANN, BOB, BEN, ABE] = ['ann', 'bob', 'ben', 'abe'].map(guidOf);

function derived(file: OwnFile): RoundRecord {
  const round = parsedRound(ownFile(file));
  expect(round.problems).toEqual([]);
  return deriveRound(round);
}

const everyone = ['ann', 'abe', 'bob', 'ben'].map((who) => lifeRow(who, 0, [...point(0, 0), ...point(60_000, 0)]));

describe('a round that names its hits', () => {
  test('is traded at those, not at an attacker’s first and last', () => {
    const fights = [
      fightRow(1, 'ann', 'killed', 10_000, { bob: 10_000 }),
      fightRow(2, 'bob', 'timeout', 30_000, { abe: 10_500 }),
    ];
    const gap = (...hits: Parameters<typeof hitRow>[]) =>
      derived({ rows: [...everyone, ...fights, ...hits.map((hit) => hitRow(...hit))] }).trades[0]?.attempt_gap_ms;
    expect(gap()).toBe(500);
    expect(gap([12_000, 'abe', 'bob'])).toBe(2000);
    expect(gap([11_000, 'abe', 'bob', 'corpse'], [12_000, 'abe', 'bob'])).toBe(2000);
    expect(gap([11_000, null, 'bob', 'world'])).toBeNull();
  });

  test('names rescuers by them', () => {
    const fights = [fightRow(1, 'ann', 'escaped', 20_000, { bob: 10_000 })];
    const hits = [hitRow(10_000, 'bob', 'ann'), hitRow(11_000, 'abe', 'bob', 'corpse'), hitRow(12_500, 'abe', 'bob')];
    expect(derived({ rows: [...everyone, ...fights, ...hits] }).rescues).toMatchObject([
      { engagement_id: 1, guid: ABE, after_ms: 2500 },
    ]);
  });
});

describe('a kill', () => {
  const fight = fightRow(1, 'ann', 'killed', 10_000, { bob: 10_000 });

  test('stands where its row says', () => {
    const { engagements } = derived({ rows: [...everyone, fight, killRow(10_000, 'ann', 'bob')] });
    expect(engagements).toMatchObject([{ victim_x: 100, killer_x: 500 }]);
  });

  test('stands at the fight’s end where no row of an enemy’s kill is of that moment, victim and killer', () => {
    const others = [
      killRow(10_050, 'ann', 'bob'),
      killRow(10_000, 'ann', 'ben'),
      killRow(10_000, 'ann', 'bob', 'friendly'),
    ];
    const { engagements } = derived({ rows: [...everyone, fight, ...others] });
    expect(engagements).toMatchObject([{ victim_x: 90, killer_x: null }]);
  });
});

describe('a life that goes on through a revive', () => {
  test('is one life from spawn to its last death, and nobody is inferred', () => {
    const path = [
      ...walk(0, 2000),
      ...point(2000, 100, 'downed', -20),
      ...point(9000, 100, 'revived'),
      ...walk(9200, 12_000, 110),
    ];
    const rows = [
      lifeRow('ann', 0, path),
      fightRow(1, 'ann', 'killed', 2000, { bob: 2000 }),
      fightRow(2, 'ann', 'killed', 12_000, { bob: 11_000 }),
      reviveRow(9000, 'ann', 'abe'),
    ];
    const { lives, inferred_lives, engagements } = derived({ rows });
    expect(lives).toMatchObject([{ spawn_time_ms: 0, death_time_ms: 12_000, alive_ms: 12_000 }]);
    expect(inferred_lives).toEqual([]);
    expect(engagements.map(({ death_by, kind }) => [death_by, kind])).toEqual([
      ['enemy', 'combat'],
      ['enemy', 'combat'],
    ]);
    // 100 u and 140 u; the step that he was down for is longer than 1000 ms.
    expect(lives[0]).toMatchObject({ distance_u: 250, steps_left_out: 1 });
  });

  test('is not known where the engine does not tell revives', () => {
    const record = derived({ metadata: { capabilities: 'stance:1,sprint:0,revives:0' } });
    expect(record).toMatchObject({ tracks_revives: false, records_stance: true, records_sprint: false });
    expect(derived({ metadata: { capabilities: '' } })).toMatchObject({ tracks_revives: true, records_sprint: true });
  });
});

test('players are named by kills, revives and classes too, and whoever only hit or was hit is one of them', () => {
  const rows = [
    ...[killRow(9000, 'ann', 'bob'), reviveRow(9500, 'ann', 'abe'), hitRow(100, 'ben', 'OMNIBOT1')],
    lifeRow('ann', 0, walk(0, 1000)),
  ];
  const { players } = derived({ rows });
  expect(players.map(({ guid, name }) => [guid, name])).toEqual([
    [ABE, 'abe'],
    [ANN, 'ann'],
    [BEN, ''],
    [BOB, 'bob'],
    [guidOf('OMNIBOT1'), ''],
  ]);
});

describe('a file without end marker', () => {
  const parts = [
    journalRow('ann', 0, walk(0, 3800)),
    journalRow('bob', 0, walk(0, 3800)),
    journalRow('ann', 0, walk(4000, 5000), 'anna'),
  ];

  test('has the lives that went on from its journal', () => {
    const { lives, recovered } = derived({ rows: [...parts, lifeRow('bob', 0, walk(0, 2000))], ended: null });
    expect(recovered).toEqual({ lives: 1, engagements: 0 });
    expect(lives.map(({ guid, points }) => [guid, points])).toEqual([
      [BOB, 11],
      [ANN, 26],
    ]);
    const [, ann] = lives;
    expect(ann).toMatchObject({
      name: 'anna',
      spawn_time_ms: 0,
      first_move_time_ms: 0,
      death_time_ms: 5000,
      samples: 26,
    });
    expect(ann).toMatchObject({ death_type: 'shutdown', alive_ms: 5000, class: 'MEDIC' });
    expect([...(ann?.path.time_ms ?? [])]).toEqual(Array.from({ length: 26 }, (_, i) => i * 200));
  });

  test('has fights and cells that went on, the last of each, unless they are there', () => {
    const cell = (x: number, kills: number) =>
      row(KILL_HEATMAP, { grid_x: x, grid_y: 0, axis_kills: kills, allies_kills: 0 });
    const rows = [
      ...[1000, 2000].map((time) => openRow(fightRow(1, 'ann', 'shutdown', time, { bob: 1000 }))),
      openRow(fightRow(2, 'ann', 'shutdown', 3000, { bob: 3000 })),
      fightRow(2, 'ann', 'killed', 4000, { bob: 3000 }),
      ...[openRow(cell(0, 1)), openRow(cell(0, 2)), openRow(cell(1, 1)), cell(1, 3)],
    ];
    const { engagements, kill_cells, recovered } = derived({ rows, ended: null });
    expect(recovered).toEqual({ lives: 0, engagements: 1 });
    expect(engagements.map(({ engagement_id, outcome, end_time_ms }) => [engagement_id, outcome, end_time_ms])).toEqual(
      [
        [2, 'killed', 4000],
        [1, 'shutdown', 2000],
      ],
    );
    expect(kill_cells.map(({ grid_x, axis_kills }) => [grid_x, axis_kills])).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  test('has its objectives worked out from the paths', () => {
    const path = [
      ...point(0, 0, 'spawn'),
      ...[...point(200, 10), ...point(3200, 20), ...point(3400, 2000)],
      ...[...point(3600, 30, 'downed', -10), ...point(4000, 30, 'revived'), ...point(4200, 40, 'killed', 0)],
    ];
    const rows = [objectiveRow('flag', 0), objectiveRow('tank', 0, true), lifeRow('ann', 0, path)];
    const focus = derived({ rows, ended: null }).objective_focus;
    // Five samples at 0, 10, 20, 2000 and 30 u; near for 200, 1000 (of 3000) and 400 ms.
    expect(focus).toEqual([
      {
        ...{ guid: ANN, name: 'ann', team: 'AXIS', objective: 'flag' },
        ...{ avg_distance_u: 412, time_within_radius_ms: 1600, samples: 5 },
      },
    ]);
    const [small] = derived({ rows, ended: null, metadata: { option_objective_radius_u: '15' } }).objective_focus;
    expect(small?.time_within_radius_ms).toBe(200);
    expect(derived({ rows, ended: null, metadata: { option_objective_focus: 'false' } }).objective_focus).toEqual([]);
    expect(derived({ rows }).objective_focus).toEqual([]);
    const written = row(OBJECTIVE_FOCUS, {
      ...{ guid: ANN ?? '', name: 'ann', team: 'AXIS', objective: 'flag' },
      ...{ avg_distance_u: 1, time_within_radius_ms: 2, samples: 3 },
    });
    expect(derived({ rows: [...rows, written], ended: null }).objective_focus).toMatchObject([{ samples: 3 }]);
  });

  test('is a round wherever it was cut, with all rows that were whole', () => {
    const text = Buffer.from(ownFile({ rows: ownMatch(1) }));
    for (let length = 5000; length < text.length; length += 23) {
      const round = parsedRound(text.subarray(0, length));
      expect(round.problem_count).toBe(round.cut_line ? 1 : 0);
      const { recovered, lives } = deriveRound(round);
      expect(lives).toHaveLength(round.rows.PLAYER_TRACKS.length + (recovered?.lives ?? 0));
    }
  });

  test('and one that has it hold the same lives once the lives are written', () => {
    const rows = ownMatch(3);
    const { lives } = derived({ rows });
    expect(derived({ rows, ended: null }).lives).toEqual(lives);
    expect(derived({ rows: parts }).lives).toEqual([]);
    expect(lives.every(({ path }) => path.event[0] === PATH_EVENTS.indexOf('sample'))).toBe(true);
  });
});
