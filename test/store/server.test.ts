import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import type { ClientBase } from 'pg';
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import { connectFailure } from '../../src/store/connect-failure.ts';
import type { Database } from '../../src/store/database.ts';
import { locateDatabase, type ServerLocation } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { prepareSession } from '../../src/store/session.ts';
import { freshDatabase, onTestServer, testServer, testServerUrl } from '../support/databases.ts';

const secret = 'sehr geheim/#@';
const user = `ana:${encodeURIComponent(secret)}`;

/** The Failure of opening `url`, which tells nothing of user and password. */
async function refusal(url: string): Promise<Failure> {
  const opened = openDatabase(locateDatabase(url), { timeZone: 'UTC', connectTimeoutMs: 500 });
  const failure = await opened.catch((error: unknown) => error);
  if (!(failure instanceof Failure)) throw failure;
  expect(failure.kind).toBe('database');
  expect(failure.message).not.toContain('\n');
  expectNoSecret(failure);
  return failure;
}

function expectNoSecret(error: unknown): void {
  const shown = inspect(error, { depth: 10, showHidden: true });
  for (const word of ['geheim', encodeURIComponent(secret), 'ana:']) expect(shown).not.toContain(word);
}

/** Runs `work` with the address of a server that does `answer` to whoever connects. */
async function withServer(answer: (socket: Socket) => void, work: (address: string) => Promise<void>): Promise<void> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    await work(`127.0.0.1:${port}`);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

describe('Opening a server says in one line, without user and password, that', () => {
  test('nobody listens there', async () => {
    let free = '';
    await withServer(
      () => {},
      async (address) => {
        free = address;
      },
    );
    const { message } = await refusal(`postgres://${user}@${free}/stats`);
    expect(message).toBe(`The database at ${free}/stats can't be reached: no server listens there`);
  });

  test('no socket is there', async () => {
    const { message } = await refusal(`postgres://${user}@/stats?host=/no/folder`);
    expect(message).toBe("The database at /no/folder:5432/stats can't be reached: no server listens there");
  });

  test('the host is not known', async () => {
    const { message } = await refusal(`postgres://${user}@no-such-host.invalid/stats`);
    expect(message).toBe("The database at no-such-host.invalid:5432/stats can't be reached: its host isn't known");
  });

  test('it does not answer', async () => {
    await withServer(
      () => {},
      async (address) => {
        const { message } = await refusal(`postgres://${user}@${address}/stats`);
        expect(message).toBe(`The database at ${address}/stats didn't answer in time`);
      },
    );
  });

  test('it hangs up', async () => {
    await withServer(
      (socket) => socket.end(),
      async (address) => {
        const { message } = await refusal(`postgres://${user}@${address}/stats`);
        expect(message).toBe(`The database at ${address}/stats broke the connection off`);
      },
    );
  });

  test('it is no PostgreSQL server', async () => {
    await withServer(
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
      async (address) => {
        const { message } = await refusal(`postgres://${user}@${address}/stats`);
        expect(message).toBe(`The database at ${address}/stats broke the connection off`);
      },
    );
  });

  test('it takes no encrypted connection', async () => {
    await withServer(
      (socket) => socket.once('data', () => socket.write('N')),
      async (address) => {
        const { message } = await refusal(`postgres://${user}@${address}/stats?sslmode=require`);
        expect(message).toBe(`The database at ${address}/stats doesn't take encrypted connections`);
      },
    );
  });

  test('the certificate is a bad one', () => {
    const location = locateDatabase(`postgres://${user}@db/stats`) as ServerLocation;
    const error = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(connectFailure(error, location).message).toBe(
      "The database at db:5432/stats shows a certificate that can't be trusted (DEPTH_ZERO_SELF_SIGNED_CERT)",
    );
  });

  test('the file of certificates is not there', async () => {
    const { message } = await refusal(`postgres://${user}@db/stats?sslmode=verify-ca&sslrootcert=/no/file`);
    expect(message).toMatch(/^Can't connect to the database at db:5432\/stats: .*\/no\/file/);
  });

  test('of anything else, what it is', () => {
    const location = locateDatabase(`postgres://${user}@db/stats`) as ServerLocation;
    const failure = connectFailure(new Error(`No way with ana and ${secret}`), location);
    expect(failure.message).toBe("Can't connect to the database at db:5432/stats: No way with *** and ***");
  });

  test('it is too old, and which version it is', async () => {
    const client = { query: async () => ({ rows: [{ version: '13.4', major: 13, encoding: 'UTF8' }] }) };
    const preparing = prepareSession(client as unknown as ClientBase, 'db:5432/stats', 'UTC');
    await expect(preparing).rejects.toThrow('The server at db:5432/stats is PostgreSQL 13.4; prox needs 15 or newer');
  });
});

describe.runIf(testServer)('A PostgreSQL server', () => {
  const host = testServer === undefined ? '' : locateDatabase(testServer).place.split('/')[0];

  test('that refuses the password is reported', async () => {
    const { message } = await refusal(testServerUrl('postgres', { name: 'postgres', password: 'geheim' }));
    expect(message).toBe(`The database at ${host}/postgres refused the user or the password`);
  });

  test('that wants a password, where there is none, is reported', async () => {
    const { message } = await refusal(testServerUrl('postgres', { name: 'nobody', password: '' }));
    expect(message).toBe(`The database at ${host}/postgres refused the user or the password`);
  });

  test('without that database is reported', async () => {
    const { message } = await refusal(testServerUrl('prox_no_such_database'));
    expect(message).toBe(`The database at ${host}/prox_no_such_database doesn't exist on that server`);
  });

  test('that denies the right to connect is reported', async () => {
    const name = `prox_test_denied_${process.pid}`;
    await onTestServer(`create role ${name} login password '${name}'`);
    await onTestServer(`create database ${name} template template0`);
    await onTestServer(`revoke connect on database ${name} from public`);
    const { message } = await refusal(testServerUrl(name, { name, password: name }));
    await onTestServer(`drop database ${name}`);
    await onTestServer(`drop role ${name}`);
    expect(message).toBe(`The database at ${host}/${name} denies this user the right to connect`);
  });

  test('with a database in another encoding is reported', async () => {
    const name = `prox_test_latin_${process.pid}`;
    await onTestServer(`create database ${name} encoding latin1 locale 'C' template template0`);
    const { message } = await refusal(testServerUrl(name));
    await onTestServer(`drop database ${name}`);
    expect(message).toBe(`The database at ${host}/${name} is encoded in LATIN1; prox needs UTF8`);
  });

  async function cutOff(database: Database): Promise<void> {
    const name = database.place.split('/')[1];
    await onTestServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  }

  test('that cuts a connection in the middle of a transaction leaves nothing of it, and is reported', async () => {
    const { database, cleanup } = await freshDatabase('server');
    await database.transaction((transaction) => transaction.execute('create table kept (n int)'));
    const cut = database.transaction(async (transaction) => {
      await transaction.rows(sql`insert into kept values (1)`);
      await cutOff(database);
      await transaction.rows(sql`insert into kept values (2)`);
    });
    const failure = await cut.catch((error: unknown) => error);
    expect(failure).toMatchObject({
      kind: 'database',
      message: expect.stringMatching(`^The connection to the database at ${database.place} was lost: `),
    });
    expectNoSecret(failure);
    expect(await database.rows(sql`select n from kept`)).toEqual([]);
    await cleanup();
  });

  test('that cuts a connection during a statement is reported', async () => {
    const { database, cleanup } = await freshDatabase('server');
    const sleeping = database.rows(sql`select pg_sleep(20)::text`).catch((error: unknown) => error);
    await expect.poll(() => isSleeping(database)).toBe(true);
    await onTestServer(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`,
    );
    expect(await sleeping).toMatchObject({ kind: 'database', message: expect.stringContaining('was lost') });
    await cleanup();
  });

  async function isSleeping(database: Database): Promise<boolean> {
    const rows = await database.rows(sql`
      select from pg_stat_activity
      where query like '%pg_sleep(20)%' and pid <> pg_backend_pid() and datname = current_database()
    `);
    return rows.length > 0;
  }

  test('ends a statement that is cancelled', async () => {
    const { database, cleanup } = await freshDatabase('server');
    const abort = new AbortController();
    const sleeping = database.rows(sql`select pg_sleep(20)::text`, abort.signal).catch(String);
    await expect.poll(() => isSleeping(database)).toBe(true);
    abort.abort();
    expect(await sleeping).toContain('canceling statement');
    expect(await database.rows(sql`select 1::int as n`)).toEqual([{ n: 1 }]);
    await cleanup();
  });

  test('that cuts an idle connection off gets a new one', async () => {
    const { database, cleanup } = await freshDatabase('server');
    await cutOff(database);
    await expect.poll(() => database.rows(sql`select 1::int as n`).catch(() => [])).toEqual([{ n: 1 }]);
    await cleanup();
  });

  test('tells in the error of a statement nothing of user and password', async () => {
    const { database, cleanup } = await freshDatabase('server');
    const error = await database.rows(sql`select * from nowhere`).catch((thrown: unknown) => thrown);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(new URL(testServer ?? '').password);
    await cleanup();
  });
});
