import { Box, Text, useInput } from 'ink';
import { type ReactElement, useInsertionEffect } from 'react';
import type { KeyHint } from '../view.ts';
import { footerLine, scopeLine, shellKeys, titleLine } from './bars.ts';
import { HelpPanel } from './help-panel.tsx';
import { keysOf } from './keys.ts';
import { messageLines, showsView } from './message.ts';
import { PromptPanel } from './prompt-panel.tsx';
import { ScopePanel } from './scope-panel.tsx';
import { BODY_MARK, type Screen } from './screen.ts';
import { LEAST_COLUMNS, LEAST_ROWS, type Overlay, type Shell } from './shell.ts';
import { useFrames } from './use-frames.ts';

interface AppProps {
  readonly shell: Shell;
  /** Where the view's lines go; without one ink lays them out as any text, which takes long where many are coloured. */
  readonly screen: Screen | null;
}

/** The whole terminal: scope bar, view, what lies over it, footer. */
export function App({ shell, screen }: AppProps): ReactElement {
  useFrames(shell);
  useInput((input, key) => {
    for (const name of keysOf(input, key)) shell.press(name);
  });
  if (shell.isTooSmall) return <TooSmall columns={shell.terminal.columns} rows={shell.terminal.rows} />;
  const { place, terminal, overlay } = shell;
  const panel = panelRows(overlay, shell);
  return (
    <Box flexDirection="column">
      <Line text={titleLine(place, terminal)} />
      <Line text={scopeLine(shell.filters, terminal)} />
      <Body lines={bodyLines(shell, terminal.rows - 3 - panel)} screen={screen} />
      {overlay === null ? null : <Panel overlay={overlay} shell={shell} rows={panel} />}
      <Line text={footer(shell)} />
    </Box>
  );
}

/** Where keys are text, those of the shell are too. */
function footer({ overlay, place, notice, hasWayBack, terminal }: Shell): string {
  if (overlay !== null) return footerLine(OVERLAY_KEYS[overlay.kind], [], notice, terminal);
  return footerLine(place.view.keys, place.view.isTyping ? [] : shellKeys(hasWayBack), notice, terminal);
}

const OVERLAY_KEYS: Readonly<Record<Overlay['kind'], readonly KeyHint[]>> = {
  help: [{ keys: 'any key', does: 'closes this' }],
  prompt: [
    { keys: 'Enter', does: 'go' },
    { keys: 'Tab', does: 'complete' },
    { keys: '↑↓', does: 'choose' },
    { keys: 'Esc', does: 'leave' },
  ],
  scope: [
    { keys: '↑↓', does: 'filter' },
    { keys: '←→', does: 'its values' },
    { keys: 'a-z', does: 'find one' },
    { keys: 'Backspace', does: 'clear' },
    { keys: 'Enter', does: 'take' },
    { keys: 'Esc', does: 'leave' },
  ],
};

function Line({ text }: { readonly text: string }): ReactElement {
  return <Text wrap="truncate">{text || ' '}</Text>;
}

function bodyLines(shell: Shell, rows: number): readonly string[] {
  if (rows <= 0) return [];
  const { place, canvas, terminal } = shell;
  const message = messageLines(place, terminal.columns);
  const lines = [...message, ...(showsView(place) ? place.view.lines(canvas) : [])];
  return Array.from({ length: rows }, (_, row) => lines[row] ?? '');
}

interface BodyProps {
  readonly lines: readonly string[];
  readonly screen: Screen | null;
}

function Body({ lines, screen }: BodyProps): ReactElement | null {
  // Before ink writes the frame that has the mark
  useInsertionEffect(() => screen?.showBody(lines));
  if (lines.length === 0) return null;
  if (screen !== null) return <Text>{BODY_MARK}</Text>;
  return <Text wrap="truncate">{lines.map((line) => line || ' ').join('\n')}</Text>;
}

interface PanelProps {
  readonly overlay: Overlay;
  readonly shell: Shell;
  readonly rows: number;
}

function Panel({ overlay, shell, rows }: PanelProps): ReactElement {
  switch (overlay.kind) {
    case 'help':
      return <HelpPanel keys={shell.place.view.keys} canvas={shell.terminal} rows={rows} />;
    case 'prompt':
      return <PromptPanel prompt={overlay.prompt} shell={shell} rows={rows} />;
    case 'scope':
      return <ScopePanel editor={overlay.editor} choices={shell.choices} canvas={shell.terminal} rows={rows} />;
  }
}

const PROMPT_ROWS = 7;

function panelRows(overlay: Overlay | null, { terminal }: Shell): number {
  if (overlay === null) return 0;
  return overlay.kind === 'prompt' ? PROMPT_ROWS : terminal.rows - 3;
}

function TooSmall({ columns, rows }: { readonly columns: number; readonly rows: number }): ReactElement {
  return (
    <Text wrap="wrap">
      {`prox needs ${LEAST_COLUMNS} columns and ${LEAST_ROWS} rows; this terminal has ${columns} and ${rows}. Make it larger, or q quits.`}
    </Text>
  );
}
