import type { RoundRecord, RoundSource } from '../domain/round-record.ts';
import type { DescribedRound } from '../store/stored-rounds.ts';
import type { ReceiptRound } from './receipt.ts';

/** A stored round as its receipt shows it. */
export function storedReceiptRound(described: DescribedRound): ReceiptRound {
  const { generation, tracker, tracker_version, ...round } = described;
  return { ...round, tracker: trackerName({ tracker, generation, tracker_version }) };
}

/** A round that was read and not stored, so that it has no session yet. */
export function unstoredReceiptRound(source: RoundSource, record: RoundRecord): ReceiptRound {
  return {
    round_id: null,
    server: source.server,
    map: source.map,
    session: null,
    round: source.written_round,
    written_round: source.written_round,
    start_at: source.start_at,
    start_estimated: source.start_estimated,
    end_at: source.end_at,
    players: record.players.length,
    bots: record.players.filter((player) => player.is_bot).length,
    tracker: trackerName(source),
  };
}

function trackerName(from: Pick<RoundSource, 'tracker' | 'generation' | 'tracker_version'>): string {
  const name = `${from.tracker} V${from.generation}`;
  return from.tracker_version === null ? name : `${name} (${from.tracker_version})`;
}
