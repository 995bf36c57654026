import type { ScopeFilters } from '../../report/scope.ts';
import type { Queries } from '../../store/database.ts';
import type { Canvas, Key, KeyHint, Progress, View, Way } from '../view.ts';
import type { Choices } from './choices.ts';

/** A view among others: what its state and data are is its own affair. */
export interface RegisteredView {
  readonly name: string;
  readonly title: string;
  /** What its argument may be, of what the database holds: offered after `:`. */
  readonly completions: (choices: Choices) => readonly string[];
  /** Fails (Failure) for an argument that it can't take. */
  readonly open: (argument: string | null) => LiveView;
}

/** What a key or a moment did. */
interface Effect {
  readonly way: Way | null;
  /** Whether the state is another than before. */
  readonly hasChanged: boolean;
}

/** A view that is open: its state, and the data loaded last. */
export interface LiveView {
  readonly name: string;
  readonly title: string;
  readonly hasData: boolean;
  /** What to load now; `load` returns what puts the data into the view. */
  request(filters: ScopeFilters): LiveRequest;
  press(key: Key, canvas: Canvas): Effect;
  /** Nothing happens before there are data. */
  tick(passed_ms: number): Effect;
  readonly moves: boolean;
  readonly isTyping: boolean;
  readonly keys: readonly KeyHint[];
  /** Empty before there are data. */
  lines(canvas: Canvas): readonly string[];
  print(canvas: Canvas): readonly string[];
}

export interface LiveRequest {
  readonly key: string;
  readonly load: (database: Queries, signal: AbortSignal, told: Progress) => Promise<() => void>;
}

/** The view as one of a list of different ones. */
export function registered<State, Data>(
  view: View<State, Data>,
  completions: RegisteredView['completions'] = () => [],
): RegisteredView {
  const { name, title } = view;
  return { name, title, completions, open: (argument) => live(view, view.open(argument)) };
}

function live<State, Data>(view: View<State, Data>, opened: State): LiveView {
  let state = opened;
  let data: Data | null = null;
  const take = (step: { readonly state: State; readonly way?: Way }): Effect => {
    const hasChanged = step.state !== state;
    state = step.state;
    return { way: step.way ?? null, hasChanged };
  };
  return {
    name: view.name,
    title: view.title,
    get hasData() {
      return data !== null;
    },
    request(filters) {
      const { key, load } = view.request(state, filters);
      return {
        key: JSON.stringify([filters, key]),
        load: async (database, signal, told) => {
          const loaded = await load(database, signal, told);
          return () => {
            data = loaded;
          };
        },
      };
    },
    press: (key, canvas) => take(view.press(state, key, data, canvas)),
    tick: (passed_ms) => take(data === null || view.tick === undefined ? { state } : view.tick(state, passed_ms, data)),
    get moves() {
      return data !== null && view.moves?.(state) === true;
    },
    get isTyping() {
      return view.typing?.(state) === true;
    },
    get keys() {
      return view.keys(state);
    },
    lines: (canvas) => (data === null ? [] : view.lines(state, data, canvas)),
    print: (canvas) => (data === null ? [] : view.print(state, data, canvas)),
  };
}
