import { type Actor, holdsRole } from '../../ground/access/actor.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { because } from '../../ground/files/reason.ts'
import { isoDate } from '../../ground/files/values.ts'
import { done } from '../../ground/forms/outcome.ts'
import type { ImportDefinition, ImportField } from '../../ground/imports/definition.ts'
import { existingIn, removeUnreferenced } from '../../ground/imports/record-table.ts'
import { namedFields, namedIn } from '../people/names/imports.ts'
import { plain, TEAM } from '../people/rules.ts'
import { dayHere } from '../territories/reads.ts'
import { checkOf, type ListedVolunteer } from './lists/rules.ts'
import { checksBrought, dropChecks, writeListed } from './lists/writes.ts'
import { CHECKS, type CheckKind, EXPIRING } from './volunteers/rules.ts'

/** Certificates and insurances end after today. */
const YEARS_AHEAD = 15

export type Context = { today: string; mayRecord: boolean }

const past = (cell: string, { today }: Context) => {
  const read = isoDate(cell, Number(today.slice(0, 4)))
  return read.ok && read.value > today ? because('operators.volunteers.import.future') : read
}

const HEADINGS: Record<CheckKind, readonly string[]> = {
  interview: ['colloquio', 'interview'],
  training: ['formazione', 'corso', 'training'],
  conduct: ['casellario', 'certificato del casellario', 'certificato', 'conduct'],
  insurance: ['assicurazione', 'polizza', 'insurance'],
}

/** One column for the day of each check, and one for the last day of those that end. */
const checkFields = CHECKS.flatMap((kind): ImportField<Context>[] => [
  { name: kind, label: `operators.volunteers.check.${kind}`, headings: HEADINGS[kind], parse: past },
  ...(EXPIRING.includes(kind)
    ? [
        {
          name: `${kind}Until`,
          label: `operators.volunteers.import.until.${kind}`,
          headings: HEADINGS[kind].flatMap((heading) => [
            `${heading} fino al`,
            `scadenza ${heading}`,
            `${heading} until`,
          ]),
          parse: (cell: string, { today }: Context) => isoDate(cell, Number(today.slice(0, 4)) + YEARS_AHEAD),
        } as ImportField<Context>,
      ]
    : []),
])

/** `trama import volunteers`: the register of volunteers with their checks. People and bodies are there already. */
export const volunteerImport: ImportDefinition<ListedVolunteer, Context> = {
  kind: 'volunteers',
  title: 'operators.volunteers.import.title',
  recordKind: 'volunteer',
  fields: [
    ...namedFields('volontario', 'volontaria', 'volunteer'),
    {
      name: 'organisation',
      label: 'operators.volunteers.organisation',
      headings: ['ente', 'associazione', 'organizzazione', 'organisation', 'organization'],
      parse: (cell) => done(cell),
    },
    {
      name: 'fromOn',
      label: 'operators.volunteers.fromOn',
      headings: ['dal', 'volontario dal', 'iscritto il', 'data iscrizione', 'inizio', 'from', 'since'],
      required: true,
      parse: past,
    },
    {
      name: 'untilOn',
      label: 'operators.volunteers.import.untilOn',
      headings: ['al', 'volontario fino al', 'cessato il', 'data cessazione', 'fine', 'to'],
      parse: past,
    },
    ...checkFields,
  ],
  prepare: async (tx: ActorTx, actor: Actor) => ({
    today: await dayHere(tx, actor),
    mayRecord: holdsRole(actor, ...TEAM),
  }),
  row: (values, { mayRecord }) => {
    if (!mayRecord) return because('operators.volunteers.import.needsTeam')
    const said = values as Record<string, string | null | undefined>
    const named = namedIn(values)
    if (!named.ok) return named
    const fromOn = String(said.fromOn)
    const untilOn = said.untilOn ?? null
    if (untilOn && untilOn < fromOn) return because('operators.volunteers.import.order')
    const checks = []
    for (const kind of CHECKS) {
      const check = checkOf(kind, said[kind] ?? null, said[`${kind}Until`] ?? null)
      if (!check.ok) return because(check.refusal)
      if (check.value) checks.push(check.value)
    }
    return done({ ...named.value, organisation: said.organisation ?? null, fromOn, untilOn, checks })
  },
  key: ({ person, birthYear, fromOn }) => [plain(person), birthYear ?? '', fromOn].join(' | '),
  write: writeListed,
  existing: (tx, ids) => existingIn(tx, 'volunteer', ids),
  restore: (tx, _actor, records) =>
    dropChecks(
      tx,
      records.flatMap(({ before }) => (before as { checks: string[] }).checks),
    ),
  remove: async (tx, _actor, ids) => {
    const removed = await removeUnreferenced(tx, 'volunteer', ids)
    await dropChecks(tx, checksBrought([...removed]))
    return removed
  },
}
