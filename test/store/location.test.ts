import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/domain/failure.ts';
import { type DatabaseLocation, locateDatabase } from '../../src/store/location.ts';

const linux = { platform: 'linux', home: '/home/ana' } as const;

function place(given: string | undefined, environment: Record<string, string> = {}): string {
  return locateDatabase(given, environment, linux).place;
}

function failure(given: string, environment: Record<string, string> = {}): Failure {
  try {
    locateDatabase(given, environment, linux);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`${given} was taken`);
}

describe('The database', () => {
  test('is where --database says, else DATABASE_URL, else PROX_HOME, else XDG_DATA_HOME, else the home folder', () => {
    const environment = {
      DATABASE_URL: 'postgres://one/stats',
      PROX_HOME: '/srv/prox',
      XDG_DATA_HOME: '/data',
    };
    expect(place('/tmp/rounds', environment)).toBe('/tmp/rounds');
    expect(place(undefined, environment)).toBe('one:5432/stats');
    expect(place('', { ...environment, DATABASE_URL: '' })).toBe('/srv/prox/database');
    expect(place(undefined, { XDG_DATA_HOME: '/data' })).toBe('/data/prox/database');
    expect(place(undefined)).toBe('/home/ana/.local/share/prox/database');
  });

  test('has its default folder where the system keeps such data', () => {
    const mac = locateDatabase(undefined, {}, { platform: 'darwin', home: '/Users/ana' });
    expect(mac.place).toBe('/Users/ana/Library/Application Support/prox/database');
    const windows = locateDatabase(undefined, { LOCALAPPDATA: '/Local' }, { platform: 'win32', home: '/ana' });
    expect(windows.place).toBe('/Local/prox/database');
  });

  test('keeps everything under PROX_HOME where that is set', () => {
    expect(locateDatabase(undefined, { PROX_HOME: '/srv/prox' }, linux)).toMatchObject({
      folder: '/srv/prox/database',
      templateFolders: [expect.any(String), '/srv/prox/cache'],
    });
  });

  test('is a folder where the text is no address, taken from the folder one is in', () => {
    expect(locateDatabase('rounds', {}, linux)).toMatchObject({ kind: 'embedded', folder: `${process.cwd()}/rounds` });
    expect(locateDatabase(undefined, { DATABASE_URL: '/srv/rounds' }, linux)).toMatchObject({ kind: 'embedded' });
  });

  test.each([
    ['postgresql://db.example.org/stats', 'db.example.org:5432/stats'],
    ['postgres://ana:geheim@db.example.org:6432/stats', 'db.example.org:6432/stats'],
    ['POSTGRES://ana:geheim@db.example.org/stats', 'db.example.org:5432/stats'],
    ['postgres://ana:p%40ss%2F%23@db.example.org/stats', 'db.example.org:5432/stats'],
    ['postgres://[::1]:5432/stats', '[::1]:5432/stats'],
    ['postgres:///stats?host=/run/postgresql', '/run/postgresql:5432/stats'],
    ['postgres://ana:geheim@/stats?host=/run/postgresql', '/run/postgresql:5432/stats'],
    ['postgres://', 'localhost:5432'],
    ['postgres://ana@db/my%20stats?sslmode=require', 'db:5432/my stats'],
  ])('is the server that %s names', (url, expected) => {
    expect(locateDatabase(url, {}, linux)).toMatchObject({ kind: 'server', place: expected });
  });

  test('takes host, port and name from the environment as other PostgreSQL programs do', () => {
    const environment = { PGHOST: 'db', PGPORT: '6432', PGDATABASE: 'stats' };
    expect(place('postgres://', environment)).toBe('db:6432/stats');
  });
});

describe('A bad address', () => {
  test.each([
    'postgres://ana:geheim@db:port/stats',
    'postgres://ana:geheim@db:99999/stats',
    'postgres://ana:ge/heim@db/stats',
    'postgres://ana:5/geheim@db/stats',
    'postgres://ana:5#geheim@db/stats',
    'postgres://ana:5?geheim@db/stats',
    'postgres://ana:geheim%zz@db/stats',
    'postgres://ana:geheim@db/stats#part',
    'postgres://ana:geheim@db/stats?sslmode=geheim',
    'mysql://ana:geheim@db/stats',
  ])('is refused without a word of user or password: %s', (url) => {
    for (const thrown of [failure(url), failure('', { DATABASE_URL: url })]) {
      expect(thrown.kind).toBe('usage');
      expect(inspect(thrown, { depth: 5 })).not.toMatch(/geheim|heim|\bana\b/);
      expect(thrown.suggestions.length + thrown.message.length).toBeGreaterThan(0);
    }
  });

  test('is said to come from where it came from', () => {
    expect(failure('mysql://db').message).toMatch(/^--database is a mysql:\/\/ address/);
    expect(failure('', { DATABASE_URL: 'postgres://ana@db:port' }).message).toMatch(/^DATABASE_URL is not a valid/);
  });
});

describe('A server location', () => {
  function url(text: string): string {
    const location: DatabaseLocation = locateDatabase(text, {}, linux);
    return location.kind === 'server' ? location.url() : '';
  }

  test('shows no password when it is printed', () => {
    const location = locateDatabase('postgres://ana:geheim@db/stats', {}, linux);
    expect(inspect(location, { showHidden: true, depth: 5 })).not.toContain('geheim');
    expect(JSON.stringify(location)).not.toContain('geheim');
  });

  test('means by sslmode what PostgreSQL means by it', () => {
    expect(url('postgres://db/stats?sslmode=require')).toBe('postgres://db/stats?sslmode=require&uselibpqcompat=true');
    expect(url('postgres://db/stats')).toBe('postgres://db/stats');
    expect(url('postgres://db/stats?sslmode=no-verify')).toBe('postgres://db/stats?sslmode=no-verify');
  });
});
