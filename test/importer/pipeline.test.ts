import { readFileSync, rmSync } from 'node:fs';
import sql, { raw } from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KILL_HEATMAP } from '../../src/format/sections.ts';
import { lookAhead } from '../../src/importer/look-ahead.ts';
import type { FileToPrepare } from '../../src/importer/prepare-round.ts';
import { type Preparer, startPreparer } from '../../src/importer/preparer.ts';
import type { Receipt } from '../../src/importer/receipt.ts';
import { Rooms } from '../../src/importer/rooms.ts';
import { contentHash } from '../../src/importer/round-source.ts';
import { guidOf, roundText, START } from '../../src/report/example-round.ts';
import type { Database } from '../../src/store/database.ts';
import { contents } from '../support/contents.ts';
import { describeEngines, type FreshDatabase, freshDatabase } from '../support/databases.ts';
import { importInto, type RoundFolder, roundFolder } from '../support/round-folder.ts';

const SAMPLE = 'samples/2026-11-22-102925-labmap-round-1_engagements.txt';
const ROUNDS = 8;

function nameOf(round: number): string {
  return `2026-11-22-1${round}2925-labmap-round-1_engagements.txt`;
}

/** A round of its own start. */
function textOf(round: number): string {
  const start = START + round * 3600;
  return roundText({
    start,
    end: start + 60,
    lives: [
      { who: 'bob', team: 'ALLIES', spawn: 0, death: 2000 },
      { who: 'ann', team: 'AXIS', spawn: 0, death: 3000 + round },
    ],
  });
}

/** The database, with one thing different. */
function withTransaction(database: Database, transaction: Database['transaction']): Database {
  return {
    kind: database.kind,
    place: database.place,
    rows: (statement) => database.rows(statement),
    transaction,
    close: () => database.close(),
  };
}

describeEngines('a folder of rounds, prepared in a thread while others are written', (engine) => {
  let fresh: FreshDatabase;
  let files: RoundFolder;

  beforeEach(async () => {
    fresh = await freshDatabase(engine);
    files = roundFolder();
    for (let round = 0; round < ROUNDS; round++) files.write(nameOf(round), textOf(round));
  });

  afterEach(async () => {
    files.remove();
    await fresh.cleanup();
  });

  async function storedFiles(): Promise<readonly string[]> {
    const rows = await fresh.database.rows<{ file_name: string }>(sql`select file_name from round order by round_id`);
    return rows.map((row) => row.file_name);
  }

  test('receipts, ids and rows come in the order of the files', async () => {
    const shown: [string, number, number][] = [];
    const receipts = await importInto(fresh.database, [files.folder], {
      onReceipt: (receipt, done, total) => shown.push([receipt.file, done, total]),
    });
    const names = Array.from({ length: ROUNDS }, (_, round) => nameOf(round));
    expect(shown).toEqual(names.map((name, at) => [`${files.folder}/${name}`, at + 1, ROUNDS]));
    expect(receipts.map((receipt) => receipt.round?.round_id)).toEqual(names.map((_, at) => at + 1));
    expect(await storedFiles()).toEqual(names);
    const deaths = await fresh.database.rows(sql`
      select round_id, death_time_ms from player_track where life_id = 2 order by round_id
    `);
    expect(deaths).toEqual(names.map((_, at) => ({ round_id: at + 1, death_time_ms: 3000 + at })));
  });

  test('a round prepared in the thread has the rows and the receipt of one prepared here', async () => {
    const here = await importInto(fresh.database, [SAMPLE]);
    const once = await contents(fresh.database);
    const other = await freshDatabase(engine);
    try {
      const unreadable = ['a', 'b'].map((name) => files.write(`${name}_engagements.txt`, 'no round'));
      const there = await importInto(other.database, [SAMPLE, ...unreadable]);
      const third = await importInto(other.database, [...unreadable, SAMPLE], { server: 'third' });
      const [first, last] = [there.at(0) as Receipt, third.find((receipt) => receipt.file === SAMPLE) as Receipt];
      expect(first).toEqual(here[0]);
      const sameButServer = { ...last, round: { ...last.round, round_id: 1, server: '' } };
      expect(sameButServer).toEqual(first);
      await other.database.rows(sql`delete from round where server = 'third'`);
      expect(await contents(other.database)).toEqual(once);
    } finally {
      await other.cleanup();
    }
  });

  test('a file in the middle that tells of no round, or is gone, costs no other its place', async () => {
    files.write(nameOf(4), 'no round');
    const args = Array.from({ length: ROUNDS }, (_, round) => `${files.folder}/${nameOf(round)}`);
    rmSync(args[5] ?? '');
    const receipts = await importInto(fresh.database, args);
    expect(receipts.map((receipt) => receipt.status)).toEqual([
      ...['imported', 'imported', 'imported', 'imported', 'failed', 'failed', 'imported', 'imported'],
    ]);
    expect(await storedFiles()).toHaveLength(ROUNDS - 2);
  });

  test('a file that comes twice within those that wait is skipped as one that was imported before', async () => {
    files.write(nameOf(3), textOf(2));
    const receipts = await importInto(fresh.database, [files.folder]);
    expect(receipts[3]).toMatchObject({
      status: 'skipped',
      reason: `imported before, as ${nameOf(2)}`,
      sections: [],
      round: { round_id: 3 },
    });
  });

  test('a file whose content is replaced while it waits is judged by what is stored at its turn', async () => {
    const whole = textOf(0);
    const cut = whole.slice(0, whole.lastIndexOf('\n', whole.lastIndexOf(guidOf('ann'))) + 1);
    const part = files.write('part.txt', cut);
    await importInto(fresh.database, [part]);
    const wholeFile = files.write('a-whole.txt', whole);
    const receipts = await importInto(fresh.database, [wholeFile, part]);
    expect(receipts.map(({ file, status, reason }) => [file, status, reason])).toEqual([
      [wholeFile, 'replaced', 'part.txt was a part of this round'],
      [part, 'skipped', 'the round is there in full, from a-whole.txt'],
    ]);
  });

  test('an abort lets the file at hand be stored and no other', async () => {
    const abort = new AbortController();
    const receipts = await importInto(fresh.database, [files.folder], {
      signal: abort.signal,
      onReceipt: (_, done) => {
        if (done === 3) abort.abort();
      },
    });
    expect(receipts).toHaveLength(3);
    expect(await storedFiles()).toHaveLength(3);
  });

  test('where the database fails in the middle of a round, that round leaves nothing and those before it stay', async () => {
    let transactions = 0;
    const failing = withTransaction(fresh.database, (work) =>
      fresh.database.transaction(async (transaction) => {
        const result = await work(transaction);
        if (++transactions === 5) await transaction.rows(sql`select 1 / 0`);
        return result;
      }),
    );
    const receipts: Receipt[] = [];
    const all = importInto(failing, [files.folder], { onReceipt: (receipt) => receipts.push(receipt) });
    await expect(all).rejects.toThrow('division by zero');
    expect(receipts.map((receipt) => receipt.status)).toEqual(Array.from({ length: 4 }, () => 'imported'));
    expect(await storedFiles()).toEqual([0, 1, 2, 3].map(nameOf));
    expect(await fresh.database.rows(sql`select distinct round_id from player_track order by 1`)).toHaveLength(4);
  });

  test('a row that the database refuses ends the import with its table and constraint', async () => {
    await fresh.database.rows(sql`
      alter table player_track add constraint no_such_death check (death_time_ms <> ${raw('3005')})
    `);
    await expect(importInto(fresh.database, [files.folder])).rejects.toThrow(/"player_track".*"no_such_death"/u);
    expect(await storedFiles()).toHaveLength(5);
  });
});

describe('looking ahead', () => {
  test('asks for so many items ahead and no more, and ends its source when it is left', async () => {
    let asked = 0;
    let ended = false;
    async function* numbers(): AsyncGenerator<number> {
      try {
        for (;;) yield ++asked;
      } finally {
        ended = true;
      }
    }
    const seen: [number, number][] = [];
    for await (const item of lookAhead(numbers(), 2)) {
      await new Promise((resolve) => setTimeout(resolve));
      seen.push([item, asked]);
      if (item === 3) break;
    }
    expect(seen).toEqual([
      [1, 3],
      [2, 4],
      [3, 5],
    ]);
    expect(ended).toBe(true);
  });

  test('an error comes after the items before it', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new Error('no more');
    }
    const items = lookAhead(failing(), 2);
    expect(await items.next()).toEqual({ done: false, value: 1 });
    await expect(items.next()).rejects.toThrow('no more');
  });
});

describe('memory for files', () => {
  test('is used again for a file that is a little larger, and has its bytes only', () => {
    const rooms = new Rooms();
    const first = rooms.take(1000);
    first.fill(1);
    rooms.giveBack(first);
    const second = rooms.shared(Uint8Array.of(2, 3, 4));
    expect(second.buffer).toBe(first.buffer);
    expect(second).toEqual(Uint8Array.of(2, 3, 4));
    expect(rooms.shared(second)).toBe(second);
  });

  test('is new where that of another file is in use or too small', () => {
    const rooms = new Rooms();
    const first = rooms.take(1000);
    const second = rooms.take(1000);
    expect(second.buffer).not.toBe(first.buffer);
    rooms.giveBack(first);
    expect(rooms.take(5_000_000).length).toBe(5_000_000);
  });
});

/** The columns of KILL_HEATMAP as round files have them. */
const KILL_COLUMNS = `# ${KILL_HEATMAP.columns.map(({ file }) => file).join(';')}`;

describe('the thread that prepares', () => {
  let preparer: Preparer;

  afterEach(() => preparer.close());

  function fileOf(bytes: Uint8Array): FileToPrepare {
    return { name: nameOf(1), bytes, content_hash: contentHash(bytes), server: '', timeZone: 'UTC' };
  }

  test('a fault of prox itself costs the file that it comes with', async () => {
    preparer = startPreparer();
    const broken = {
      ...fileOf(readFileSync(SAMPLE)),
      get server(): string {
        throw new Error('a fault');
      },
    };
    expect(await preparer.prepare(broken)).toEqual({ problem: "prox can't cope with it: a fault" });
  });

  test('a file that it dies of is a problem, and those behind it go to another', async () => {
    preparer = startPreparer({ ownFiles: 0, heapMb: 16 });
    const cells = Array.from({ length: 400_000 }, (_, cell) => `${cell};0;1;0\n`).join('');
    const prepared = await Promise.all([
      preparer.prepare(fileOf(readFileSync(SAMPLE))),
      preparer.prepare(fileOf(Buffer.from(`# PROXIMITY_TRACKER_V4\n# KILL_HEATMAP\n${KILL_COLUMNS}\n${cells}`))),
      preparer.prepare(fileOf(readFileSync(SAMPLE))),
      preparer.prepare(fileOf(Buffer.from('no round'))),
    ]);
    expect(prepared.map((one) => ('problem' in one ? one.problem : one.round.source.map))).toEqual([
      'labmap',
      'it takes over 16 MB of memory to read, more than any round file',
      'labmap',
      expect.stringContaining('is not a round file'),
    ]);
  });
});
