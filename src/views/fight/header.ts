import { tableCell } from '../../render/cell.ts';
import { visible } from '../../render/visible.ts';
import type { BoardRow, Unit } from '../../report/metric.ts';
import { type Line, piece } from '../pieces.ts';
import type { Fight } from './load.ts';
import { nameIn } from './names.ts';
import { endOf } from './outcomes.ts';

/** What the target did himself. */
const ACTIVE = /^(?:escaped|left|changed|died|killed himself)/u;

/** Who was under fire and how it ended. */
export function headline({ engagement }: Fight): Line {
  const { words, by } = endOf(engagement);
  const side = [engagement['target_team'], engagement['target_class']].filter((word) => word !== null);
  return [
    ...[{ text: nameIn(engagement, 'target_name'), style: 'bold' as const }],
    piece(` (${side.map((word) => String(word).toLowerCase()).join(' ')}) `),
    piece(ACTIVE.test(words) ? words : `was ${words}`, 'bold'),
    ...(by === null ? [] : [piece(' '), { text: nameIn(engagement, 'killer_name'), style: 'bold' as const }]),
  ];
}

/** The figures of the fight, what the target's mates made of a death, then where and when it was. */
export function figures({ id, engagement, trade }: Fight): Line {
  const crossfire = `crossfire after ${cell(engagement, 'crossfire_delay_ms', 'ms')}`;
  const before = [
    cell(engagement, 'duration_ms', 'ms'),
    enemies(Number(engagement['enemy_attackers'])),
    ...(engagement['is_crossfire'] === true ? [crossfire] : []),
  ];
  const after = [
    `${cell(engagement, 'distance_u', 'u')} far`,
    `${visible(String(engagement['map']))} round ${engagement['round']} at ${cell(engagement, 'start_time_ms', 'clock')}`,
    `fight ${id}`,
  ];
  const traded = trade === null ? [] : [piece(' · '), ...tradeWords(trade)];
  return [piece(before.join(' · ')), ...traded, piece(` · ${after.join(' · ')}`)];
}

/** The outcomes of `trade-events`, in words. */
const TRADES: Readonly<Record<string, string>> = {
  attempted: 'attempted: a mate hit the killer in time',
  missed: 'missed: a mate was near and did nothing',
  isolated: 'isolated: all mates were far',
  last_alive: 'last alive: no mate lived',
  unknown: 'unknown: not all mates could be located',
  none: 'none: the nearest mate was neither near nor far',
};

function tradeWords(trade: BoardRow): Line {
  const outcome = String(trade['outcome']);
  if (outcome !== 'traded') return [piece(`trade ${TRADES[outcome] ?? visible(outcome)}`)];
  const after = ` after ${cell(trade, 'gap_ms', 'ms')}`;
  return [piece('traded by '), { text: nameIn(trade, 'avenger_name') }, piece(after)];
}

function enemies(count: number): string {
  if (count === 0) return 'no enemy';
  return count === 1 ? '1 enemy' : `${count} enemies`;
}

function cell(row: BoardRow, key: string, unit: Unit): string {
  return tableCell(row[key], unit, '')
    .map(({ text }) => text)
    .join('');
}
