import sql from 'sql-template-tag';
import { stripColours } from '../domain/colour-codes.ts';
import { Failure } from '../domain/failure.ts';
import type { Queries } from '../store/database.ts';
import { unknownName } from './near-names.ts';
import type { Player } from './scope.ts';

interface KnownPlayer extends Player {
  /** Every name he ever had. */
  readonly names: readonly string[];
}

/**
 * The player of a name (colour codes and case do not count, old names do) or of a GUID's beginning.
 * Fails where nobody or more than one is meant.
 */
export async function findPlayer(database: Queries, wanted: string): Promise<Player> {
  const known = await knownPlayers(database);
  const exact = known.filter((player) => isMeant(player, wanted));
  const found = exact.length > 0 ? exact : known.filter((player) => isMeant(player, stripColours(wanted)));
  const [player, ...others] = found;
  if (player === undefined) throw unknownName('player', wanted, distinctNames(known));
  if (others.length > 0) throw severalPlayers(wanted, found);
  return { guid: player.guid, name: player.name };
}

function knownPlayers(database: Queries): Promise<KnownPlayer[]> {
  return database.rows<KnownPlayer>(sql`
    select
      p.guid,
      (array_agg(p.name order by r.start_at desc, r.round_id desc))[1] as name,
      array_agg(distinct n.name) as names
    from round_player p
    join round r using (round_id)
    cross join unnest(p.names) as n (name)
    group by p.guid
    order by p.guid collate "C"
  `);
}

function isMeant(player: KnownPlayer, wanted: string): boolean {
  const typed = folded(wanted);
  if (typed !== '' && folded(player.guid).startsWith(typed)) return true;
  return player.names.some((name) => folded(name) === typed || folded(stripColours(name)) === typed);
}

function folded(name: string): string {
  return name.normalize().toLowerCase();
}

function distinctNames(players: readonly KnownPlayer[]): string[] {
  return [...new Set(players.flatMap((player) => player.names.map(stripColours)))].sort();
}

function severalPlayers(wanted: string, players: readonly Player[]): Failure {
  return new Failure(
    'usage',
    `"${wanted}" may be ${players.length} players; name one by GUID:`,
    players.map((player) => `--player ${player.guid} (${stripColours(player.name)})`),
  );
}
