import type { Canvas, Key, Step, Way } from '../view.ts';
import type { RoundsData } from './load.ts';
import { type Node, sessionId } from './nodes.ts';
import { arrived, type RoundsState } from './state.ts';
import { nodesOf, selectedNode, treeRows } from './tree.ts';
import { roomIn, topFor } from './window.ts';

/** What a key makes of the tree. */
export function press(before: RoundsState, key: Key, data: RoundsData | null, canvas: Canvas): Step<RoundsState> {
  if (data === null) return before.typing ? { state: typed(before, key) ?? before } : leave(before, key);
  const state = { ...arrived(before, data), known: data };
  if (state.typing) {
    const searching = typed(state, key);
    if (searching !== undefined) return { state: seen(searching, data, canvas) };
  }
  if (key === '/') return { state: { ...state, typing: true } };
  if (key === 'escape') return leave(state, key);
  const nodes = nodesOf(treeRows(state, data));
  const node = selectedNode(state, nodes);
  if (node === null) return { state };
  const way = state.typing ? undefined : wayFrom(node, key);
  if (way !== undefined) return { state, way };
  const after = moved(state, key, { node, nodes, canvas });
  return { state: seen(after, data, canvas, after.open.length > state.open.length) };
}

/** Esc ends a search before it leads back. */
function leave(state: RoundsState, key: Key): Step<RoundsState> {
  if (key !== 'escape') return { state };
  return state.search === '' ? { state, way: { kind: 'back' } } : { state: { ...state, search: '' } };
}

/** What a key makes of the search; undefined for one that is none of its. */
function typed(state: RoundsState, key: Key): RoundsState | undefined {
  if (key === 'enter') return { ...state, typing: false };
  if (key === 'escape') return { ...state, typing: false, search: '' };
  if (key === 'backspace') return { ...state, search: [...state.search].slice(0, -1).join('') };
  if (key === 'space') return { ...state, search: `${state.search} ` };
  return [...key].length === 1 ? { ...state, search: state.search + key } : undefined;
}

/** Where a key leads from a node: a fight, the replay of its round, the heatmap of its map. */
function wayFrom({ kind, row }: Node, key: Key): Way | undefined {
  const open = (view: string, argument: unknown): Way => ({ kind: 'open', view, argument: String(argument) });
  if (kind === 'fight' && (key === 'enter' || key === 'right')) return open('fight', row['id']);
  if (key === 'v' && (kind === 'round' || kind === 'fight')) return open('replay', row['round_id']);
  if (key === 'm' && kind !== 'session') return open('heatmap', row['map']);
  return undefined;
}

interface Moment {
  readonly node: Node;
  readonly nodes: readonly Node[];
  readonly canvas: Canvas;
}

function moved(state: RoundsState, key: Key, moment: Moment): RoundsState {
  const { node, nodes, canvas } = moment;
  const at = nodes.indexOf(node);
  const page = Math.max(1, roomIn(canvas.rows).height - 1);
  switch (key) {
    case 'up':
      return select(state, nodes, at - 1);
    case 'down':
      return select(state, nodes, at + 1);
    case 'pageup':
      return select(state, nodes, at - page);
    case 'pagedown':
      return select(state, nodes, at + page);
    case 'home':
      return select(state, nodes, 0);
    case 'end':
      return select(state, nodes, nodes.length - 1);
    case 'right':
      return node.is_open ? into(state, nodes, at) : opened(state, node);
    case 'enter':
    case 'space':
    case ' ':
      return node.is_open ? closed(state, node) : opened(state, node);
    case 'left':
      return node.is_open ? closed(state, node) : select(state, nodes, parentOf(nodes, at));
    default:
      return state;
  }
}

function select(state: RoundsState, nodes: readonly Node[], wanted: number): RoundsState {
  const place = Math.max(0, Math.min(wanted, nodes.length - 1));
  return { ...state, place, selected: nodes[place]?.id ?? null };
}

/** The first of what the open node holds, where it holds any. */
function into(state: RoundsState, nodes: readonly Node[], at: number): RoundsState {
  return select(state, nodes, nodes[at + 1]?.parent === nodes[at]?.id ? at + 1 : at);
}

function parentOf(nodes: readonly Node[], at: number): number {
  const parent = nodes[at]?.parent ?? null;
  const found = nodes.findIndex(({ id }) => id === parent);
  return found === -1 ? at : found;
}

function opened(state: RoundsState, { id, kind }: Node): RoundsState {
  if (kind === 'fight') return state;
  return { ...state, selected: id, open: [...state.open, id] };
}

function closed(state: RoundsState, { id }: Node): RoundsState {
  return { ...state, selected: id, open: state.open.filter((each) => each !== id) };
}

/** The state with the selected node on the screen, or the one that took its place; of what was opened as much as can be. */
function seen(state: RoundsState, data: RoundsData, { rows: lines }: Canvas, isOpening = false): RoundsState {
  const rows = treeRows(state, data);
  const nodes = nodesOf(rows);
  const node = selectedNode(state, nodes);
  if (node === null) return state;
  const below = isOpening ? heldBy(node, data) : 0;
  const [at, place] = [rows.indexOf(node), nodes.indexOf(node)];
  // What is opened may still have to be loaded
  const count = Math.max(rows.length, at + 1 + below);
  return { ...state, place, top: topFor(state.top, at, count, roomIn(lines).height, below) };
}

/** How many rows a node holds at least, loaded or not. */
function heldBy({ kind, row }: Node, { maps }: RoundsData): number {
  if (kind === 'session') return maps.filter((map) => sessionId(map) === sessionId(row)).length;
  return Number(row[kind === 'map' ? 'rounds' : 'combat_engagements'] ?? 0);
}
