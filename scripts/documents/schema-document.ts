import sql from 'sql-template-tag';
import { markdownTable } from '../../src/render/markdown-table.ts';
import type { Queries } from '../../src/store/database.ts';

interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
}

interface Column {
  readonly relation: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
}

interface Constraint {
  readonly relation: string;
  readonly text: string;
}

interface SqlFunction {
  readonly signature: string;
  readonly result: string;
  readonly comment: string | null;
}

const INTRODUCTION = `# The tables

Made from the database itself by \`npm run docs\`; what stands here is what \`psql\` finds. Times are ms since the round
went live (they may be negative), distances and coordinates game units, \`_at\` is a moment in time. A player is a GUID;
\`round_player\` has his names. Everything of a round goes with it: \`delete from round where …\` is enough.

Rows are raw facts of rounds, without sums: the figures of \`prox report\` come from queries over them.`;

/** docs/schema.md, from a migrated database. */
export async function schemaDocument(database: Queries): Promise<string> {
  const [relations, columns, constraints, functions] = [
    await relationsOf(database),
    await columnsOf(database),
    await constraintsOf(database),
    await functionsOf(database),
  ];
  const sections = relations.map((relation) =>
    relationSection(
      relation,
      columns.filter((column) => column.relation === relation.name),
      constraints.filter((constraint) => constraint.relation === relation.name),
    ),
  );
  return `${[INTRODUCTION, ...sections, functionsSection(functions)].join('\n\n')}\n`;
}

function relationSection(
  { name, kind, comment }: Relation,
  columns: readonly Column[],
  constraints: readonly Constraint[],
): string {
  const rows = columns.map((column) => [
    `\`${column.name}\``,
    column.type,
    kind === 'view' ? '' : column.nullable ? 'yes' : 'no',
    column.comment ?? '',
  ]);
  const table = markdownTable(['column', 'type', 'null', 'what it is'], rows);
  const keys = constraints.map(({ text }) => `- ${text}`).join('\n');
  return [`## ${name}`, `${kind === 'view' ? 'View' : 'Table'}. ${sentence(comment)}`, table, keys]
    .filter((part) => part !== '')
    .join('\n\n');
}

function functionsSection(functions: readonly SqlFunction[]): string {
  const told = functions.map(({ signature, result, comment }) => {
    return `### ${signature}\n\n${sentence(comment)}\n\nReturns \`${result}\`.`;
  });
  return ['## Functions', ...told].join('\n\n');
}

function sentence(comment: string | null): string {
  return comment === null ? '' : `${comment}.`;
}

function relationsOf(database: Queries): Promise<Relation[]> {
  return database.rows<Relation>(sql`
    select
      c.relname::text as name,
      case c.relkind when 'v' then 'view' else 'table' end as kind,
      obj_description(c.oid, 'pg_class') as comment
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v')
    order by c.relname <> 'round', c.relname not like 'round%', c.relkind = 'v', c.relname::text collate "C"
  `);
}

function columnsOf(database: Queries): Promise<Column[]> {
  return database.rows<Column>(sql`
    select
      c.relname::text as relation,
      a.attname::text as name,
      format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable,
      col_description(c.oid, a.attnum) as comment
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace
      and c.relkind in ('r', 'v')
      and a.attnum > 0
      and not a.attisdropped
    order by c.relname, a.attnum
  `);
}

function constraintsOf(database: Queries): Promise<Constraint[]> {
  return database.rows<Constraint>(sql`
    select c.conrelid::regclass::text as relation, pg_get_constraintdef(c.oid) as text
    from pg_constraint c
    where c.connamespace = current_schema()::regnamespace and c.contype in ('p', 'u', 'f')
    order by c.contype = 'f', c.contype <> 'p', c.conname
  `);
}

/** Those with a comment: the others only help them. */
function functionsOf(database: Queries): Promise<SqlFunction[]> {
  return database.rows<SqlFunction>(sql`
    select
      p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as signature,
      pg_get_function_result(p.oid) as result,
      obj_description(p.oid, 'pg_proc') as comment
    from pg_proc p
    where p.pronamespace = current_schema()::regnamespace and obj_description(p.oid, 'pg_proc') is not null
    order by p.proname::text collate "C"
  `);
}
