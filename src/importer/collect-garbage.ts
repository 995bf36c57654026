import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;

/**
 * Lets this thread's newest objects go that nothing holds, with the bytes that lie behind them. Between two rounds next to
 * nothing of one is left; later, in the middle of a round, V8 would copy all of it, and it would grow old.
 */
export function collectGarbage(): void {
  collect({ type: 'minor' });
}
