import { engagementId } from '../../metrics/event/engagement.ts';
import type { Key, Step, Way } from '../view.ts';
import type { Fight, FightData } from './load.ts';
import type { FightState } from './state.ts';

/** What a key makes of the fight. */
export function press(state: FightState, key: Key, data: FightData | null): Step<FightState> {
  if (key === 'escape') return { state, way: { kind: 'back' } };
  const fight = data?.fight ?? null;
  if (fight === null) return { state };
  return pressOn({ ...state, known: data }, key, fight);
}

function pressOn(state: FightState, key: Key, fight: Fight): Step<FightState> {
  if (key === 'n' || key === 'p') return { state: neighbour(state, fight, key === 'n' ? 1 : -1) };
  const way = wayFrom(fight, key);
  if (way !== undefined) return { state, way };
  if (key === 'tab') return { state: { ...state, pane: state.pane === 'plan' ? 'attackers' : 'plan' } };
  return { state: { ...state, step: stepped(state, key, fight.points.length - 1) } };
}

/** The next fight of the round in time, or the one before; as a whole. Those of the scope, where this is one of them. */
function neighbour(state: FightState, { id, round }: Fight, by: 1 | -1): FightState {
  // Another fight may still be loaded
  const shown = round.fights.includes(state.id ?? '') ? (state.id ?? id) : id;
  const fights = round.chosen?.includes(shown) ? round.chosen : round.fights;
  const next = fights.includes(shown) ? fights[fights.indexOf(shown) + by] : nearest(fights, shown, by);
  return next === undefined ? state : { ...state, id: next, step: null };
}

/** For what is no fight of the list, such as a fall: engagements are numbered as they begin. */
function nearest(fights: readonly string[], id: string, by: 1 | -1): string | undefined {
  const no = (each: string): number => engagementId({ id: each }).engagement_id;
  return by === 1 ? fights.find((each) => no(each) > no(id)) : fights.findLast((each) => no(each) < no(id));
}

/** Where a key leads: the replay of the fight's round, the heatmap of its map. */
function wayFrom({ engagement }: Fight, key: Key): Way | undefined {
  if (key === 'v') return { kind: 'open', view: 'replay', argument: String(engagement['round_id']) };
  if (key === 'm') return { kind: 'open', view: 'heatmap', argument: String(engagement['map']) };
  return undefined;
}

/** Before the first point is the fight as a whole. */
function stepped({ step }: FightState, key: Key, last: number): number | null {
  switch (key) {
    case 'right':
    case 'down':
      return step === null ? 0 : Math.min(last, step + 1);
    case 'left':
    case 'up':
      return step === null || step === 0 ? null : Math.min(last, step - 1);
    case 'home':
      return 0;
    case 'end':
      return last;
    default:
      return step;
  }
}
