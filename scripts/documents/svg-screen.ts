// A terminal's screen as a picture: SVG from the lines and SGR sequences that tmux gives.

const CELL = { width: 8.4, height: 17 };
const [FOREGROUND, BACKGROUND] = ['#d0d0d0', '#101014'];

/** How text looks from a point on. */
interface Style {
  readonly colour: string | null;
  readonly ground: string | null;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isInverse: boolean;
}

const PLAIN: Style = { colour: null, ground: null, isBold: false, isDim: false, isInverse: false };

const SIXTEEN = [
  ...['#000000', '#cd3131', '#0dbc79', '#e5e510', '#2472c8', '#bc3fbc', '#11a8cd', '#e5e5e5'],
  ...['#666666', '#f14c4c', '#23d18b', '#f5f543', '#3b8eea', '#d670d6', '#29b8db', '#ffffff'],
];

/** The screen as SVG, `columns` wide. */
export function svgScreen(screen: string, columns: number): string {
  const lines = screen.split('\n');
  const [width, height] = [Math.ceil(columns * CELL.width + 16), Math.ceil(lines.length * CELL.height + 16)];
  let style = PLAIN;
  const drawn = lines.map((line, row) => {
    const { parts, end } = lineParts(line, row, style);
    style = end;
    return parts;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="6" fill="${BACKGROUND}"/>`,
    '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">',
    ...drawn.flat(),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function lineParts(line: string, row: number, start: Style): { readonly parts: string[]; readonly end: Style } {
  let [style, column]: [Style, number] = [start, 0];
  const parts: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with it
  for (const piece of line.split(/(\u001B\[[\d;]*m)/u)) {
    const codes = /\[([\d;]*)m$/u.exec(piece)?.[1];
    if (piece.startsWith('\u001B') && codes !== undefined) style = styleAfter(style, codes.split(';').map(Number));
    else {
      parts.push(...textParts(piece, column, row, style));
      column += [...piece].length;
    }
  }
  return { parts, end: style };
}

function textParts(text: string, column: number, row: number, style: Style): string[] {
  const length = [...text].length;
  if (length === 0) return [];
  const [x, y] = [8 + column * CELL.width, 8 + row * CELL.height];
  const [ink, ground] = [style.colour ?? FOREGROUND, style.ground];
  const [front, back] = style.isInverse ? [ground ?? BACKGROUND, ink] : [ink, ground];
  const width = (length * CELL.width).toFixed(1);
  const parts: string[] = [];
  const rect = (fill: string, top: number, height: number): string =>
    `<rect x="${x.toFixed(1)}" y="${top}" width="${width}" height="${height}" fill="${fill}"/>`;
  if (back !== null) parts.push(rect(back, y, CELL.height));
  const half = CELL.height / 2;
  // Blocks as rectangles: fonts leave gaps between them
  if (/^▀+$/u.test(text)) return [...parts, rect(front, y, half)];
  if (/^▄+$/u.test(text)) return [...parts, rect(front, y + half, half)];
  if (/^█+$/u.test(text)) return [...parts, rect(front, y, CELL.height)];
  if (text.trim() === '') return parts;
  const look = `${style.isBold ? ' font-weight="bold"' : ''}${style.isDim ? ' opacity="0.6"' : ''}`;
  const place = `x="${x.toFixed(1)}" y="${(y + 13).toFixed(1)}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
  return [...parts, `<text ${place} fill="${front}"${look}>${escaped(text)}</text>`];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', '\u00A0');
}

/** SGR: the codes that prox and tmux write. */
function styleAfter(style: Style, [code = 0, ...rest]: readonly number[]): Style {
  const [changed, left] = afterCode(style, code, rest);
  return left.length > 0 ? styleAfter(changed, left) : changed;
}

function afterCode(style: Style, code: number, rest: readonly number[]): [Style, readonly number[]] {
  if (code === 38 || code === 48) {
    const { colour, left } = extended(rest);
    return [code === 38 ? { ...style, colour } : { ...style, ground: colour }, left];
  }
  const row = COLOUR_ROWS.find(({ from }) => code >= from && code < from + 8);
  if (row === undefined) return [{ ...style, ...SIMPLE[code] }, rest];
  return [{ ...style, [row.what]: SIXTEEN[code - row.from + row.first] ?? null }, rest];
}

/** Eight codes each, and the first of the sixteen colours that they mean. */
const COLOUR_ROWS = [
  { from: 30, what: 'colour', first: 0 },
  { from: 90, what: 'colour', first: 8 },
  { from: 40, what: 'ground', first: 0 },
  { from: 100, what: 'ground', first: 8 },
] as const;

const SIMPLE: Readonly<Record<number, Partial<Style>>> = {
  0: PLAIN,
  1: { isBold: true },
  2: { isDim: true },
  7: { isInverse: true },
  22: { isBold: false, isDim: false },
  27: { isInverse: false },
  39: { colour: null },
  49: { ground: null },
};

/** The rest of `38` or `48`: 24 bits, or one of the 256. */
function extended([kind, ...rest]: readonly number[]): {
  readonly colour: string | null;
  readonly left: readonly number[];
} {
  if (kind === 2) return { colour: `rgb(${rest.slice(0, 3).join(',')})`, left: rest.slice(3) };
  const [index = 0] = rest;
  return { colour: colour256(index), left: rest.slice(1) };
}

function colour256(index: number): string {
  if (index < 16) return SIXTEEN[index] ?? FOREGROUND;
  if (index >= 232)
    return `rgb(${Array(3)
      .fill(8 + (index - 232) * 10)
      .join(',')})`;
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return `rgb(${[Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(level).join(',')})`;
}
