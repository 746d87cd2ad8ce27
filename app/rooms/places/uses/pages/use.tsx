import { Hono } from 'hono'
import * as z from 'zod'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { daysLater } from '../../../../ground/calendar/local-time.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { BarLine } from '../../../../ground/ui/trend-line.tsx'
import { STAFF } from '../../../people/rules.ts'
import { PlaceFrame } from '../../parts/place-frame.tsx'
import { placeHere } from '../../parts/place-here.ts'
import { type UseCell, useOf } from '../reads.ts'

const DAYS = 90
const day = z.iso.date().optional().catch(undefined)
const filter = z.object({ from: day, until: day })

/** For how many hours a place was used, by hour of the day and by whom. */
export const placeUse = new Hono<Env>().get('/places/:id/use', async (c) => {
  const actor = requireRole(c, ...STAFF)
  const place = await placeHere(actor, c.req.param('id'))
  const { now, territory } = c.var
  const today = textsOf(c).dayOf(now)
  const asked = filter.parse(c.req.query())
  const until = asked.until ?? today
  const from = asked.from ?? daysLater(until, -DAYS)
  const cells = await asActor(actor, (tx) =>
    useOf(tx, actor, { placeId: place.id, from, until, timeZone: territory.timeZone, now }),
  )
  return c.render(
    <PlaceFrame place={place} side="use">
      <UseTables cells={cells} from={from} until={until} />
    </PlaceFrame>,
    { title: `${c.var.t('places.side.use')} – ${place.name}` },
  )
})

const sum = (cells: readonly UseCell[]) => cells.reduce((total, { minutes }) => total + minutes, 0)

function UseTables({ cells, from, until }: { cells: UseCell[]; from: string; until: string }) {
  const { t, number, day } = useTexts()
  const hours = (minutes: number) => number(Math.round(minutes / 6) / 10)
  const kinds = [...new Set(cells.map(({ kind }) => kind))].sort()
  const byHour = [...Map.groupBy(cells, ({ hour }) => hour)].sort(([a], [b]) => a - b)
  const most = Math.max(1, ...byHour.map(([, ofHour]) => sum(ofHour)))
  const label = (kind: string) =>
    t(kind === 'session' || kind === 'owner' ? `places.kindOf.${kind}` : `places.userKind.${kind}`)
  const by = (ofHour: readonly UseCell[], kind: string) => sum(ofHour.filter((cell) => cell.kind === kind))
  return (
    <>
      <Filters>
        <Field name="from" type="date" label="places.use.from" value={from} />
        <Field name="until" type="date" label="places.use.until" value={until} />
      </Filters>
      {cells.length === 0 ? (
        <EmptyState heading="places.use.none" text="places.use.noneText" />
      ) : (
        <>
          <p>{t('places.use.total', { hours: hours(sum(cells)), from: day(from), until: day(until) })}</p>
          <Section heading="places.use.byKind">
            <Table
              caption="places.use.byKind"
              captionHidden
              columns={[
                { heading: 'places.booking.userKind', main: true, cell: (kind: string) => label(kind) },
                {
                  heading: 'places.use.hours',
                  numeric: true,
                  cell: (kind: string) => hours(by(cells, kind)),
                },
              ]}
              rows={kinds}
            />
          </Section>
          <Section heading="places.use.byHour" lead="places.use.byHourLead">
            <Table
              caption="places.use.byHour"
              captionHidden
              columns={[
                { heading: 'places.use.hour', main: true, cell: ([hour]) => `${hour}–${hour + 1}` },
                {
                  heading: 'places.use.share',
                  cell: ([, ofHour]) => <BarLine share={sum(ofHour) / most} label={hours(sum(ofHour))} />,
                },
                ...kinds.map((kind) => ({
                  heading: { said: label(kind) },
                  numeric: true,
                  cell: ([, ofHour]: (typeof byHour)[number]) => hours(by(ofHour, kind)),
                })),
              ]}
              rows={byHour}
            />
          </Section>
        </>
      )}
    </>
  )
}
