import sql from 'sql-template-tag';
import { events } from '../../metrics/events/index.ts';
import { scopes } from '../../metrics/scopes/index.ts';
import { inRounds } from '../../report/conditions.ts';
import type { BoardRow, Metric } from '../../report/metric.ts';
import { resolveScope } from '../../report/resolve-scope.ts';
import { choosesTime } from '../../report/round-conditions.ts';
import { runMetric } from '../../report/run-metric.ts';
import type { Scope, ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import { timeZoneOf } from '../time-zone.ts';
import type { Request } from '../view.ts';
import { mapId, roundId, roundNode, roundsAmong, sessionId } from './nodes.ts';
import { isRound, isSearching, type RoundsState } from './state.ts';

/** What was loaded of the tree: the boards of `scopes`, and those of `events` for some rounds. */
export interface RoundsData {
  /** What was asked for; the tree of other filters is another. */
  readonly filters: ScopeFilters;
  readonly scope: Scope;
  readonly notes: readonly string[];
  /** Newest first. */
  readonly sessions: readonly BoardRow[];
  readonly maps: readonly BoardRow[];
  readonly rounds: readonly BoardRow[];
  /** By the number of the round. */
  readonly fights: ReadonlyMap<number, readonly BoardRow[]>;
  /** Ids of the nodes to open at first, the last one to be selected. */
  readonly at: readonly string[];
  /** Every name that players had in the rounds in scope; null before anybody searches. */
  readonly names: readonly NameInRounds[] | null;
  readonly time_zone: string;
}

/** A name with its colour codes, and the rounds in which a player had it. */
interface NameInRounds {
  readonly name: string;
  readonly round_ids: readonly number[];
}

/** What the state needs loaded: the tree of the filters, the fights of open rounds, names where somebody searches. */
export function request(state: RoundsState, filters: ScopeFilters): Request<RoundsData> {
  const { known } = state;
  // Once there, one goes where one likes
  const wanted = state.has_arrived ? null : state.wanted;
  const open = roundsAmong(state.open);
  const names = isSearching(state);
  return {
    key: JSON.stringify([wanted, filters, open, names]),
    load: async (database, signal) => {
      const tree = known !== null && isSame(known.filters, filters) ? known : await loadTree(database, filters, wanted);
      return withNames(database, await withFights(database, tree, [...open, ...roundsAmong(tree.at)], signal), names);
    },
  };
}

function isSame(one: ScopeFilters, other: ScopeFilters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function loadTree(database: Queries, filters: ScopeFilters, wanted: string | null): Promise<RoundsData> {
  const tree = await treeOf(database, filters, filters);
  if (wanted === null || tree.scope.round_ids.length === 0) return { ...tree, at: pathTo(tree, 'latest') };
  const at = pathTo(tree, wanted);
  return at.length > 0 ? { ...tree, at } : elsewhere(database, tree, wanted);
}

/** The tree as far back as what is wanted where only the usual 30 days leave it out. Fails for what is nowhere. */
async function elsewhere(database: Queries, tree: RoundsData, wanted: string): Promise<RoundsData> {
  const { filters } = tree;
  const named = isRound(wanted) ? { round_id: Number(wanted) } : { session: wanted };
  const { from } = await resolveScope(database, { ...filters, ...named }, new Date());
  if (from !== null && !choosesTime(filters)) {
    const older = await treeOf(database, filters, { ...filters, since: from });
    return { ...older, at: pathTo(older, wanted) };
  }
  const what = isRound(wanted) ? 'Round' : 'Session';
  const note = `${what} ${wanted} is not in this scope: s changes it.`;
  return { ...tree, at: pathTo(tree, 'latest'), notes: [note, ...tree.notes] };
}

async function treeOf(database: Queries, filters: ScopeFilters, reached: ScopeFilters): Promise<RoundsData> {
  const scope = await resolveScope(database, reached, new Date());
  const { boards, notes } = await runMetric(database, scopes, scope, ALL);
  const rowsOf = (name: string) => boards.find(({ board }) => board.name === name)?.rows ?? [];
  return {
    ...{ filters, scope, notes, sessions: rowsOf('sessions'), maps: rowsOf('maps'), rounds: rowsOf('rounds') },
    ...{ fights: new Map(), at: [], names: null, time_zone: await timeZoneOf(database) },
  };
}

const ALL = { min_samples: 1, limit: 0 };

/** The ids of the nodes on the way to a session or round; none where it is not in the tree. */
function pathTo({ sessions, rounds }: RoundsData, wanted: string): readonly string[] {
  if (isRound(wanted)) {
    const round = rounds.find((row) => roundId(row) === roundNode(Number(wanted)));
    return round === undefined ? [] : [sessionId(round), mapId(round), roundId(round)];
  }
  const session = wanted === 'latest' ? sessions[0] : sessions.find((row) => row['session'] === wanted);
  return session === undefined ? [] : [sessionId(session)];
}

/** The tree with the fights of those of the rounds that are in it. */
async function withFights(
  database: Queries,
  tree: RoundsData,
  round_ids: readonly number[],
  signal: AbortSignal,
): Promise<RoundsData> {
  const fights = new Map(tree.fights);
  for (const round_id of round_ids) {
    if (fights.has(round_id) || !tree.scope.round_ids.includes(round_id)) continue;
    signal.throwIfAborted();
    fights.set(round_id, await onlyBoard(database, events, { ...tree.scope, round_ids: [round_id] }));
  }
  return { ...tree, fights };
}

async function onlyBoard(database: Queries, metric: Metric, scope: Scope): Promise<readonly BoardRow[]> {
  const { boards } = await runMetric(database, metric, scope, ALL);
  return boards[0]?.rows ?? [];
}

async function withNames(database: Queries, tree: RoundsData, isWanted: boolean): Promise<RoundsData> {
  if (!isWanted || tree.names !== null) return tree;
  const names = await database.rows<NameInRounds>(sql`
    select n.name, array_agg(distinct p.round_id) as round_ids
    from round_player p
    cross join unnest(p.names) n (name)
    where ${inRounds(tree.scope, 'p.round_id')}
    group by n.name
  `);
  return { ...tree, names };
}
