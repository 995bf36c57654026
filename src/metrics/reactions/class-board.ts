import sql from 'sql-template-tag';
import type { Board } from '../../report/metric.ts';
import { CLASS_REACTION_COLUMNS, classReactions } from '../class-reactions.ts';

/** The times of the three reactions by the class that the target played in the engagement. */
export const classes: Board = {
  name: 'classes',
  title: 'By class',
  columns: [
    { key: 'class', title: 'Class', unit: 'class', help: 'The class the target played in the engagement.' },
    { key: 'combat_engagements', title: 'Fights', unit: 'count', help: 'Combat engagements of that class as target.' },
    ...CLASS_REACTION_COLUMNS,
  ],
  samples: null,
  order: [{ column: 'class', direction: 'asc' }],
  query: (scope) => sql`
    select c.*
    from (${classReactions(scope)}) c
    where c.return_fire_n + c.dodge_n + c.support_n > 0
  `,
};
