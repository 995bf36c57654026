import { viewCommand } from './view-command.ts';

/** `prox heatmap`: a map as coloured cells. */
export const Heatmap = viewCommand({
  view: 'heatmap',
  summary: 'Look at a map: where people die, kill, fight and move',
  description:
    'A map from above as coloured cells, north up: deaths, kills, fights, movement, combat, escapes and differences, with a ' +
    'cursor whose cell is read out. Zoom, pan and change what is shown in place; `?` shows the keys. Into a pipe it prints ' +
    'the map.',
  arguments: [{ title: 'MAP', help: 'the map [default: the one with most rounds in scope]' }],
  report: 'report hotzones',
  examples: ['heatmap', 'heatmap supply --team axis', 'heatmap supply --player RedBaron --static'],
});
