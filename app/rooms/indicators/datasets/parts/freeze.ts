import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../ground/db/database.ts'
import { done, type Outcome, refused } from '../../../../ground/forms/outcome.ts'
import { type Evaluation, evaluationById, sheetsToday, takeSeat } from '../../evaluation/reads.ts'
import { smallGroupRule } from '../../protection/reads.ts'
import { datasetById, datasetsOf, peopleToFreeze, personRow, rowsOf, saltOf } from '../reads.ts'
import { FINEST, keepAlike, type Levels } from '../rules.ts'
import { keepDataset } from '../writes.ts'
import { type TableName, tablesOf } from './columns.ts'
import { completeTable, writeTable } from './frozen-file.ts'
import { codebookOf, type FrozenFile, type Manifest } from './manifest.ts'
import { pseudonyms } from './pseudonyms.ts'

export type FreezeRefusal = 'indicators.datasets.taken' | 'indicators.datasets.singlesOut'
type Asked = { evaluationId: string; id: string; until: string; here: { slug: string; name: string } }

/** No trait is told more finely than by any table the same evaluator has: side by side they would tell more than each. */
const coarsest = (earlier: readonly Levels[]): Levels => ({
  gender: Math.max(FINEST.gender, ...earlier.map(({ gender }) => gender)),
  age: Math.max(FINEST.age, ...earlier.map(({ age }) => age)),
  municipality: Math.max(FINEST.municipality, ...earlier.map(({ municipality }) => municipality)),
})

/**
 * Freezes what an evaluation may know as of a day: read in one transaction, written to files outside of any, kept in another.
 * Refused where that day is frozen already, or so few people are there that codes would hide nobody. Throws NotHere where the
 * seat is not the actor's, at either end.
 */
export async function freezeDataset(
  actor: SignedInActor,
  asked: Asked,
): Promise<Outcome<{ id: string }, FreezeRefusal>> {
  return inAFolder(async (folder) => {
    const written = await asActor(actor, (tx) => writeTables(tx, actor, asked, folder))
    if (!('manifest' in written)) return written
    const manifest = await complete(written, folder)
    return asActor(actor, (tx) => keep(tx, actor, manifest, folder))
  })
}

/** The same in one transaction: for a load, which nobody waits for. */
export const freezeWithin = (tx: ActorTx, actor: SignedInActor, asked: Asked) =>
  inAFolder(async (folder) => {
    const written = await writeTables(tx, actor, asked, folder)
    return 'manifest' in written ? keep(tx, actor, await complete(written, folder), folder) : written
  })

/** Codes on a disk are there for as long as it takes, and for this process alone. */
async function inAFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'trama-frozen-'))
  return work(folder).finally(() => rm(folder, { recursive: true, force: true }))
}

type Written = { manifest: Omit<Manifest, 'files'>; counts: [TableName, number][] }
async function complete({ manifest, counts }: Written, folder: string): Promise<Manifest> {
  const files: FrozenFile[] = []
  for (const [table, rows] of counts) files.push(...(await completeTable(folder, table, rows)))
  return { ...manifest, files }
}

async function keep(tx: ActorTx, actor: SignedInActor, manifest: Manifest, folder: string) {
  const { id } = manifest
  const evaluationId = manifest.evaluation.id
  if (!(await takeSeat(tx, evaluationId))) throw new NotHere()
  if (await keepDataset(tx, actor, manifest, folder)) return done({ id })
  return (await datasetById(tx, evaluationId, id)) ? done({ id }) : refused('indicators.datasets.taken')
}

async function writeTables(
  tx: ActorTx,
  actor: SignedInActor,
  { evaluationId, id, until, here }: Asked,
  folder: string,
) {
  const evaluation = await evaluationById(tx, evaluationId)
  const seated = await takeSeat(tx, evaluationId)
  const salt = seated ? await saltOf(tx, evaluationId) : undefined
  if (!evaluation || salt === undefined) throw new NotHere()
  const earlier = await datasetsOf(tx, evaluationId)
  if (earlier.some((one) => one.id === id)) return done({ id })
  if (earlier.some(({ untilOn }) => untilOn === until)) return refused('indicators.datasets.taken')

  const { coarseness } = evaluation
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
  const rule = await smallGroupRule(tx)
  // Whoever is in a pact is known by more than others: the group they hide in is larger.
  const smallest = evaluation.parts.includes('pacts') ? rule.smallestSensitive : rule.smallest
  const ageIn = yearOf(evaluation)
  const people = await peopleToFreeze(tx, actor.territoryId, until)
  const alike = keepAlike(people, {
    smallest,
    year: ageIn,
    finest: coarsest(earlier.map(({ said }) => said.disclosure.levels)),
  })
  if (!alike) return refused('indicators.datasets.singlesOut')

  const code = pseudonyms(evaluationId, salt)
  const known = new Set(people.map((person) => person.id))
  const tables = tablesOf(evaluation.parts)
  const counts: [TableName, number][] = []
  for (const table of tables) {
    const ofTable =
      table === 'persons'
        ? people.map((person, at) => personRow(person, alike.traits[at] ?? null, { code, coarseness }))
        : rowsOf(tx, table, { territoryId: actor.territoryId, until, coarseness, code }, known)
    counts.push([table, await writeTable(folder, table, ofTable)])
  }
  const manifest: Omit<Manifest, 'files'> = {
    format: 'trama-evaluation-dataset/1',
    id,
    evaluation: { id: evaluationId, name: evaluation.name, purpose: evaluation.purpose },
    territory: here,
    factsUntil: until,
    knownAt: (rows[0] as { now: Date }).now.toISOString(),
    coarseness,
    disclosure: {
      smallestGroup: smallest,
      levels: alike.levels,
      people: people.length,
      withheld: alike.withheld,
      smallestGroupTold: alike.smallestGroup,
      ageIn,
    },
    codebook: codebookOf(tables),
    definitions: Object.fromEntries(
      Object.entries(await sheetsToday(tx)).map(([code, { version }]) => [code, version]),
    ),
  }
  return { manifest, counts }
}

/** Ages are told as in the year an evaluation starts: nobody changes band between two tables of it. */
const yearOf = ({ startsOn }: Evaluation) => Number(startsOn.slice(0, 4))
