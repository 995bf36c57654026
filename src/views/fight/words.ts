import { tableCell } from '../../render/cell.ts';
import { type Line, piece } from '../pieces.ts';
import { onlyWeapon } from '../weapons.ts';
import type { ToldHit } from './hits.ts';
import type { Fight } from './load.ts';
import { attackerName, nameIn } from './names.ts';
import { endOf } from './outcomes.ts';
import type { HitPoint, Point } from './points.ts';

const REGIONS = ['head', 'arms', 'body', 'legs'];

/** What happens at a point of the time line, with how long after the start. */
export function pointWords(fight: Fight, point: Point): Line {
  const start_ms = fight.points[0]?.time_ms ?? 0;
  return [piece(`${`+${point.time_ms - start_ms}`.padStart(6)} ms  `, 'dim'), ...happening(fight, point, start_ms)];
}

function happening(fight: Fight, point: Point, start_ms: number): Line {
  const target = { text: nameIn(fight.engagement, 'target_name') };
  if (point.kind === 'start') {
    const clock = tableCell(start_ms, 'clock', '')
      .map(({ text }) => text)
      .join('');
    return [
      piece('Start', 'bold'),
      piece(`, ${clock} into the round: `),
      target,
      piece(fight.attackers.length > 0 ? ' comes under fire' : ''),
    ];
  }
  if (point.kind === 'hit') return hitWords(fight, point);
  const { words, by } = endOf(fight.engagement);
  const killer = by === null ? [] : [piece(' '), { text: nameIn(fight.engagement, 'killer_name') }];
  return [piece('End', 'bold'), piece(': '), target, piece(` ${words}`), ...killer];
}

function hitWords(fight: Fight, { no, hit }: HitPoint): Line {
  const all = fight.points.filter(({ kind }) => kind === 'hit').length;
  return [
    piece(`Hit ${no} of ${all}`, 'bold'),
    piece(': '),
    ...byWhom(fight, hit.by, hit.told),
    ...(hit.told === null ? [] : [piece(`, ${toldWords(hit.told)}`)]),
  ];
}

function byWhom(fight: Fight, by: readonly string[], told: ToldHit | null): Line {
  if (by.length === 0) return [piece(told === null ? 'by whom is not told' : 'by the world')];
  const names = by.flatMap((guid, at) => [piece(at === 0 ? '' : ' or '), ...attackerName(fight, guid)]);
  return [piece('by '), ...names];
}

function toldWords({ damage, region, weapon }: ToldHit): string {
  const name = onlyWeapon(`${weapon}:1;`);
  const where = region === null ? '' : `${REGIONS[region] ?? `region ${region}`}, `;
  const number = `weapon ${weapon}`;
  return `${damage} damage, ${where}${name === null || name === number ? number : `${number} (${name})`}`;
}
