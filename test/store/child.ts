import sql from 'sql-template-tag';
import { Failure } from '../../src/domain/failure.ts';
import { locateDatabase } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';

// A process of its own for tests: opens the database in the folder and environment it was started with, says "open",
// and does what the next line of its input says. A Failure it prints as JSON.

const [action = '', given, command = 'prox test', lockWaitMs = '5000'] = process.argv.slice(2);

/** Waits for the parent's next word. */
function nextLine(): Promise<string> {
  return new Promise((resolve) => process.stdin.once('data', (line) => resolve(String(line).trim())));
}

function print(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
  console.log(JSON.stringify({ kind: error.kind, message: error.message }));
}

try {
  const located = locateDatabase(given);
  const templates = process.env['TEMPLATES'];
  const location = located.kind === 'embedded' && templates ? { ...located, templateFolders: [templates] } : located;
  const database = await openDatabase(location, { timeZone: 'UTC', command, lockWaitMs: Number(lockWaitMs) });
  console.log('open');
  if (action === 'hold') await nextLine();
  if (action === 'commit') {
    await database.transaction(async (transaction) => {
      await transaction.execute('create table if not exists kept (n int)');
      await transaction.copy(
        'kept',
        { n: 'int4' },
        Array.from({ length: 1000 }, (_, n) => ({ n })),
      );
    });
    console.log('committed');
    await nextLine();
  }
  if (action === 'write-on') {
    for (let n = 0; ; n++) {
      await database.transaction(async (transaction) => {
        await transaction.rows(sql`insert into pairs values (${n})`);
        await transaction.copy('pairs', { n: 'int4' }, [{ n }]);
      });
      console.log(n);
    }
  }
  if (action === 'fill') {
    const write = () => database.rows(sql`select pg_logical_emit_message(true, 'prox', repeat('x', 3000000))::text`);
    const writeOn = async (): Promise<never> => {
      for (;;) await write();
    };
    await writeOn().catch(print);
    await write().catch(print);
  }
  await database.close();
  console.log('closed');
} catch (error) {
  print(error);
}
process.exit();
