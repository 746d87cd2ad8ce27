import { sql } from 'kysely'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { fullName } from '../../people/rules.ts'

/** The glossary, what is used first; how many say each of themselves, and of how many it was confirmed. */
export async function glossary(tx: ActorTx) {
  const rows = await tx
    .selectFrom('competence as c')
    .leftJoin('person_competence as s', (join) =>
      join.onRef('s.competence_id', '=', 'c.id').on('s.withdrawn_at', 'is', null),
    )
    .groupBy(['c.territory_id', 'c.id'])
    .orderBy(sql`c.retired_on is not null`)
    .orderBy('c.name')
    .limit(300)
    .select(['c.id', 'c.name', 'c.about', 'c.retired_on as retiredOn'])
    .select((of) => [
      of.fn.count<string>('s.id').as('said'),
      of.fn.count<string>('s.confirmed_on').as('confirmed'),
    ])
    .execute()
  return rows.map((row) => ({ ...row, said: Number(row.said), confirmed: Number(row.confirmed) }))
}
export type Competence = Awaited<ReturnType<typeof glossary>>[number]

/** What somebody is good at: by whom it was confirmed, when, and what shows it. */
export async function competencesOf(tx: ActorTx, personId: string) {
  const rows = await tx
    .selectFrom('person_competence as s')
    .innerJoin('competence as c', 'c.id', 's.competence_id')
    .leftJoin('person as by', 'by.id', 's.confirmed_by')
    .leftJoin('training_completion as d', 'd.id', 's.completion_id')
    .leftJoin('training_path as w', 'w.id', 'd.path_id')
    .where('s.person_id', '=', personId)
    .where('s.withdrawn_at', 'is', null)
    .orderBy('c.name')
    .select([
      's.id',
      's.competence_id as competenceId',
      'c.name',
      's.note',
      's.said_on as saidOn',
      's.confirmed_on as confirmedOn',
      's.evidence',
      'w.name as path',
      'by.given_name',
      'by.family_name',
    ])
    .execute()
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    confirmedBy: given_name === null ? null : fullName({ given_name, family_name: family_name ?? '' }),
  }))
}
export type SaidCompetence = Awaited<ReturnType<typeof competencesOf>>[number]
