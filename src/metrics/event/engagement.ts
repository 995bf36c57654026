import sql, { type Sql } from 'sql-template-tag';
import { Failure } from '../../domain/failure.ts';
import { inRounds, unlessBot } from '../../report/conditions.ts';
import type { ArgumentParameter, ParameterValues } from '../../report/metric.ts';
import type { Scope } from '../../report/scope.ts';

/** An engagement's id takes two numbers of PostgreSQL's type integer. */
const GREATEST = 2_147_483_647;

export const EVENT: ArgumentParameter = {
  kind: 'argument',
  key: 'id',
  title: 'ID',
  help: 'an engagement’s id, such as 3.61',
};

/** The two numbers of an engagement's id; fails for what is none. */
export function engagementId({ id }: ParameterValues): { readonly round_id: number; readonly engagement_id: number } {
  const [, round = '', engagement = ''] = /^(\d{1,10})\.(\d{1,10})$/.exec(String(id)) ?? [];
  const [round_id, engagement_id] = [Number(round), Number(engagement)];
  if (round === '' || round_id > GREATEST || engagement_id > GREATEST) {
    const found = `"${id}" is no engagement’s id: it is a round’s and an engagement’s number, such as 3.61.`;
    throw new Failure('usage', found, ['`prox report events` lists engagements with their ids.']);
  }
  return { round_id, engagement_id };
}

/** The engagement that the parameters name as `e`, if it is in scope: a `from` and a `where`. */
export function namedEngagement(scope: Scope, parameters: ParameterValues): Sql {
  const { round_id, engagement_id } = engagementId(parameters);
  return sql`
    (
      select e.*
      from combat_engagement e
      where e.round_id = ${round_id}::int and e.engagement_id = ${engagement_id}::int
        and ${inRounds(scope, 'e.round_id')} and ${unlessBot(scope, 'e.target_is_bot')}
    ) e
  `;
}

/** What is said where no engagement in scope has the id. */
export function noEngagement({ id }: ParameterValues): Failure {
  return new Failure('usage', `No engagement in scope has the id ${id}.`, [
    '`prox report events` lists engagements with their ids; other ids come with an import.',
    'An engagement of a bot is shown with --bots.',
  ]);
}
