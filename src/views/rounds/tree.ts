import type { BoardRow } from '../../report/metric.ts';
import type { RoundsData } from './load.ts';
import { fightId, mapId, type Node, type Remark, roundId, sessionId } from './nodes.ts';
import { type Found, foundBy } from './search.ts';
import type { RoundsState } from './state.ts';

/** A line of the tree. */
export type TreeRow = Node | Remark;

/** Every line of the tree, those that a search leaves, in order: as many as there are, seen or not. */
export function treeRows({ open, search }: Pick<RoundsState, 'open' | 'search'>, data: RoundsData): readonly TreeRow[] {
  const found = foundBy(search, data);
  const rounds = data.rounds.filter(found.hasRound);
  const isOpen = new Set(open);
  const [bySession, byMap] = [grouped(rounds, sessionId), grouped(rounds, mapId)];
  const mapsOf = grouped(data.maps, sessionId);
  return data.sessions.flatMap((session): readonly TreeRow[] => {
    const id = sessionId(session);
    if (!bySession.has(id)) return [];
    const node: Node = { kind: 'session', id, parent: null, depth: 0, is_open: isOpen.has(id), row: session };
    if (!node.is_open) return [node];
    const maps = (mapsOf.get(id) ?? []).filter((map) => byMap.has(mapId(map)));
    return [node, ...maps.flatMap((map) => mapRows(map, byMap.get(mapId(map)) ?? [], { found, isOpen, data }))];
  });
}

interface Context {
  readonly found: Found;
  readonly isOpen: ReadonlySet<string>;
  readonly data: RoundsData;
}

function mapRows(map: BoardRow, rounds: readonly BoardRow[], context: Context): readonly TreeRow[] {
  const id = mapId(map);
  const node: Node = {
    ...{ kind: 'map', id, parent: sessionId(map), depth: 1, is_open: context.isOpen.has(id), row: map },
  };
  return node.is_open ? [node, ...rounds.flatMap((round) => roundRows(round, context))] : [node];
}

function roundRows(round: BoardRow, { found, isOpen, data }: Context): readonly TreeRow[] {
  const id = roundId(round);
  const node: Node = { kind: 'round', id, parent: mapId(round), depth: 2, is_open: isOpen.has(id), row: round };
  if (!node.is_open) return [node];
  const fights = data.fights.get(Number(round['round_id']));
  const shown = fights?.filter((fight) => found.hasFight(fight, round));
  if (shown === undefined || shown.length === 0)
    return [node, { kind: 'remark', depth: 3, text: whyNone(fights, data) }];
  return [
    node,
    ...shown.map((row): Node => ({ kind: 'fight', id: fightId(row), parent: id, depth: 3, is_open: false, row })),
  ];
}

function whyNone(fights: readonly BoardRow[] | undefined, { scope }: RoundsData): string {
  if (fights === undefined) return 'loading …';
  if (fights.length > 0) return 'No fight with that name as target or killer.';
  return scope.bots ? 'No fights.' : 'No fights in scope. Those on bots count where the scope counts bots.';
}

function grouped(rows: readonly BoardRow[], idOf: (row: BoardRow) => string): ReadonlyMap<string, readonly BoardRow[]> {
  const groups = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const id = idOf(row);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return groups;
}

/** The rows that can be selected. */
export function nodesOf(rows: readonly TreeRow[]): readonly Node[] {
  return rows.filter((row) => row.kind !== 'remark');
}

/** The selected node: where it is gone, the one in its place; null where there are none. */
export function selectedNode({ selected, place }: RoundsState, nodes: readonly Node[]): Node | null {
  return nodes.find(({ id }) => id === selected) ?? nodes[Math.min(place, nodes.length - 1)] ?? null;
}
