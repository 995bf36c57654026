import type { RoundFile } from '../domain/round-file.ts';
import type { RoundRecord, RoundSource } from '../domain/round-record.ts';
import type { ReceiptRound, ReceiptSection } from './receipt.ts';

/** What the importer put right in a file, a sentence each. */
export function correctionsOf(record: RoundRecord, source: RoundSource, round: ReceiptRound): readonly string[] {
  const { death_types, camera_points, crossfires } = record.corrections;
  const sentences = [
    round.round !== null &&
      round.written_round !== null &&
      round.round !== round.written_round &&
      `round number ${round.written_round} → ${round.round}: the other half of this map was played directly before`,
    source.start_estimated && 'no start in the file: estimated from its name and its last time',
    death_types > 0 && `${counted(death_types, 'death type')} → killed: an enemy's kill at the same moment`,
    camera_points > 0 && `${counted(camera_points, 'point')} at the intermission camera dropped`,
    crossfires > 0 && `${counted(crossfires, 'crossfire flag')} derived anew from enemies' first hits`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

/** What a file's tracker could not record, a sentence each. */
export function notRecordedBy(record: RoundRecord, file: RoundFile): readonly string[] {
  const sections = new Set(file.sections.map((tally) => tally.section));
  const sentences = [
    !record.tracks_revives && 'lives after a revive: a recorded life ends at the death',
    !record.records_stance && 'who is prone: the stance in paths is unreliable',
    !record.records_sprint && 'who sprints: the sprint flag in paths is unreliable',
    !sections.has('HIT_REGIONS') && 'single hits: rescuers are unknown',
    !sections.has('COMBAT_POSITIONS') && 'where killers stood: taken from their paths',
    !sections.has('REVIVES') && 'revives',
  ];
  return sentences.filter((sentence) => sentence !== false);
}

/** A section's rows in the file and in the tables (`stored` false: in none). */
export function sectionsOf(file: RoundFile, record: RoundRecord, stored: boolean): readonly ReceiptSection[] {
  const storedRows: Readonly<Record<string, number>> = {
    ENGAGEMENTS: record.engagements.length,
    PLAYER_TRACKS: record.lives.length,
    KILL_HEATMAP: record.kill_cells.length,
    MOVEMENT_HEATMAP: record.movement_cells.length,
    OBJECTIVE_FOCUS: record.objective_focus.length,
    REACTION_METRICS: record.reactions.length,
    HIT_REGIONS: record.hits.length,
    COMBAT_POSITIONS: record.kills.length,
    REVIVES: record.revives.length,
  };
  return file.sections.map(({ section, known, rows, bad_rows }) => ({
    section,
    known,
    rows,
    bad_rows,
    rows_stored: stored ? (storedRows[section] ?? 0) : null,
    ...pointsOf(section, file, record),
  }));
}

function pointsOf(
  section: string,
  { rows }: RoundFile,
  record: RoundRecord,
): { points: number | null; points_kept: number | null } {
  if (section === 'PLAYER_TRACKS') {
    return {
      points: sum(rows.PLAYER_TRACKS.map((life) => life.path.length)),
      points_kept: sum(record.lives.map((life) => life.path.length)),
    };
  }
  if (section === 'ENGAGEMENTS') {
    return {
      points: sum(rows.ENGAGEMENTS.map((engagement) => engagement.positions.length)),
      points_kept: sum(record.engagements.map((engagement) => engagement.positions.length)),
    };
  }
  return { points: null, points_kept: null };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function counted(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
