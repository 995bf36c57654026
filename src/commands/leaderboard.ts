import { viewCommand } from './view-command.ts';

/** `prox leaderboard`: every board, and players' profiles. */
export const Leaderboard = viewCommand({
  view: 'leaderboard',
  summary: 'Look through the boards, and at one player with all his figures',
  description:
    'Every board of every report: sort by any column, search, change the minimum of samples; Enter opens a player’s profile. ' +
    '`?` shows the keys. Into a pipe it prints the board.',
  arguments: [
    { title: 'METRIC', help: 'the report whose boards are shown first (`prox report` lists them)' },
    { title: 'BOARD', help: 'a board of it [default: its first]' },
  ],
  report: 'report NAME',
  examples: ['leaderboard', 'leaderboard reactions --session latest', 'leaderboard trades players --days 90'],
});
