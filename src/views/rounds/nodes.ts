import type { BoardRow } from '../../report/metric.ts';

/** What a row of the tree stands for. */
export type NodeKind = 'session' | 'map' | 'round' | 'fight';

/** A row of the tree that can be selected. */
export interface Node {
  readonly kind: NodeKind;
  readonly id: string;
  readonly parent: string | null;
  /** 0 for sessions. */
  readonly depth: number;
  /** Whether what it holds is shown below it; a fight holds nothing. */
  readonly is_open: boolean;
  /** Its row of the board of `scopes` or `events`. */
  readonly row: BoardRow;
}

/** A sentence among the nodes, such as why there are none. */
export interface Remark {
  readonly kind: 'remark';
  readonly depth: number;
  readonly text: string;
}

/** The id of a session's node, from its row or one of a map or round in it. */
export function sessionId(row: BoardRow): string {
  return `session:${JSON.stringify([row['server'], row['session']])}`;
}

/** The id of the node of a session's map, from its row or one of a round on it. */
export function mapId(row: BoardRow): string {
  return `map:${JSON.stringify([row['server'], row['session'], row['map']])}`;
}

/** The id of a round's node, from its row or one of a fight in it. */
export function roundId(row: BoardRow): string {
  return roundNode(Number(row['round_id']));
}

/** The id of the node of the round with that number. */
export function roundNode(round_id: number): string {
  return `round:${round_id}`;
}

/** The id of a fight's node. */
export function fightId(row: BoardRow): string {
  return `fight:${row['id']}`;
}

/** What a node's id is the id of. */
export function kindOf(id: string): NodeKind | null {
  const [kind] = id.split(':');
  return kind === 'session' || kind === 'map' || kind === 'round' || kind === 'fight' ? kind : null;
}

/** The numbers of the rounds among nodes' ids, ascending. */
export function roundsAmong(ids: readonly string[]): readonly number[] {
  const rounds = ids.filter((id) => kindOf(id) === 'round').map((id) => Number(id.slice('round:'.length)));
  return rounds.sort((one, other) => one - other);
}
