import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { ROUND_TABLES } from '../../src/store/tables.ts';
import { describeEngines, freshDatabase } from '../support/databases.ts';

describeEngines('the tables that are declared', (engine) => {
  test('have the columns and types that the schema gives them', async () => {
    const { database, cleanup } = await freshDatabase(engine);
    try {
      const columns = await database.rows<{ table_name: string; column_name: string; type: string }>(sql`
        select table_name, column_name, case udt_name when '_text' then 'text[]' else udt_name end as type
        from information_schema.columns
        where table_name = any(${Object.keys(ROUND_TABLES)}::text[])
      `);
      for (const [table, declared] of Object.entries(ROUND_TABLES)) {
        const inSchema = columns.filter((column) => column.table_name === table);
        expect(Object.fromEntries(inSchema.map((column) => [column.column_name, column.type])), table).toEqual(
          declared,
        );
      }
    } finally {
      await cleanup();
    }
  });
});

test('every table begins with its round id, which is filled in when the rest of a row is encoded', () => {
  for (const [table, columns] of Object.entries(ROUND_TABLES)) expect(Object.keys(columns)[0], table).toBe('round_id');
});
