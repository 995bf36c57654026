import type { Rebuild } from '../keeper/rebuild.ts';
import { importSummary, renderImportSummary } from './receipt.ts';
import { counted } from './report-remarks.ts';
import { visible } from './visible.ts';

/** How many missing rounds are named to a person; JSON has all. */
const NAMED = 20;

/** What a rebuild came to, as lines for a person. */
export function renderRebuild(rebuild: Rebuild): string {
  const lines = [
    renderImportSummary(rebuild.receipts),
    ...missingLines(rebuild),
    ...forgottenLine(rebuild),
    outcomeOf(rebuild),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A rebuild as JSON carries it. */
export function rebuildData({ receipts, missing, ...rebuild }: Rebuild): object {
  const rounds = missing.map(({ content_hash, ...round }) => ({
    ...round,
    content_hash: content_hash.toString('hex'),
  }));
  return { ...rebuild, missing: rounds, files: receipts, summary: importSummary(receipts) };
}

function missingLines({ missing }: Rebuild): string[] {
  if (missing.length === 0) return [];
  const named = missing.slice(0, NAMED).map(({ round_id, file_name, map, server }) => {
    const on = server === '' ? '' : ` · server ${visible(server)}`;
    return `  ${visible(file_name)} · ${visible(map)} · round id ${round_id}${on}`;
  });
  const more = missing.length > NAMED ? [`  … and ${missing.length - NAMED} more`] : [];
  return [
    `${counted(missing.length, 'round')} of the database in none of these files, or not in full:`,
    ...named,
    ...more,
  ];
}

function forgottenLine({ rounds_with_forgotten: rounds, outcome }: Rebuild): string[] {
  if (rounds === 0) return [];
  const verb = outcome === 'rebuilt' ? 'tell' : 'would tell';
  return [
    `Players were forgotten in ${counted(rounds, 'round')}: their files ${verb} of them again; prox forget player`,
  ];
}

function outcomeOf({ outcome, rounds_before, rounds_after, missing }: Rebuild): string {
  switch (outcome) {
    case 'rebuilt':
      return `Rebuilt: ${counted(rounds_after ?? 0, 'round')}, before ${rounds_before}.`;
    case 'dry_run':
      return missing.length > 0
        ? 'A dry run: nothing was written. Without --drop-missing it would be refused.'
        : 'A dry run: nothing was written.';
    case 'refused':
      return 'Nothing was changed. Name the folders that have these files too, or lose the rounds with --drop-missing.';
    case 'nothing_read':
      return 'Nothing was changed: no file gave a round.';
    case 'interrupted':
      return 'Interrupted: nothing was changed.';
  }
}
