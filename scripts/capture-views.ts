// Puts real screens of the views into docs/views.md, and one as a picture (docs/views.svg) for the README: after each line
// `<!-- screen: KEYS -->` the block that follows becomes what a terminal of 80 × 24 (tmux) shows after those keys in `prox ui`, on a
// scratch database that holds the rounds of samples/. Keys are tmux's, with `text…` typed as it is.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROGRAM, runProx } from '../test/commands/run-prox.ts';
import { openTerminal } from '../test/views/terminal.ts';
import { svgScreen } from './documents/svg-screen.ts';

const DOCUMENT = 'docs/views.md';
const PICTURE = 'docs/views.svg';
const SHOWN = /<!-- screen:(.*) -->\n```\n[\s\S]*?```\n/gu;
/** The picture: a wide terminal on the heatmap. */
const PICTURED = { columns: 120, rows: 40, keys: ': heatmap Enter' };

interface Capture {
  readonly columns: number;
  readonly rows: number;
  readonly keys: string;
}

/** The screen after the keys, with its colours where wanted. */
async function captured(folder: string, { columns, rows, keys }: Capture, colours: boolean): Promise<string> {
  const command = `${process.execPath} ${PROGRAM} ui --database ${folder}`;
  const terminal = await openTerminal({ columns, rows, command });
  try {
    await terminal.waitFor('Most kills');
    for (const key of keys.split(' ').filter((word) => word !== '')) {
      await terminal.press(key);
      await sleep(400);
    }
    // A replay never stands still
    let shown = '';
    for (let looks = 0; looks < 10; looks += 1) {
      const next = await terminal.screen(colours);
      if (next === shown && !next.includes('loading')) break;
      shown = next;
      await sleep(300);
    }
    return shown;
  } finally {
    await terminal.close();
  }
}

async function refreshed(text: string, folder: string): Promise<string> {
  let fresh = text;
  for (const [block, keys = ''] of text.matchAll(SHOWN)) {
    const screen = await captured(folder, { columns: 80, rows: 24, keys }, false);
    fresh = fresh.replace(block, () => `<!-- screen:${keys} -->\n\`\`\`\n${screen}\n\`\`\`\n`);
  }
  return fresh;
}

const folder = mkdtempSync(join(tmpdir(), 'prox-views-'));
try {
  const { code, stderr } = await runProx(['import', 'samples', '--database', folder], {});
  if (code !== 0) throw new Error(stderr);
  writeFileSync(DOCUMENT, await refreshed(readFileSync(DOCUMENT, 'utf8'), folder));
  writeFileSync(PICTURE, svgScreen(await captured(folder, PICTURED, true), PICTURED.columns));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
