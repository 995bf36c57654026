import { TEAMS, type Team } from '../../format/words.ts';
import { colouredName } from '../../render/colour-codes.ts';
import { pad, plain, type StyledText, shorten, widthOf } from '../../render/styled-text.ts';
import { DIM, FIRE, SIDE_COLOURS } from './inks.ts';
import { deathsSoFar, type Moment, type Presence } from './moment.ts';
import { type Death, isKill, type ReplayPlayer, type ReplayRound } from './round.ts';
import type { ReplayState } from './state.ts';

/** From this width on a player's line tells his class, kills and deaths as well. */
const WIDE = 30;

/** Below this width it tells no health: the name needs the room. */
const NARROW = 16;

const TITLES: Readonly<Record<Team, string>> = { AXIS: 'Axis', ALLIES: 'Allies' };

/** What a list of the players is made from. */
export interface Listed {
  readonly round: ReplayRound;
  readonly moment: Moment;
  readonly state: ReplayState;
}

/** Which letter is who, and how he is: one side below the other, or beside it where there are not rows enough. */
export function sideList(listed: Listed, width: number, rows: number): StyledText[] {
  const { presences } = listed.moment;
  if (presences.length + 3 <= rows) {
    const [axis = [], allies = []] = TEAMS.map((team) => sideLines(listed, team, width, rows));
    return [...axis, [], ...allies];
  }
  const half = Math.floor((width - 1) / 2);
  const [axis = [], allies = []] = TEAMS.map((team) => sideLines(listed, team, half, rows));
  return Array.from({ length: Math.max(axis.length, allies.length) }, (_, row) => [
    ...pad(axis[row] ?? [], half + 1, 'left'),
    ...(allies[row] ?? []),
  ]);
}

function sideLines(listed: Listed, team: Team, width: number, rows: number): StyledText[] {
  const { moment, round } = listed;
  const own = moment.presences.filter(({ player }) => player.team === team);
  const deaths = deathsSoFar(round, moment.time_ms);
  const head = { text: shortHead(moment, team, own.length, width), colour: SIDE_COLOURS[team] };
  const room = rows - 1;
  const shown = own.length <= room ? own : withFollowed(own, listed.state.followed, Math.max(0, room - 1));
  const lines = shown.map((presence) => playerLine(presence, listed.state, deaths, width));
  const more = own.length > shown.length ? [[{ text: `  ${own.length - shown.length} more`, colour: DIM }]] : [];
  return [[head], ...lines, ...more].slice(0, Math.max(0, rows)).map((line) => shorten(line, width));
}

function shortHead({ score, living }: Moment, team: Team, players: number, width: number): string {
  const full = `${TITLES[team]}: ${score[team]} kills, ${living[team]} of ${players} up`;
  return full.length <= width ? full : `${TITLES[team]} ${living[team]}/${players}`;
}

/** The first so many, and who is followed. */
function withFollowed(presences: readonly Presence[], followed: string | null, count: number): Presence[] {
  const first = presences.slice(0, count);
  const wanted = presences.find(({ player }) => player.guid === followed);
  return wanted === undefined || first.includes(wanted) ? first : [...first.slice(0, -1), wanted];
}

function playerLine(
  presence: Presence,
  { followed }: ReplayState,
  deaths: readonly Death[],
  width: number,
): StyledText {
  const { player, condition, life } = presence;
  const mark = player.guid === followed ? '>' : ' ';
  const left: StyledText = [
    { text: mark, colour: FIRE },
    { text: `${player.label} `, colour: condition === 'up' ? SIDE_COLOURS[player.team] : DIM },
  ];
  const right: StyledText = [
    ...(width < WIDE ? [] : [{ text: ` ${className(life?.class ?? null)} ${tally(player, deaths)}`, colour: DIM }]),
    ...conditionText(presence, width),
  ];
  const room = Math.max(0, width - widthOf(left) - widthOf(right));
  const name: StyledText =
    condition === 'up'
      ? colouredName(player.name)
      : colouredName(player.name).map((span) => ({ ...span, colour: DIM }));
  return [...left, ...pad(shorten(name, room), room, 'left'), ...right];
}

const CLASSES = { SOLDIER: 'sol', MEDIC: 'med', ENGINEER: 'eng', FIELDOPS: 'fop', COVERTOPS: 'cov' } as const;

function className(name: keyof typeof CLASSES | null): string {
  return name === null ? '   ' : CLASSES[name];
}

/** Kills of others and deaths so far. */
function tally(player: ReplayPlayer, deaths: readonly Death[]): string {
  const kills = deaths.filter((death) => isKill(death) && death.killer === player).length;
  const died = deaths.filter(({ victim }) => victim === player).length;
  return `${kills}-${died}`.padStart(5);
}

function conditionText({ condition, health, down_ms }: Presence, width: number): StyledText {
  if (width < NARROW) return [{ text: condition === 'down' ? ' x' : '  ', colour: DIM }];
  if (condition === 'down') return [{ text: down_ms < 60_000 ? ' dead' : '     ', colour: DIM }];
  if (condition === 'away') return plain('     ');
  return [{ text: (health === null ? 'up' : `${health}`).padStart(5), colour: null }];
}
