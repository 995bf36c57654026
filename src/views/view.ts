import type { ScopeFilters } from '../report/scope.ts';
import type { Queries } from '../store/database.ts';

/** What a terminal can show. `glyphs`: half blocks and frames, or plain ASCII where it knows no more. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly colours: 'true' | '256' | '16' | 'none';
  readonly glyphs: 'unicode' | 'ascii';
}

/** A key as pressed: a character, or a name. Ctrl-C never comes. */
export type Key = string;

/** A key and what it does here; `keys` as the footer shows it: `←→`, `Enter`, `/`. */
export interface KeyHint {
  readonly keys: string;
  readonly does: string;
}

/** Where to go from here. `argument` is what the view's command takes as its argument. */
export type Way =
  | { readonly kind: 'open'; readonly view: string; readonly argument: string | null }
  | { readonly kind: 'back' }
  | { readonly kind: 'scope'; readonly filters: ScopeFilters };

/** What a key or a moment changes: the view's state, and maybe the way from here. */
export interface Step<State> {
  readonly state: State;
  readonly way?: Way;
}

/** Told of how far a load is, 0 to 1. */
export type Progress = (share: number) => void;

/** What a view needs from the database. It is loaded anew when `key` is another than before. */
export interface Request<Data> {
  readonly key: string;
  /** A statement that was run before, by whatever view, costs nothing while nobody writes. `told` is for loads of many parts. */
  readonly load: (database: Queries, signal: AbortSignal, told?: Progress) => Promise<Data>;
}

/**
 * A view: pure functions of its state and of what was loaded. The shell around it has the scope bar, the footer, help, the
 * way back, loading, errors and the terminal. A line is text with the escape sequences of `canvas.colours`, no wider than
 * `canvas.columns`, and what players are called is made fit for a terminal (render/visible.ts) before it gets there.
 */
export interface View<State, Data> {
  /** The word in `prox <name>`, and after `:`. */
  readonly name: string;
  readonly title: string;
  /** The state in which it opens; fails (Failure) for an argument that it can't take. */
  readonly open: (argument: string | null) => State;
  readonly request: (state: State, filters: ScopeFilters) => Request<Data>;
  /** `data` is null while it is loaded for the first time; then, while another is loaded, it is the one before. */
  readonly press: (state: State, key: Key, data: Data | null, canvas: Canvas) => Step<State>;
  /** Called about 20 times a second while `moves` says so; `passed_ms` since the last call. */
  readonly tick?: (state: State, passed_ms: number, data: Data) => Step<State>;
  readonly moves?: (state: State) => boolean;
  /** The keys that work now, most useful first. */
  readonly keys: (state: State) => readonly KeyHint[];
  /** Whether keys are text now: then characters come as they are, none is the shell's, and hjkl are letters. */
  readonly typing?: (state: State) => boolean;
  /** At most `canvas.rows` lines. */
  readonly lines: (state: State, data: Data, canvas: Canvas) => readonly string[];
  /** The static twin for pipes and `--static`: as many lines as it takes. */
  readonly print: (state: State, data: Data, canvas: Canvas) => readonly string[];
}
