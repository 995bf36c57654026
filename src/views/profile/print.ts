import { scopeLine } from '../../render/report-remarks.ts';
import { wrapWords } from '../../render/terminal.ts';
import { visible } from '../../render/visible.ts';
import { type Line, paintLine, piece } from '../pieces.ts';
import type { Canvas } from '../view.ts';
import { headLines, whyEmpty } from './draw.ts';
import { type Profile, TREND_SESSIONS } from './load.ts';
import { sectionLines } from './section-lines.ts';
import { sections } from './sections.ts';
import type { ProfileState } from './state.ts';

/** Places printed: the rest are single deaths. */
const MOST_PLACES = 20;

/** The whole profile. */
export function print(state: ProfileState, data: Profile, canvas: Canvas): readonly string[] {
  const wrapped = (text: string): Line[] => wrapWords(visible(text), canvas.columns).map((line) => [piece(line)]);
  const head = [...headLines(state, data), ...wrapped(scopeLine(data.scope))];
  const why = whyEmpty(data);
  const trend = `Trends are of the newest ${TREND_SESSIONS} sessions of ${data.sessions.length}, oldest first.`;
  const body = why === null ? [...sectionBlocks(state, data, canvas), [], ...wrapped(trend)] : wrapped(why);
  return [...head, [], ...body].map((line) => paintLine(line, canvas));
}

function sectionBlocks(state: ProfileState, data: Profile, canvas: Canvas): Line[] {
  return sections(state, data, canvas.glyphs).flatMap((section, at) => {
    const height = at === 2 ? MOST_PLACES : section.rows.length;
    const drawn = sectionLines(section, canvas.columns, { top: 0, selected: null, height });
    const more = section.rows.length - height;
    const rest: Line[] = more > 0 ? [[piece(`  and ${more} more`, 'dim')]] : [];
    return [...(at === 0 ? [] : [[]]), [piece(section.title, 'bold')], ...drawn, ...rest];
  });
}
