import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Queries, Transaction } from '../store/database.ts';
import { ROUND_TABLES, type RoundTable } from '../store/tables.ts';
import type { Forgotten, TouchedTable } from './forget.ts';
import { forgetInTexts } from './forget-in-texts.ts';
import { touchedRounds } from './forget-rounds.ts';
import { STAND_IN_NAME, standInGuid } from './stand-in.ts';

/** Tables whose rows are of one player and of nobody else, by the column that says whose: they go with him. */
const OWN_ROWS: Partial<Record<RoundTable, string>> = {
  player_track: 'guid',
  inferred_life: 'guid',
  player_round: 'guid',
  player_rescue: 'guid',
  proximity_objective_focus: 'guid',
  proximity_reaction_metric: 'target_guid',
  class_change: 'guid',
};

/** Whether rows of a table go with a forgotten player. */
export function isOwnTable(table: string): boolean {
  return table in OWN_ROWS;
}

/** A round of the player's, and who he is in it from now on. */
interface StandIn {
  readonly round_id: number;
  readonly guid: string;
}

/**
 * Takes a player out of every round: the rows that are his alone go; where rows tell of others too, or of who was there,
 * a stand-in takes his place, another one in each round. Afterwards neither GUID nor a name of his is in the database.
 */
export async function forgetPlayer(
  transaction: Transaction,
  guid: string,
): Promise<Pick<Forgotten, 'rounds' | 'tables'>> {
  const parts = await transaction.rows<{ round_id: number; names: string[] }>(
    sql`select round_id, names from round_player where guid = ${guid} order by round_id`,
  );
  const round_ids = parts.map(({ round_id }) => round_id);
  const standIns = round_ids.map((round_id) => ({ round_id, guid: standInGuid() }));
  const names = new Set(parts.flatMap((part) => part.names));
  const tables: TouchedTable[] = [];
  for (const table of Object.keys(ROUND_TABLES) as RoundTable[]) {
    const own = OWN_ROWS[table];
    const deleted = own === undefined ? 0 : await rowsTouched(transaction, deletion(table, own, guid));
    const columns = own === undefined ? guidColumns(table) : [];
    const changed = columns.length === 0 ? 0 : await rowsTouched(transaction, change(table, columns, guid, standIns));
    tables.push({ table, deleted, changed });
  }
  const texts = await forgetInTexts(transaction, round_ids, guid, [...names]);
  return {
    rounds: await touchedRounds(transaction, round_ids),
    tables: [...texts, ...tables].filter(({ deleted, changed }) => deleted + changed > 0),
  };
}

function guidColumns(table: RoundTable): readonly string[] {
  return Object.keys(ROUND_TABLES[table]).filter((column) => /(^|_)guid$/.test(column));
}

async function rowsTouched(transaction: Queries, statement: Sql): Promise<number> {
  const [touched] = await transaction.rows<{ n: number }>(
    sql`with touched as (${statement} returning 1) select count(*)::int as n from touched`,
  );
  return touched?.n ?? 0;
}

function deletion(table: RoundTable, column: string, guid: string): Sql {
  return sql`delete from ${raw(table)} where ${raw(column)} = ${guid}`;
}

function change(table: RoundTable, columns: readonly string[], guid: string, standIns: readonly StandIn[]): Sql {
  const takesPart = columns.map((column) => sql`t.${raw(column)} = ${guid}`);
  return sql`
    update ${raw(table)} t
    set ${join(assignments(table, columns, guid))}
    from unnest(${standIns.map((each) => each.round_id)}::int[], ${standIns.map((each) => each.guid)}::text[])
      as s (round_id, guid)
    where t.round_id = s.round_id and (${join(takesPart, ' or ')})
  `;
}

function assignments(table: RoundTable, columns: readonly string[], guid: string): Sql[] {
  if (table === 'crossfire_pairs') return pairAssignments(guid);
  const replaced = columns.map((column) => sql`${raw(column)} = ${stoodIn(column, guid)}`);
  if (table !== 'round_player') return replaced;
  return [...replaced, sql`name = ${STAND_IN_NAME}`, sql`names = array[${STAND_IN_NAME}::text]`];
}

/** The stand-in may come behind his partner, and a pair is in the order of its GUIDs. */
function pairAssignments(guid: string): Sql[] {
  const [one, other] = [stoodIn('guid', guid), stoodIn('mate_guid', guid)];
  const inOrder = sql`(${one}) collate "C" < (${other}) collate "C"`;
  return [
    sql`guid = least((${one}) collate "C", (${other}) collate "C")`,
    sql`mate_guid = greatest((${one}) collate "C", (${other}) collate "C")`,
    sql`class = case when ${inOrder} then t.class else t.mate_class end`,
    sql`mate_class = case when ${inOrder} then t.mate_class else t.class end`,
  ];
}

function stoodIn(column: string, guid: string): Sql {
  return sql`case when t.${raw(column)} = ${guid} then s.guid else t.${raw(column)} end`;
}
