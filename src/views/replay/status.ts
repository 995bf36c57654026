import { plain, type StyledText, shorten, widthOf } from '../../render/styled-text.ts';
import { visible } from '../../render/visible.ts';
import { DIM, FIRE, SIDE_COLOURS } from './inks.ts';
import type { Signs } from './look.ts';
import type { Moment } from './moment.ts';
import { type Death, isKill, type ReplayRound } from './round.ts';
import type { ReplayState } from './state.ts';
import { clockText } from './words.ts';

/** The clock, the speed, the score, and where there is room the round. */
export function statusLine(
  round: ReplayRound,
  { is_playing, speed }: ReplayState,
  { time_ms, score, living }: Moment,
  signs: Signs,
  width: number,
): StyledText {
  const side = (team: 'AXIS' | 'ALLIES', name: string): StyledText => [
    { text: `${name} ${score[team]}`, colour: SIDE_COLOURS[team] },
    { text: ` (${living[team]} up)`, colour: DIM },
  ];
  const left: StyledText = [
    { text: is_playing ? signs.playing : signs.paused, colour: FIRE },
    ...plain(` ${clockText(time_ms)} of ${clockText(round.to_ms)} `),
    { text: `${signs.times}${speed}`, colour: speed === 1 ? DIM : FIRE },
    ...[...plain('   '), ...side('AXIS', 'Axis'), ...plain(' : '), ...side('ALLIES', 'Allies')],
  ];
  const title = roundTitle(round, signs);
  const gap = width - widthOf(left) - widthOf(plain(title));
  return gap < 3 ? shorten(left, width) : [...left, ...plain(' '.repeat(gap)), { text: title, colour: DIM }];
}

/** Map, round, session and id. */
export function roundTitle({ map, round, session, round_id }: ReplayRound, signs: Signs): string {
  return visible([map, `round ${round}`, session, `id ${round_id}`].join(` ${signs.dot} `));
}

/** How far it is, with the kills in the colour of who made them; several of a column are the newest one's. */
export function progressBar(round: ReplayRound, time_ms: number, signs: Signs, width: number): StyledText {
  const length_ms = Math.max(1, round.to_ms - round.from_ms);
  const columnOf = (time: number): number => Math.round(((time - round.from_ms) / length_ms) * (width - 1));
  const kills = new Map<number, Death>();
  for (const happening of round.happenings) {
    if (happening.kind === 'death' && isKill(happening)) kills.set(columnOf(happening.time_ms), happening);
  }
  const now = columnOf(time_ms);
  return Array.from({ length: width }, (_, column) => {
    if (column === now) return { text: signs.now, colour: FIRE };
    const killer = kills.get(column)?.killer;
    if (killer) return { text: signs.kill, colour: SIDE_COLOURS[killer.team] };
    return column < now ? { text: signs.played, colour: null } : { text: signs.ahead, colour: DIM };
  });
}
