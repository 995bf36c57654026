import { visible } from '../../render/visible.ts';
import type { BoardRow } from '../../report/metric.ts';

/** How a fight ended. */
export interface End {
  /** As what follows the target's name; ends with `by` where a killer's name is to follow. */
  readonly words: string;
  /** The killer's name with its colour codes, where one is to follow. */
  readonly by: string | null;
}

const ENDS: Readonly<Record<string, string>> = {
  escaped: 'escaped',
  round_end: 'saved by the round’s end',
  disconnect: 'left the server',
  shutdown: 'cut off by the server’s end',
  timeout: 'given up by the tracker',
  team_switch: 'changed sides',
};

const DEATHS: Readonly<Record<string, string>> = {
  enemy: 'killed by',
  mate: 'killed by mate',
  self: 'killed himself',
  world: 'died of the map',
};

/** How the fight of a row of `events` or `event` ended. */
export function endOf(row: BoardRow): End {
  const [outcome, death_by] = [String(row['outcome']), String(row['death_by'])];
  if (outcome !== 'killed') return { words: ENDS[outcome] ?? visible(outcome), by: null };
  const name = death_by === 'enemy' || death_by === 'mate' ? String(row['killer_name'] ?? 'somebody') : null;
  return { words: DEATHS[death_by] ?? 'killed', by: name };
}
