import { viewCommand } from './view-command.ts';

/** `prox ui`: the newest session, and the way to every view. */
export const Ui = viewCommand({
  view: 'ui',
  summary: 'Look around: the newest session, and the way to every view',
  description:
    'Opens on the newest session: its rounds, who did well, and a menu that leads to the heatmap, the leaderboards, the ' +
    'rounds with their fights, and the replay. `?` shows the keys. Into a pipe it prints what it opens on.',
  report: 'report summary --session latest',
  examples: ['ui', 'ui --session 2026-11-22', 'ui --map supply --days 30'],
});
