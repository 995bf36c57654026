import { resolveScope } from '../../report/resolve-scope.ts';
import type { Scope, ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import type { Progress } from '../view.ts';
import type { LiveRequest } from './live-view.ts';
import type { Memory } from './memory.ts';

/** What came of a load: `accept` puts the data into the view; null where nothing is in scope. */
export interface Loaded {
  readonly scope: Scope;
  readonly accept: (() => void) | null;
}

/** Loads what a view asks for, where anything is in scope. Rejects as soon as `signal` is aborted. */
export async function load(
  database: Memory,
  filters: ScopeFilters,
  request: LiveRequest,
  signal: AbortSignal,
  told: Progress = () => {},
): Promise<Loaded> {
  await database.refresh(signal);
  const queries = untilAborted(database, signal);
  const scope = await resolveScope(queries, filters, new Date());
  if (scope.round_ids.length === 0) return { scope, accept: null };
  return { scope, accept: await request.load(queries, signal, told) };
}

/** The database for as long as its rows are wanted: no statement starts after that, and nobody waits for one. */
function untilAborted(database: Queries, signal: AbortSignal): Queries {
  return {
    rows<Row extends object>(statement: Parameters<Queries['rows']>[0]): Promise<Row[]> {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const abort = (): void => reject(signal.reason);
        signal.addEventListener('abort', abort, { once: true });
        database
          .rows<Row>(statement, signal)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', abort));
      });
    },
  };
}
