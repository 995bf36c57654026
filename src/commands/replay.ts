import { viewCommand } from './view-command.ts';

/** `prox replay`: a round as it was. */
export const Replay = viewCommand({
  view: 'replay',
  summary: 'Watch a round from above as it was played',
  description:
    'The players of a round as dots with their headings and fading paths, deaths, revives and fights: play, pause, change the ' +
    'speed, jump to the next kill or trade, follow one player. `?` shows the keys. Into a pipe it prints the moments that matter.',
  arguments: [{ title: 'ROUND', help: 'the round’s id (`prox scopes`) [default: the newest in scope]' }],
  report: 'report events',
  examples: ['replay', 'replay 3', 'replay --session latest --map supply'],
});
