import type { Recovered } from '../domain/repairs.ts';
import type { RoundFile } from '../domain/round-file.ts';
import type { RoundRecord } from '../domain/round-record.ts';
import type { Findings } from './prepare-round.ts';
import type { ReceiptRound, ReceiptSection } from './receipt.ts';

/** What the importer put right in a file, a sentence each. */
export function correctionsOf({ corrections, recovered }: Findings, round: ReceiptRound): readonly string[] {
  const { death_types, camera_points, crossfires } = corrections;
  const sentences = [
    recovered !== null && recoveryOf(recovered),
    round.round !== null &&
      round.written_round !== null &&
      round.round !== round.written_round &&
      `round number ${round.written_round} → ${round.round}: the other half of this map was played directly before`,
    round.start_estimated && 'no start in the file: estimated from its name and its last time',
    death_types > 0 && `${counted(death_types, 'death type')} → killed: an enemy's kill at the same moment`,
    camera_points > 0 && `${counted(camera_points, 'point')} at the intermission camera dropped`,
    crossfires > 0 && `${counted(crossfires, 'crossfire flag')} derived anew from enemies' first hits`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function recoveryOf({ lives, engagements }: Recovered): string {
  const what = `${lives === 1 ? '1 life' : `${lives} lives`} and ${counted(engagements, 'engagement')}`;
  return `no end marker, so the server was killed or the file was cut: ${what} that went on taken from the journal`;
}

/** A section's rows in the file, and in the tables once it is stored. */
export function sectionsOf(file: RoundFile, record: RoundRecord): readonly ReceiptSection[] {
  const storedRows: Readonly<Record<string, number | null>> = {
    ENGAGEMENTS: record.engagements.length,
    PLAYER_TRACKS: record.lives.length,
    KILL_HEATMAP: record.kill_cells.length,
    MOVEMENT_HEATMAP: record.movement_cells.length,
    OBJECTIVE_FOCUS: record.objective_focus.length,
    REACTION_METRICS: record.reactions.length,
    HIT_REGIONS: file.rows.HIT_REGIONS.length,
    COMBAT_POSITIONS: file.rows.COMBAT_POSITIONS.length,
    REVIVES: record.revives.length,
    HITS: file.rows.HITS.length,
    KILLS: file.rows.KILLS.length,
    CLASS_CHANGES: record.class_changes.length,
    PAUSES: record.pauses.length,
    OBJECTIVES: record.objectives.length,
    ROUND: record.round_ends.length,
    TRACKER_ERRORS: record.tracker_errors.length,
    OPEN_TRACKS: null,
    OPEN_ROWS: null,
  };
  return file.sections.map(({ section, known, rows, bad_rows }) => ({
    section,
    known,
    rows,
    bad_rows,
    rows_stored: storedRows[section] === null ? null : (storedRows[section] ?? 0),
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
