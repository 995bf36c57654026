import { markdownTable } from '../../src/render/markdown-table.ts';
import type {
  AttackerText,
  EngagementText,
  LifeText,
  ReactionText,
  RoundText,
} from '../../src/report/example-round.ts';

/** Longer paths are told by their ends. */
const MOST_POINTS = 8;

/** An example's rounds in short: who lived when and where, who was under whose fire. Times in ms. */
export function exampleRounds(rounds: readonly RoundText[]): string[] {
  return rounds.flatMap((round, at) => [
    roundLine(round, rounds.length === 1 ? 'The round' : `Round ${at + 1} of the example`),
    ...table(LIFE_HEADS, round.lives?.map(lifeCells)),
    ...table(ENGAGEMENT_HEADS, round.engagements?.map(engagementCells)),
    ...table(REACTION_HEADS, round.reactions?.map(reactionCells)),
    ...(round.more === undefined ? [] : [`\`\`\`\n${round.more.join('\n').trim()}\n\`\`\``]),
  ]);
}

function roundLine(round: RoundText, title: string): string {
  const names = Object.entries(round.names ?? {}).map(([who, name]) => `${who} is called \`${name}\``);
  const facts = [`map ${round.map ?? 'labmap'}`, `round ${round.round ?? 1}`, ...startOf(round), ...names];
  return `${title}: ${facts.join(', ')}.`;
}

function startOf({ start }: RoundText): string[] {
  return typeof start === 'number' ? [`from ${new Date(start * 1000).toISOString()}`] : [];
}

const LIFE_HEADS = ['life of', 'side', 'class', 'spawn', 'first move', 'death', 'how', 'time: x, y, z'];

function lifeCells(life: LifeText): string[] {
  return [
    ...[life.who, life.team, life.class ?? 'MEDIC', String(life.spawn), String(life.firstMove ?? '')],
    ...[String(life.death), life.type ?? 'killed', places(life.path)],
  ];
}

const ENGAGEMENT_HEADS = ['engagement', 'target', 'side', 'from', 'to', 'outcome', 'killer', 'attackers: hits at'];

function engagementCells(engagement: EngagementText): string[] {
  return [
    ...[String(engagement.id), engagement.target, engagement.team, String(engagement.start), String(engagement.end)],
    ...[engagement.outcome, engagement.killer ?? '', (engagement.attackers ?? []).map(attackerText).join('; ')],
  ];
}

const REACTION_HEADS = ['reactions in', 'target', 'class', 'return fire', 'dodge', 'support'];

function reactionCells({ id, target, class: played, returnFire, dodge, support }: ReactionText): string[] {
  return [String(id), target, played, ...[returnFire, dodge, support].map((time) => String(time ?? ''))];
}

function attackerText({ who, first, last, kill }: AttackerText): string {
  const times = last === undefined || last === first ? String(first) : `${first} to ${last}`;
  return `${who}: ${times}${kill === true ? ' (kills)' : ''}`;
}

function places(path: readonly string[] | undefined): string {
  const points = (path ?? []).map((point) => point.split(','));
  const shown = points.length > MOST_POINTS ? [points[0] ?? [], points.at(-1) ?? []] : points;
  const between = points.length > MOST_POINTS ? ` … (${points.length} points) … ` : '; ';
  return shown.map(([time, ...place]) => `${time}: ${place.slice(0, 3).map(Number).join(', ')}`).join(between);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[] | undefined): string[] {
  return rows === undefined || rows.length === 0 ? [] : [markdownTable(heads, rows)];
}
