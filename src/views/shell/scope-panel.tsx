import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { textWidth } from '../../render/text-width.ts';
import { visible } from '../../render/visible.ts';
import type { Canvas } from '../view.ts';
import { cut } from './bars.ts';
import type { Choices } from './choices.ts';
import { caret } from './prompt-panel.tsx';
import { currentField, editorCandidates, type ScopeEditor } from './scope-editor.ts';
import { SCOPE_FIELDS } from './scope-fields.ts';
import { inStyle } from './style.ts';

interface ScopePanelProps {
  readonly editor: ScopeEditor;
  readonly choices: Choices;
  readonly canvas: Canvas;
  readonly rows: number;
}

const TITLE_WIDTH = 10;
const VALUE_WIDTH = 20;

/** The filters, a line each, with what the current one can be. */
export function ScopePanel({ editor, choices, canvas, rows }: ScopePanelProps): ReactElement {
  const fields = SCOPE_FIELDS.map(({ key, title }, at) => {
    const isHere = at === editor.at;
    const text = visible(editor.texts[key] ?? '');
    const value = isHere ? `${text}${caret(canvas)}` : text || 'any';
    const start = `${isHere ? ' >' : '  '} ${title.padEnd(TITLE_WIDTH)} `;
    const line = `${start}${value}`;
    if (!isHere) return text === '' ? inStyle('dim', line, canvas) : line;
    const space = ' '.repeat(Math.max(2, VALUE_WIDTH - textWidth(value)));
    const room = canvas.columns - textWidth(line) - space.length - 1;
    return `${inStyle('bold', cut(line, canvas.columns - 1), canvas)}${room > 4 ? space + offer(editor, choices, room, canvas) : ''}`;
  });
  const lines = [inStyle('bold', '  Scope', canvas), ...fields];
  // On a low terminal the fields around the current one
  const first = Math.max(0, Math.min(editor.at + 2 - rows + 2, lines.length - rows));
  return (
    <Box height={rows}>
      <Text wrap="truncate">{lines.slice(first, first + rows).join('\n')}</Text>
    </Box>
  );
}

function offer(editor: ScopeEditor, choices: Choices, room: number, canvas: Canvas): string {
  const { key } = currentField(editor);
  const others = editorCandidates(editor, choices).filter((choice) => choice !== editor.texts[key]);
  return inStyle('dim', cut(others.slice(0, 40).map(visible).join('  '), room), canvas);
}
