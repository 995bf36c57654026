import { viewCommand } from './view-command.ts';

/** `prox rounds`: sessions, maps, rounds and their fights. */
export const Rounds = viewCommand({
  view: 'rounds',
  summary: 'Look through sessions, maps and rounds down to one fight',
  description:
    'Sessions, their maps, rounds and fights, and one fight drawn with its time line, hit by hit. `?` shows the keys. Into a ' +
    'pipe it prints the list.',
  arguments: [{ title: 'SESSION|ROUND', help: 'a session’s name, or a round’s id: where to begin' }],
  report: 'scopes',
  examples: ['rounds', 'rounds --session latest', 'rounds --map supply'],
});
