import { sql } from 'kysely'
import type { Actor } from '../../../ground/access/actor.ts'
import { unseal } from '../../../ground/access/seal.ts'
import type { ActorTx } from '../../../ground/db/as-actor.ts'
import { membersOf } from '../../operators/circles/reads.ts'
import { fullName } from '../../people/rules.ts'
import { readVulnerability, type VulnerabilityFact } from '../../people/vulnerability/reads.ts'
import { tiesOf } from '../../ties/reads.ts'
import type { IntakeLine } from '../reads.ts'
import { type JUDGEMENTS, sealedWhere } from '../rules.ts'
import { type AttentionRule, BEFORE_DAYS, EVENT_DAYS, type Reading, readVulnerable, USUAL } from './rules.ts'

/** When this territory looks closer. */
export async function attentionRule(tx: ActorTx): Promise<AttentionRule> {
  const row = await tx.selectFrom('attention_rule').select(['few_ties', 'faded_days']).executeTakeFirst()
  return row ? { fewTies: row.few_ties, fadedDays: row.faded_days } : USUAL
}

export type ReadingOf = {
  reading: Reading
  rule: AttentionRule
  facts: VulnerabilityFact[]
  judgements: Judgement[]
}

/** Ties and events of somebody side by side, as far as the actor may read them; that events were read is written down. */
export async function readingOf(
  tx: ActorTx,
  actor: Actor,
  intake: IntakeLine,
  today: string,
): Promise<ReadingOf> {
  const rule = await attentionRule(tx)
  const walking = new Set((await membersOf(tx, intake.circleId)).map(({ personId }) => personId))
  const ties = (await tiesOf(tx, intake.personId)).filter(
    (tie) => tie.kind === 'person' && !walking.has(tie.id),
  )
  const facts = await readVulnerability(tx, actor, intake.personId)
  const events = facts.map(({ from_on, until_on }) => ({ fromOn: from_on, untilOn: until_on }))
  return {
    reading: readVulnerable(ties, events, today, rule),
    rule,
    facts,
    judgements: await judgementsOf(tx, intake.id),
  }
}

export type Judgement = {
  id: string
  judgedOn: string
  judgement: (typeof JUDGEMENTS)[number]
  reason: string
  by: string | null
}

/** What operators thought, the latest first. */
export async function judgementsOf(tx: ActorTx, intakeId: string): Promise<Judgement[]> {
  const rows = await tx
    .selectFrom('intake_judgement as j')
    .leftJoin('person as p', 'p.id', 'j.recorded_by')
    .where('j.intake_id', '=', intakeId)
    .orderBy('j.recorded_at', 'desc')
    .select(['j.id', 'j.judged_on', 'j.judgement', 'j.sealed', 'p.given_name', 'p.family_name'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    judgedOn: row.judged_on,
    judgement: row.judgement as Judgement['judgement'],
    reason: unseal(row.sealed, sealedWhere('intake_judgement', row.id)),
    by:
      row.given_name === null
        ? null
        : fullName({ given_name: row.given_name, family_name: row.family_name ?? '' }),
  }))
}

export type EarlyNotice = {
  intakeId: string
  name: string
  eventOn: string
  /** Ties that stood before the event, and those that hold today. */
  stood: number
  holding: number
}

/** Whose ties fade after an event, among those the actor accompanies who agreed to it; who lost most first. */
export async function earlyNotices(tx: ActorTx, today: string): Promise<EarlyNotice[]> {
  const { fadedDays } = await attentionRule(tx)
  const { rows } = await sql<Omit<EarlyNotice, 'name'> & { given_name: string; family_name: string }>`
    select n.intake_id as "intakeId", n.event_on as "eventOn", n.stood, n.holding, p.given_name, p.family_name
    from app.early_notices(${today}, ${fadedDays}, ${BEFORE_DAYS}, ${EVENT_DAYS}) n
    join person p on p.territory_id = app.territory_id() and p.id = n.person_id
    order by n.holding - n.stood, n.event_on desc, n.intake_id`.execute(tx)
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    name: fullName({ given_name, family_name }),
  }))
}
