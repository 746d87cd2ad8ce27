import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { holdsRole } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../../ground/db/database.ts'
import { parseForm } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../../ground/ui/below.ts'
import { Callout } from '../../../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../../ground/ui/page.tsx'
import { Stat, StatGrid } from '../../../../../ground/ui/stat.tsx'
import { Table } from '../../../../../ground/ui/table.tsx'
import { Tag } from '../../../../../ground/ui/tag.tsx'
import { TEAM } from '../../../../people/rules.ts'
import { type Agreement, agreementById } from '../../../agreements/reads.ts'
import { factsOf } from '../../../facts/reads.ts'
import { useCrumbs } from '../../../parts/crumbs.ts'
import { idHere, todayOf } from '../../../parts/here.ts'
import type { LeaseTermsForm } from '../forms.ts'
import { kind } from '../kind.ts'
import { Arrears } from '../parts/arrears.tsx'
import { type LeaseLife, lifeOfLease, type MonthState } from '../parts/lease-life.ts'
import { noteMonth } from '../writes.ts'

const TONES = { met: 'good', missed: 'attention', unknown: 'plain' } as const
const monthForm = z.object({ month: z.iso.date(), state: z.enum(['met', 'missed']) })

/** The lease an address names. Throws NotHere where it is none, or somebody else's. */
async function leaseHere(tx: ActorTx, id: string): Promise<Agreement> {
  const agreement = await agreementById(tx, id)
  if (agreement?.kind !== kind.code) throw new NotHere()
  return agreement
}

export const leaseLife = new Hono<Env>()
  .get('/exchange/agreements/:id/lease', async (c) => {
    const actor = signedIn(c)
    const today = todayOf(c)
    const shown = await asActor(actor, async (tx) => {
      const agreement = await leaseHere(tx, idHere(c))
      const lease = { ...agreement, terms: agreement.terms as LeaseTermsForm }
      return { agreement, life: lifeOfLease(lease, await factsOf(tx, agreement.id), today) }
    })
    return c.render(<LeasePage {...shown} team={holdsRole(actor, ...TEAM)} />, {
      title: c.var.t('exchange.home.life.heading'),
      section: '/exchange',
      robots: 'noindex',
    })
  })
  .post('/exchange/agreements/:id/lease', (c) => note(c))

async function note(c: Context<Env>) {
  const actor = signedIn(c)
  const form = await parseForm(monthForm, c)
  if (!form.ok) throw new NotHere()
  // That a rent did not come is told by a party among the facts, where who follows it learns of it at once.
  if (form.value.state === 'missed' && !holdsRole(actor, ...TEAM)) throw new NotHere()
  const noted = await asActor(actor, async (tx) =>
    noteMonth(tx, actor, await leaseHere(tx, idHere(c)), { ...form.value, id: form.once }, todayOf(c)),
  )
  if (noted.ok) flash(c, 'exchange.home.life.noted')
  else flash(c, noted.refusal, 'error')
  return c.redirect(below(c, `/exchange/agreements/${idHere(c)}/lease`), 303)
}

function LeasePage({ agreement, life, team }: { agreement: Agreement; life: LeaseLife; team: boolean }) {
  const { number } = useTexts()
  const below = useBelow()
  const here = below(`/exchange/agreements/${agreement.id}`)
  return (
    <Page
      heading="exchange.home.life.heading"
      kicker={agreement.title}
      lead="exchange.home.life.lead"
      crumbs={[...useCrumbs(kind), { href: here, label: { said: agreement.title } }]}
    >
      {agreement.endedOn && <Callout text="exchange.home.life.ended" />}
      {life.months.length === 0 ? (
        <EmptyState heading="exchange.home.life.none" />
      ) : (
        <>
          <StatGrid>
            <Stat label="exchange.home.life.inGoodStanding" figure={number(life.inGoodStanding)} />
            <Stat label="exchange.home.life.met" figure={number(life.met)} />
            <Stat label="exchange.home.life.missed" figure={number(life.missed)} />
            <Stat
              label="exchange.home.life.unknown"
              figure={number(life.unknown)}
              note={useTexts().t('exchange.home.life.unknownNote')}
            />
          </StatGrid>
          {life.arrears && <Arrears arrears={life.arrears} />}
          <Section heading="exchange.home.life.months">
            <Months months={life.months} here={here} team={team} running={agreement.endedOn === null} />
          </Section>
        </>
      )}
    </Page>
  )
}

type MonthsProps = { months: LeaseLife['months']; here: string; team: boolean; running: boolean }

/** The latest month first; what is not known can be noted with one press. */
function Months({ months, here, team, running }: MonthsProps) {
  const { t, month } = useTexts()
  return (
    <Table
      caption="exchange.home.life.months"
      captionHidden
      rows={[...months].reverse()}
      columns={[
        { heading: 'exchange.home.life.month', main: true, cell: (row) => month(row.month) },
        {
          heading: 'exchange.home.life.rent',
          cell: ({ state }) => <Tag tone={TONES[state]}>{t(`exchange.home.life.state.${state}`)}</Tag>,
        },
        {
          heading: 'exchange.home.life.note',
          cell: (row) => running && <NoteMonth {...row} here={here} team={team} said={month(row.month)} />,
        },
      ]}
    />
  )
}

type NoteProps = { month: string; state: MonthState; here: string; team: boolean; said: string }
function NoteMonth({ month, state, here, team, said }: NoteProps) {
  if (state === 'met') return null
  const action = `${here}/lease`
  return (
    <div class="beside">
      <ActionButton
        action={action}
        fields={{ month, state: 'met' }}
        label={['exchange.home.life.paidIn', { month: said }]}
      />
      {team && state === 'unknown' && (
        <ActionButton
          action={action}
          fields={{ month, state: 'missed' }}
          label={['exchange.home.life.notPaidIn', { month: said }]}
        />
      )}
    </div>
  )
}
