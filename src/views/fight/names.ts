import { colouredName } from '../../render/colour-codes.ts';
import type { BoardRow } from '../../report/metric.ts';
import { type Line, piece } from '../pieces.ts';
import type { Fight } from './load.ts';

/** Attackers from here on have no digit of their own. */
const MOST_DIGITS = 9;

/** The letter that stands for an attacker on the plan and the time line: his number, `+` past 9, `?` for nobody's. */
export function letterOf({ attackers }: Fight, guid: string | undefined): string {
  const no = Number(attackers.find((row) => row['guid'] === guid)?.['attacker_no'] ?? 0);
  if (no === 0) return '?';
  return no <= MOST_DIGITS ? String(no) : '+';
}

/** An attacker's number and name. */
export function attackerName(fight: Fight, guid: string): Line {
  const row = fight.attackers.find((each) => each['guid'] === guid);
  return [piece(`${letterOf(fight, guid)} `, 'bold'), { text: nameIn(row, 'name') }];
}

/** The name in a row's column, with its colours. */
export function nameIn(row: BoardRow | undefined, key: string) {
  return colouredName(String(row?.[key] ?? 'somebody'));
}
