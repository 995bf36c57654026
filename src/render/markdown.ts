import { wrapCells } from './markdown-columns.ts';
import { type Look, styled } from './terminal.ts';
import { textWidth } from './text-width.ts';

/**
 * Markdown as a terminal shows it, for the little of it that definitions use: headings, paragraphs, lists, tables, bold
 * and code. Text that is safe to print stays so.
 */
export function markdownLines(markdown: string, look: Look): string[] {
  const blocks = withoutEmphasis(markdown)
    .trim()
    .split(/\n{2,}/u);
  return blocks.flatMap((block, at) => [...(at === 0 ? [] : ['']), ...blockLines(block, look)]);
}

function blockLines(block: string, look: Look): string[] {
  const lines = block.split('\n');
  const [first = ''] = lines;
  if (first.startsWith('#')) {
    const title = styled('bold', plainWords(first.replace(/^#+ /u, '')), look);
    return lines.length === 1 ? [title] : [title, ...blockLines(lines.slice(1).join('\n'), look)];
  }
  if (first.startsWith('|')) return tableLines(lines, look);
  return items(lines).flatMap((item) => itemLines(item, look));
}

/** Paragraphs and the items of lists; the lines that go on with an item are joined to it. */
function items(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const line of lines) {
    const goesOn = found.length > 0 && !/^\s*(?:[-*]|\d+\.) /u.test(line);
    if (goesOn) found.push(`${found.pop()} ${line.trim()}`);
    else found.push(line.trimEnd());
  }
  return found;
}

function itemLines(item: string, look: Look): string[] {
  const mark = /^\s*(?:[-*]|\d+\.) /u.exec(item)?.[0] ?? '';
  const room = look.width - mark.length;
  const lines = wrapInline(item.slice(mark.length), room, look);
  return lines.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
}

/** A table whose cells go on below each other where they are wider than their column. */
function tableLines(lines: readonly string[], look: Look): string[] {
  const [heads = [], ...rows] = lines.filter((line) => !/^\|(?:\s*:?-+:?\s*\|)+$/u.test(line)).map(tableCells);
  const wrapped = wrapCells(
    [heads, ...rows].map((cells) => cells.map(plainWords)),
    look.width,
  );
  const [head = [], ...body] = wrapped;
  const width = Math.max(...wrapped.flat().map(textWidth));
  return [...head.map((line) => styled('bold', line, look)), styled('dim', '─'.repeat(width), look), ...body.flat()];
}

function tableCells(line: string): string[] {
  const cells = line.replace(/^\||\|$/gu, '').split(/(?<!\\)\|/u);
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** Text without the single stars of emphasis, which terminals draw in as many ways as there are of them. */
function withoutEmphasis(text: string): string {
  return text.replace(/(?<!\*)\*(?![*\s])([^*\n]+)\*(?!\*)/gu, '$1');
}

/** Text without the marks of bold and code. */
function plainWords(text: string): string {
  return text.replaceAll('**', '').replaceAll('`', '');
}

/** Words broken into lines; bold is a style of whole words, however far it goes. */
function wrapInline(text: string, width: number, look: Look): string[] {
  const lines: string[] = [];
  let line = { text: '', width: 0 };
  for (const word of styledWords(text, look)) {
    if (line.width > 0 && line.width + 1 + word.width > width) {
      lines.push(line.text);
      line = word;
    } else if (line.width === 0) line = word;
    else line = { text: `${line.text} ${word.text}`, width: line.width + 1 + word.width };
  }
  return [...lines, line.text];
}

interface Word {
  readonly text: string;
  readonly width: number;
}

function styledWords(text: string, look: Look): Word[] {
  let isBold = false;
  return text.split(/\s+/u).map((word) => {
    const parts = word.split('**');
    const shown = parts.map((part, at) => {
      if (at > 0) isBold = !isBold;
      const plain = part.replaceAll('`', '');
      return isBold ? styled('bold', plain, look) : plain;
    });
    return { text: shown.join(''), width: textWidth(plainWords(word)) };
  });
}
