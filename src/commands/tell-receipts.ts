import type { PipelineOptions } from '../importer/pipeline.ts';
import type { View } from '../render/report-view.ts';

/** Runs `work`, an import of many files, and prints each file's receipt as it comes, with progress on a terminal's stderr. */
export async function tellReceipts<Result>(
  view: View,
  print: (text: string) => void,
  work: (onReceipt: PipelineOptions['onReceipt']) => Promise<Result>,
): Promise<Result> {
  const { receiptWriter } = await import('../render/receipt.ts');
  const { startProgress } = await import('../render/progress.ts');
  const look = view.format === 'table' ? view.look : { ...view.look, width: Number.POSITIVE_INFINITY };
  const write = receiptWriter(look, view.timeZone);
  const progress = startProgress(process.stderr);
  try {
    return await work((receipt, done, total) => {
      progress.pause();
      if (view.format !== 'json') print(`${write(receipt)}\n\n`);
      progress.show(done, total, receipt.file);
    });
  } finally {
    progress.end();
  }
}
