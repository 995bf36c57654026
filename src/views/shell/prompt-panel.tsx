import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { visible } from '../../render/visible.ts';
import { cut } from './bars.ts';
import { offered, type Prompt } from './prompt.ts';
import type { Shell } from './shell.ts';
import { inStyle } from './style.ts';

interface PromptPanelProps {
  readonly prompt: Prompt;
  readonly shell: Shell;
  readonly rows: number;
}

/** The line after `:` under what it is offered. */
export function PromptPanel({ prompt, shell, rows }: PromptPanelProps): ReactElement {
  const { terminal: canvas, views, choices } = shell;
  const lines = offered(prompt, views, choices);
  const room = rows - 1;
  const first = Math.max(0, (prompt.chosen ?? 0) - room + 1);
  const titles = new Map(views.map(({ name, title }) => [name, title]));
  const shown = lines.slice(first, first + room).map((line, i) => {
    const text = cut(`  ${visible(line).padEnd(14)}  ${titles.get(line) ?? ''}`.trimEnd(), canvas.columns - 1);
    return first + i === prompt.chosen ? inStyle('inverse', `›${text.slice(1)}`, canvas).replace('›', '>') : text;
  });
  const padded = Array.from({ length: room }, (_, row) => shown[row] ?? ' ');
  return (
    <Box height={rows} flexDirection="column">
      <Text wrap="truncate">{padded.join('\n')}</Text>
      <Text wrap="truncate">{`${inStyle('bold', ' :', canvas)}${visible(prompt.text)}${caret(canvas)}`}</Text>
    </Box>
  );
}

/** Where the next character goes. */
export function caret({ glyphs }: { readonly glyphs: 'unicode' | 'ascii' }): string {
  return glyphs === 'unicode' ? '▏' : '_';
}
