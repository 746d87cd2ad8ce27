import { type RawBuilder, sql } from 'kysely'
import { kindsOf, type Trace } from '../rules.ts'

/** These records alone, where some are asked of. */
type Only = readonly string[] | undefined
type Asked = { territoryId: string; until: string; only?: Only }

/** What stands on paper along any of these ways: the record, the day since which it makes it count, the typing and row. */
export const onPaper = (traces: readonly Trace[], asked: Asked) =>
  sql.join(
    traces.map((trace) => along(trace, asked)),
    sql` union all `,
  )

function along(trace: Trace, { territoryId, until, only }: Asked): RawBuilder<unknown> {
  const here = (table: string) => sql`${sql.id(table, 'territory_id')} = ${territoryId}`
  const among = (id: RawBuilder<unknown>) => (only ? sql`and ${id} = any (${only}::uuid[])` : sql``)
  const told = sql`source.typing_id, source.row_number from paper_source source`
  const of = sql`where ${here('source')} and source.record_kind = any (${kindsOf(trace)}::text[])`
  // Two records of one person, once merged, are one person.
  const who = sql`join person who on ${here('who')} and who.id = present.person_id`
  const amongWho = only
    ? sql`and (who.id = any (${only}::uuid[]) or who.merged_into = any (${only}::uuid[]))`
    : sql``
  const oneOf = sql`coalesce(who.merged_into, who.id)`
  const held = (id: RawBuilder<unknown>) =>
    sql`join activity_session held on ${here('held')} and held.id = ${id} and held.closed_at is not null`
  const met = sql`join encounter met on ${here('met')} and met.id = source.record_id`
  const part = {
    any: sql``,
    active: sql`and present.role in ('co_designer', 'speaker', 'lab_maker')`,
    lab: sql`and held.activity_id in (select lab.id from activity lab where ${here('lab')} and lab.kind = 'lab')`,
  }

  switch (trace.by) {
    case 'itself':
      return sql`select source.record_id, null::date as on_day, ${told}
        ${of} ${among(sql`source.record_id`)}`
    case 'session':
      return sql`select held.activity_id as record_id, held.held_on as on_day, ${told}
        ${held(sql`source.record_id`)} ${of} ${among(sql`held.activity_id`)}`
    case 'encounter':
      return trace.of === 'person'
        ? sql`select ${oneOf} as record_id, met.met_on as on_day, ${told} ${met}
            join encounter_person present on ${here('present')} and present.encounter_id = met.id ${who}
            ${of} ${amongWho}`
        : sql`select present.organisation_id as record_id, met.met_on as on_day, ${told} ${met}
            join encounter_organisation present on ${here('present')} and present.encounter_id = met.id
            ${of} ${among(sql`present.organisation_id`)}`
    case 'presence':
      return sql`select ${oneOf} as record_id, held.held_on as on_day, ${told}
        join attendance present on ${here('present')} and present.id = source.record_id and present.state = 'attended'
        ${held(sql`present.session_id`)} ${who}
        ${of} ${part[trace.part]} ${amongWho}`
    case 'definition':
      return sql`select since.record_id, since.on_day, ${told}
        join app.local_since(${territoryId}, ${until}, ${trace.which}, ${only ?? null}::uuid[]) since
          on since.noted_id = source.record_id
        ${of}`
  }
}
