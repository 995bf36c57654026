import { wrapWords } from './terminal.ts';
import { textWidth } from './text-width.ts';

const GAP = '  ';

/**
 * A table's rows, each as the lines it takes: columns stand side by side, and words stay whole, else no line is
 * wider than `width`.
 */
export function wrapCells(rows: readonly (readonly string[])[], width: number): string[][] {
  const widths = columnWidths(rows, width);
  return rows.map((cells) => {
    const columns = widths.map((room, at) => wrapWords(cells[at] ?? '', room));
    const height = Math.max(...columns.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      columns
        .map((lines, at) => padded(lines[line] ?? '', widths[at] ?? 0))
        .join(GAP)
        .trimEnd(),
    );
  });
}

/** As wide as the widest cells; where that is too wide the widest columns give way first. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const count = Math.max(...rows.map((cells) => cells.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((cells) => textWidth(cells[at] ?? ''))));
  const least = Array.from({ length: count }, (_, at) => longestWord(rows.map((cells) => cells[at] ?? '')));
  const room = width - GAP.length * (count - 1);
  while (sum(widths) > room) {
    const spare = widths.map((wide, at) => (wide > (least[at] ?? 0) ? wide : 0));
    const widest = Math.max(...spare);
    if (widest === 0) break;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function longestWord(cells: readonly string[]): number {
  return Math.max(...cells.flatMap((cell) => cell.split(' ').map(textWidth)));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
