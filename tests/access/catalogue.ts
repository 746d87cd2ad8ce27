import type pg from 'pg'

export type Column = { name: string; type: string; required: boolean; insert: boolean; update: boolean }
export type ForeignKey = { columns: string[]; table: string; targets: string[] }
export type Table = {
  name: string
  ofATerritory: boolean
  columns: Column[]
  key: string[]
  foreignKeys: ForeignKey[]
  checks: { name: string; definition: string; columns: string[] }[]
  uniques: { name: string; columns: string[] }[]
  policies: { name: string; command: string; using: string | null; check: string | null }[]
  select: boolean
  delete: boolean
}

const WEB = 'trama_web'

/** Every table of the house as the database itself describes it, parents first. */
export async function readCatalogue(owner: pg.Pool): Promise<Table[]> {
  const { rows } = await owner.query<Table>(
    `select c.relname as name,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'territory_id') as "ofATerritory",
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
          'required', a.attnotnull and not a.atthasdef and a.attidentity = '',
          'insert', has_column_privilege($1, c.oid, a.attnum, 'insert'),
          'update', has_column_privilege($1, c.oid, a.attnum, 'update')) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select json_agg(a.attname order by k.at) from pg_index i, unnest(i.indkey) with ordinality k(attnum, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary) as key,
      coalesce((select json_agg(json_build_object('table', f.confrelid::regclass::text,
          'columns', (select json_agg(a.attname order by k.at) from unnest(f.conkey) with ordinality k(attnum, at)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum),
          'targets', (select json_agg(a.attname order by k.at) from unnest(f.confkey) with ordinality k(attnum, at)
            join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.attnum)) order by f.oid)
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]') as "foreignKeys",
      coalesce((select json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid),
          'columns', (select json_agg(a.attname order by a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (k.conkey)))
          order by k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'), '[]') as checks,
      coalesce((select json_agg(json_build_object('name', i.indexrelid::regclass::text,
          'columns', (select json_agg(a.attname order by a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum = any (i.indkey)))
          order by i.indexrelid::regclass::text)
        from pg_index i where i.indrelid = c.oid and i.indisunique), '[]') as uniques,
      coalesce((select json_agg(json_build_object('name', p.policyname, 'command', lower(p.cmd), 'using', p.qual, 'check', p.with_check)
          order by p.policyname) from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname), '[]') as policies,
      has_table_privilege($1, c.oid, 'select') as select, has_table_privilege($1, c.oid, 'delete') as delete
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
    [WEB],
  )
  return parentsFirst(rows)
}

function parentsFirst(tables: Table[]): Table[] {
  const done: Table[] = []
  const place = (table: Table, below: string[]) => {
    if (done.includes(table) || below.includes(table.name)) return
    for (const { table: parent } of table.foreignKeys) {
      const found = tables.find(({ name }) => name === parent)
      if (found) place(found, [...below, table.name])
    }
    done.push(table)
  }
  for (const table of tables) place(table, [])
  return done
}

export type Reaching = { signature: string; logins: string[] }

/** Functions that run with the owner's rights, and who may call them. */
export async function readReachingFunctions(owner: pg.Pool): Promise<Reaching[]> {
  const { rows } = await owner.query<Reaching>(
    `select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as signature,
      (select json_agg(r.rolname order by r.rolname) from pg_roles r
        where r.rolname in ('trama_web', 'trama_command', 'trama_auth', 'trama_jobs')
          and has_function_privilege(r.oid, p.oid, 'execute')) as logins
     from pg_proc p where p.pronamespace = 'app'::regnamespace and p.prosecdef and p.prorettype <> 'trigger'::regtype order by 1`,
  )
  return rows
}
