import type { Scope, ScopeFilters } from '../../report/scope.ts';
import type { LiveView } from './live-view.ts';
import { load } from './loading.ts';
import type { Memory } from './memory.ts';
import { sentencesOf } from './sentence.ts';

/** How the newest load is going. */
type Load =
  | { readonly kind: 'loaded' | 'empty' | 'cancelled' }
  | { readonly kind: 'failed'; readonly sentences: readonly string[] }
  | { readonly kind: 'loading'; readonly abort: AbortController; readonly began: number; share: number | null };

/** Sooner it would only flicker; later a key would seem lost. */
const LOADING_SHOWN_AFTER_MS = 50;

/** A view on the way here, with what it loads. */
export class Place {
  readonly view: LiveView;
  readonly #database: Memory;
  /** The key of the newest request. */
  #key: string | null = null;
  load: Load = { kind: 'loaded' };
  /** What the newest data are of. */
  scope: Scope | null = null;

  constructor(view: LiveView, database: Memory) {
    this.view = view;
    this.#database = database;
  }

  /** How long a load has been going on, ms; null while none has to be shown. */
  get loadingFor(): number | null {
    const passed = this.load.kind === 'loading' ? performance.now() - this.load.began : 0;
    return passed >= LOADING_SHOWN_AFTER_MS ? passed : null;
  }

  /** How far a load is, 0 to 1; null where it does not tell. */
  get loadedShare(): number | null {
    return this.load.kind === 'loading' ? this.load.share : null;
  }

  /** Loads what the view wants now, where that is not what it has; `changed` is called when there is something to show. */
  async settle(filters: ScopeFilters, changed: () => void): Promise<void> {
    const request = this.view.request(filters);
    if (request.key === this.#key) return;
    this.cancel();
    const abort = new AbortController();
    this.#key = request.key;
    const loading: Load = { kind: 'loading', abort, began: performance.now(), share: null };
    this.load = loading;
    const told = (share: number): void => {
      loading.share = share;
    };
    const shown = setInterval(changed, LOADING_SHOWN_AFTER_MS);
    try {
      const { scope, accept } = await load(this.#database, filters, request, abort.signal, told);
      if (abort.signal.aborted) return;
      accept?.();
      this.scope = scope;
      this.load = { kind: accept === null ? 'empty' : 'loaded' };
    } catch (error) {
      if (abort.signal.aborted) return;
      this.load = { kind: 'failed', sentences: sentencesOf(error) };
    } finally {
      clearInterval(shown);
    }
    changed();
  }

  /** Stops a load, keeping what was there; false where none is going on. */
  cancel(): boolean {
    if (this.load.kind !== 'loading') return false;
    this.load.abort.abort();
    this.load = { kind: 'cancelled' };
    return true;
  }

  /** Has the next `settle` load again where the newest load failed or was cancelled; false where it did not. */
  forget(): boolean {
    if (this.load.kind !== 'failed' && this.load.kind !== 'cancelled') return false;
    this.#key = null;
    return true;
  }
}
