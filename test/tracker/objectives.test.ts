import { describe, expect, test } from 'vitest';
import { guid, play, record, recordings } from './record.ts';

/** A round with one player of the Axis, who stands at (-2000, -640, 33) unless moved, on a map with these entities. */
async function roundOn(entities: string, { map = 'nowhere', scenario = 'game:time(10000)', options = {} } = {}) {
  return await record(
    `
    local game = start { map = '${map}', entities = { ${entities} } }
    game:connect(0) game:join(0, 'axis')
    game:live()
    ${scenario}
    game:quit()`,
    options,
  );
}

describe('objectives', () => {
  test('come from the map’s own entities, under the names that players see', async () => {
    const { rows } = await roundOn(`
      [70] = { classname = 'trigger_objective_info', origin = { 100, 200, 300 }, track = 'the ^1Bank Vault!' },
      [71] = { classname = 'trigger_objective_info', origin = { 900, 0, 0 }, track = 'Allied Command Post', spawnflags = 65 },
      [72] = { classname = 'team_WOLF_checkpoint', origin = { 0, 900, 0 }, scriptName = 'forward_flag' },
      [73] = { classname = 'func_constructible', origin = { 0, 0, 900 }, scriptName = 'bridge' },
      [74] = { classname = 'func_explosive', origin = { 0, -900, 0 }, scriptName = 'side wall' },
      [75] = { classname = 'script_mover', origin = { -900, 0, 0 }, scriptName = 'tank' },
      [76] = { classname = 'func_door', origin = { 5, 5, 5 }, scriptName = 'door' },
      [77] = { classname = 'func_explosive', origin = { 700, 700, 0 } },
    `);
    const facts = rows.OBJECTIVES.map(({ source, objective, kind, x, y, z, moves }) => [
      ...[source, objective, kind, x, y, z, moves],
    ]);
    expect(facts).toEqual([
      ['entity', 'bank_vault', 'objective', 100, 200, 300, false],
      ['entity', 'allied_command_post', 'command_post', 900, 0, 0, false],
      ['entity', 'forward_flag', 'checkpoint', 0, 900, 0, false],
      ['entity', 'bridge', 'constructible', 0, 0, 900, false],
      ['entity', 'side_wall', 'explosive', 0, -900, 0, false],
      ['entity', 'tank', 'escort', -900, 0, 0, true],
    ]);
  });

  test('at one place are one, under the trigger’s name; two of a name are told apart', async () => {
    const { rows } = await roundOn(`
      [70] = { classname = 'func_explosive', origin = { 0, 0, 0 }, scriptName = 'vault' },
      [71] = { classname = 'trigger_objective_info', origin = { 20, 0, 0 }, track = 'Bank' },
      [72] = { classname = 'trigger_objective_info', origin = { 2000, 0, 0 }, track = 'Bank' },
    `);
    expect(rows.OBJECTIVES.map(({ objective, kind }) => [objective, kind])).toEqual([
      ['bank', 'objective'],
      ['bank_2', 'objective'],
    ]);
  });

  test('come from the table where a map has none of its own', async () => {
    const { rows } = await roundOn('', { map: 'adlernest' });
    expect(rows.OBJECTIVES).toContainEqual({
      ...{ source: 'table', objective: 'transmitter', kind: 'objective', moves: false },
      ...{ x: -298, y: -3288, z: 12 },
    });
    expect(new Set(rows.OBJECTIVE_FOCUS.map(({ objective }) => objective)).size).toBe(rows.OBJECTIVES.length);
  });

  test('of a map that neither knows are none', async () => {
    const { rows } = await roundOn('');
    expect(rows).toMatchObject({ OBJECTIVES: [], OBJECTIVE_FOCUS: [], TRACKER_ERRORS: [] });
  });

  test('may be entities of any name and fields', async () => {
    const { rows } = await roundOn(`
      [70] = { classname = 'trigger_objective_info', origin = { 0, 0, 0 }, track = ';|,\\n\\0#\\xff' },
      [71] = { classname = 'trigger_objective_info', origin = { 500, 0, 0 }, track = ('x'):rep(500) },
      [72] = { classname = 'trigger_objective_info', origin = { 1e12, 0/0, 900 }, track = 'far' },
      [73] = { classname = 'script_mover', origin = { 5000, 0, 0 }, scriptName = '  ' },
    `);
    expect(rows.OBJECTIVES.map(({ objective }) => objective)).toEqual(['x'.repeat(48), 'far']);
  });
});

describe('the focus on an objective', () => {
  const BANK = `[70] = { classname = 'trigger_objective_info', origin = { -2000, -340, 33 }, track = 'Bank' },`;

  test('is the mean distance at the samples and the time within the radius', async () => {
    const { rows } = await roundOn(BANK, { scenario: 'game:time(20000)' });
    expect(rows.OBJECTIVE_FOCUS).toMatchObject([
      { guid: guid(0), team: 'AXIS', objective: 'bank', avg_distance_u: 300 },
    ]);
    const [focus] = rows.OBJECTIVE_FOCUS;
    // It begins when the map's entities have been looked through, which takes some frames.
    expect(focus?.samples).toBeGreaterThanOrEqual(17);
    expect(focus?.time_within_radius_ms).toBeGreaterThan(17000);
    expect(focus?.time_within_radius_ms).toBeLessThanOrEqual(20050);
  });

  test('goes by the radius that the options set', async () => {
    const { rows } = await roundOn(BANK, { options: { objective_radius_u: 299 } });
    expect(rows.OBJECTIVE_FOCUS).toMatchObject([{ time_within_radius_ms: 0, avg_distance_u: 300 }]);
    const { rows: within } = await roundOn(BANK, { options: { objective_radius_u: 300 } });
    expect(within.OBJECTIVE_FOCUS[0]?.time_within_radius_ms).toBeGreaterThan(6000);
  });

  test('follows what moves', async () => {
    const tank = `[70] = { classname = 'script_mover', origin = { -2000, -640, 33 }, scriptName = 'tank' },`;
    const scenario = 'game:time(3000)  game:move_entity(70, 0, 4000, 0)  game:time(3000)';
    const { rows } = await roundOn(tank, { scenario });
    expect(rows.OBJECTIVES).toMatchObject([{ x: -2000, y: -640, z: 33, moves: true }]);
    const [focus] = rows.OBJECTIVE_FOCUS;
    expect(focus?.avg_distance_u).toBeGreaterThan(1500);
    expect(focus?.time_within_radius_ms).toBeLessThan(3200);
  });

  test('is not that of the dead', async () => {
    const scenario =
      'game:time(5350)  game:kill(1022, 0, et_constants.MOD_TRIGGER_HURT)  game:frames(2)  game:tap_out(0)  game:time(5000)';
    const { rows } = await roundOn(BANK, { scenario });
    expect(rows.OBJECTIVE_FOCUS[0]?.samples).toBeLessThanOrEqual(28);
    expect(rows.OBJECTIVE_FOCUS[0]?.time_within_radius_ms).toBeLessThanOrEqual(5400);
  });

  test('starts anew with each round', async () => {
    const game = await play(`
      local game = start { map = 'nowhere', entities = { ${BANK} } }
      game:connect(0) game:join(0, 'axis')
      game:live()
      game:time(10000)
      game:map_restart()
      game:time(10000)
      game:quit()
    `);
    const samples = recordings(game).map(({ rows }) => rows.OBJECTIVE_FOCUS.map((focus) => focus.samples));
    expect(samples[0]?.[0]).toBeGreaterThan(7);
    expect(samples[1]).toEqual(samples[0]);
  });
});
