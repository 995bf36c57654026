import { describe, expect, test } from 'vitest';
import { scopeFilters } from '../../src/commands/scope-flags.ts';
import { timeZoneOf } from '../../src/commands/time-zone.ts';

describe('flags that choose what counts', () => {
  test('each becomes its filter', () => {
    expect(
      scopeFilters({
        days: '7',
        since: '2026-11-01',
        until: '2026-11-30',
        session: 'latest',
        map: 'supply',
        round: '2',
        'round-id': '12',
        player: '^1Ann',
        team: 'Axis',
        class: 'medic',
        server: 'cup',
        bots: true,
      }),
    ).toEqual({
      days: 7,
      since: '2026-11-01',
      until: '2026-11-30',
      session: 'latest',
      map: 'supply',
      round: 2,
      round_id: 12,
      player: '^1Ann',
      team: 'AXIS',
      class: 'MEDIC',
      server: 'cup',
      bots: true,
    });
  });

  test.each(['', '-1', '1.5', '1e3', ' 7', '0x10', '99999999999'])('--days %j is refused', (days) => {
    expect(() => scopeFilters({ days, bots: false })).toThrow('--days takes a whole number');
  });
});

describe('the time zone', () => {
  test('the flag rules over PROX_TIME_ZONE, that over the system', () => {
    const environment = { PROX_TIME_ZONE: 'Europe/Ljubljana' };
    expect(timeZoneOf('UTC', environment)).toBe('UTC');
    expect(timeZoneOf(undefined, environment)).toBe('Europe/Ljubljana');
    expect(timeZoneOf(undefined, {})).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  });

  test.each(['Mars/Base', '+02:00', 'UTC+2', ''])('%j is none', (name) => {
    if (name === '') expect(timeZoneOf(name, {})).toBeTruthy();
    else expect(() => timeZoneOf(name, {})).toThrow('No time zone is called');
  });
});
