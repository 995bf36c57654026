import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { Canvas, KeyHint } from '../view.ts';
import { cut } from './bars.ts';
import { inStyle } from './style.ts';

/** The keys that work in every view. */
const SHELL_KEYS: readonly KeyHint[] = [
  { keys: '← ↓ ↑ → or h j k l', does: 'move' },
  { keys: ': or g', does: 'go to another view: its name, then maybe its argument; Tab completes' },
  { keys: 's', does: 'change the scope: what the figures are of' },
  { keys: 'Esc', does: 'back; cancels what is loading' },
  { keys: 'r', does: 'try again after an error' },
  { keys: '?', does: 'all keys' },
  { keys: 'q or Ctrl-C', does: 'quit' },
];

interface HelpPanelProps {
  readonly keys: readonly KeyHint[];
  readonly canvas: Canvas;
  readonly rows: number;
}

/** All keys that work here, the view's first. */
export function HelpPanel({ keys, canvas, rows }: HelpPanelProps): ReactElement {
  const width = Math.max(...[...keys, ...SHELL_KEYS].map((hint) => hint.keys.length));
  const line = (hint: KeyHint): string =>
    cut(`  ${hint.keys.padEnd(width)}  ${hint.does}`, canvas.columns).replace(hint.keys, (text) =>
      inStyle('bold', text, canvas),
    );
  const lines = [
    inStyle('bold', '  Keys here', canvas),
    ...keys.map(line),
    '',
    inStyle('bold', '  Keys everywhere', canvas),
    ...SHELL_KEYS.map(line),
  ];
  // Where not all fit, the blank lines go first
  const shown = lines.length > rows ? lines.filter((text) => text !== '') : lines;
  return (
    <Box height={rows}>
      <Text wrap="truncate">{shown.slice(0, rows).join('\n')}</Text>
    </Box>
  );
}
