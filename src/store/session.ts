import type { ClientBase, CustomTypesConfig } from 'pg';
import { Failure } from '../domain/failure.ts';
import { errorCode } from './system-errors.ts';

/** The oldest PostgreSQL that prox's statements run on. */
const oldestMajor = 15;

/** PostgreSQL's numbers of types (pg_type.oid). */
const typeNumber = { int8: 20, date: 1082, numeric: 1700 };

/** How values come back, the same from both engines: as pg gives them, but for those that would mislead. */
export async function typeParsers(): Promise<CustomTypesConfig> {
  const { types } = await import('pg');
  const getTypeParser = (type: number, format?: 'text' | 'binary') => {
    if (type === typeNumber.int8 || type === typeNumber.numeric) return refuseWideNumber;
    // pg would give midnight in the computer's own time zone
    if (type === typeNumber.date) return String;
    return format === 'binary' ? types.getTypeParser(type, 'binary') : types.getTypeParser(type);
  };
  // The declared type has an overload for each format
  return { getTypeParser: getTypeParser as CustomTypesConfig['getTypeParser'] };
}

/** pg would give a string, and '1' + 1 is '11'. */
function refuseWideNumber(value: string): never {
  throw new Error(`A statement gave ${value} as bigint or numeric: cast it to int or float8`);
}

/**
 * Sets a new connection up so that statements give the same on both engines; `place` is for messages. Throws a Failure
 * for a server that prox can't work with and for an unknown time zone.
 */
export async function prepareSession(client: ClientBase, place: string, timeZone: string): Promise<void> {
  const { rows } = await client.query<{ version: string; major: number; encoding: string }>(
    `select
      current_setting('server_version') as version,
      current_setting('server_version_num')::int / 10000 as major,
      current_setting('server_encoding') as encoding,
      set_config('application_name', 'prox', false),
      set_config('client_encoding', 'UTF8', false),
      set_config('DateStyle', 'ISO', false),
      set_config('extra_float_digits', '1', false),
      -- Reports are short statements over much: compiling costs them more than it saves, sorting on disk too
      set_config('jit', 'off', false),
      set_config('work_mem', '32MB', false)`,
  );
  const [server] = rows;
  if (server !== undefined && server.major < oldestMajor) {
    throw new Failure(
      'database',
      `The server at ${place} is PostgreSQL ${server.version}; prox needs ${oldestMajor} or newer`,
    );
  }
  if (server !== undefined && server.encoding !== 'UTF8') {
    throw new Failure('database', `The database at ${place} is encoded in ${server.encoding}; prox needs UTF8`, [
      'Make another one: create database NAME encoding UTF8 template template0',
    ]);
  }
  await setTimeZone(client, timeZone);
}

async function setTimeZone(client: ClientBase, timeZone: string): Promise<void> {
  try {
    await client.query({ text: "select set_config('TimeZone', $1, false)", values: [timeZone] });
  } catch (error) {
    const unknownValue = '22023';
    if (errorCode(error) !== unknownValue) throw error;
    throw new Failure('usage', `PostgreSQL knows no time zone ${timeZone}`, ['Name one as Europe/Ljubljana or UTC']);
  }
}
