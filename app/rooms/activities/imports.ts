import { type Actor, holdsRole } from '../../ground/access/actor.ts'
import { minutesBetween } from '../../ground/calendar/repetition.ts'
import type { ActorTx } from '../../ground/db/as-actor.ts'
import { because } from '../../ground/files/reason.ts'
import { isoDate, timeOfDay, yesOrNo } from '../../ground/files/values.ts'
import { done } from '../../ground/forms/outcome.ts'
import type { ImportDefinition } from '../../ground/imports/definition.ts'
import { existingIn } from '../../ground/imports/record-table.ts'
import { plain, TEAM } from '../people/rules.ts'
import { dayHere } from '../territories/reads.ts'
import type { ListedSession } from './lists/rules.ts'
import { removeListed, type StoredSession, setSessions, writeListed } from './lists/writes.ts'
import { type Area, areaSaid, type Kind, kindSaid } from './rules.ts'

type Named = ReadonlyMap<string, string>
type Context = { today: string; timeZone: string; places: Named; organisations: Named; mayPromote: boolean }

const STARTS = '09:00'
const LASTS_HOURS = 2

/** `trama import activities`: one session a row; rows of one title and kind are one activity. */
export const activityImport: ImportDefinition<ListedSession, Context> = {
  kind: 'activities',
  title: 'activities.import.title',
  recordKind: 'activity_session',
  fields: [
    {
      name: 'title',
      label: 'activities.form.title',
      headings: ['titolo', 'attività', 'nome attività', 'nome', 'title', 'activity'],
      required: true,
      parse: (cell) => (cell.length > 160 ? because('activities.import.tooLong') : done(cell)),
    },
    {
      name: 'kind',
      label: 'activities.form.kind',
      headings: ['tipo', 'tipologia', 'tipo attività', 'kind', 'type'],
      required: true,
      parse: (cell) => {
        const kind = kindSaid(plain(cell))
        return kind ? done(kind) : because('activities.import.kindUnknown', { kind: cell })
      },
    },
    {
      name: 'area',
      label: 'activities.form.area',
      headings: ['ambito', 'area', 'tema', 'settore'],
      parse: (cell) => done(areaSaid(plain(cell)) ?? 'other'),
    },
    {
      name: 'place',
      label: 'activities.form.place',
      headings: ['luogo', 'sede', 'dove', 'place', 'venue'],
      parse: (cell, { places }) => {
        const id = places.get(plain(cell))
        return id ? done(id) : because('activities.import.placeUnknown', { place: cell })
      },
    },
    {
      name: 'date',
      label: 'activities.form.on',
      headings: ['data', 'giorno', 'date', 'day'],
      required: true,
      parse: (cell, { today }) => isoDate(cell, Number(today.slice(0, 4))),
    },
    {
      name: 'start',
      label: 'activities.form.from',
      headings: ['ora inizio', 'inizio', 'dalle', 'ora', 'orario', 'start', 'from'],
      parse: (cell) => timeOfDay(cell),
    },
    {
      name: 'end',
      label: 'activities.form.to',
      headings: ['ora fine', 'fine', 'alle', 'end', 'to'],
      parse: (cell) => timeOfDay(cell),
    },
    {
      name: 'promoter',
      label: 'activities.form.promoters',
      headings: ['promotore', 'ente promotore', 'promosso da', 'organizzatore', 'promoter', 'organiser'],
      parse: (cell, { organisations, mayPromote }) => {
        if (!mayPromote) return because('activities.import.needsTeam')
        const id = organisations.get(plain(cell))
        return id ? done(id) : because('activities.import.promoterUnknown', { promoter: cell })
      },
    },
    {
      name: 'published',
      label: 'activities.form.published',
      headings: ['pubblicata', 'pubblicato', 'pubblica', 'in agenda', 'published'],
      parse: (cell) => yesOrNo(cell),
    },
  ],
  prepare,
  row: (values) => {
    const from = String(values.start ?? STARTS)
    const hours = Math.min(Number(from.slice(0, 2)) + LASTS_HOURS, 23)
    const to = String(
      values.end ?? `${String(hours).padStart(2, '0')}:${hours === 23 ? '59' : from.slice(3)}`,
    )
    if (minutesBetween(from, to) < 5) return because('activities.form.endsBefore')
    return done({
      title: String(values.title),
      kind: values.kind as Kind,
      area: (values.area ?? 'other') as Area,
      place_id: (values.place ?? null) as string | null,
      promoter_id: (values.promoter ?? null) as string | null,
      on: String(values.date),
      from,
      to,
      published: values.published === true,
    })
  },
  key: ({ title, kind, on, from }) => [plain(title), kind, on, from].join(' | '),
  write: writeListed,
  existing: (tx, ids) => existingIn(tx, 'activity_session', ids),
  restore: (tx, _actor, records) =>
    setSessions(
      tx,
      records.map(({ before }) => before as StoredSession),
    ),
  remove: removeListed,
}

async function prepare(tx: ActorTx, actor: Actor): Promise<Context> {
  const { time_zone } = await tx
    .selectFrom('territory')
    .where('id', '=', actor.territoryId)
    .select('time_zone')
    .executeTakeFirstOrThrow()
  const places = await tx.selectFrom('place').select(['id', 'search_name']).execute()
  const organisations = await tx.selectFrom('organisation').select(['id', 'search_name']).execute()
  return {
    timeZone: time_zone,
    today: await dayHere(tx, actor),
    places: new Map(places.map((one) => [one.search_name, one.id])),
    organisations: new Map(organisations.map((one) => [one.search_name, one.id])),
    mayPromote: holdsRole(actor, ...TEAM),
  }
}
