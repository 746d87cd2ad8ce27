import { type Context, Hono } from 'hono'
import { holdsRole } from '../../../../../ground/access/actor.ts'
import type { Env } from '../../../../../ground/access/request.ts'
import { NotHere, requireRole, signedIn } from '../../../../../ground/access/signed-in.ts'
import { type ActorTx, asActor } from '../../../../../ground/db/database.ts'
import { parseForm } from '../../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../../ground/ui/page.tsx'
import { TEAM } from '../../../../people/rules.ts'
import { type Agreement, agreementById } from '../../../agreements/reads.ts'
import { type Fact } from '../../../facts/reads.ts'
import { useCrumbs } from '../../../parts/crumbs.ts'
import { idHere, todayOf } from '../../../parts/here.ts'
import { type HouseTerms, planForm, tickForm, WEEKS_PLANNED } from '../forms.ts'
import { kind } from '../kind.ts'
import { WeekTable } from '../parts/week-table.tsx'
import { namesOf, residentsOf, turnsOf } from '../reads.ts'
import { sundayOf, tasksOf, weeksLater } from '../rules.ts'
import { planTurns, tickTurn } from '../writes.ts'

const WEEKS_BACK = 4
const address = (c: Context<Env>) => below(c, `/exchange/agreements/${idHere(c, 'house')}/rota`)

/** The house an address names. Throws NotHere where it is none, or nothing of whoever asks. */
async function houseHere(tx: ActorTx, id: string): Promise<Agreement> {
  const agreement = await agreementById(tx, id)
  if (agreement?.kind !== kind.code) throw new NotHere()
  return agreement
}

export const houseRota = new Hono<Env>()
  .get('/exchange/agreements/:house/rota', async (c) => {
    const actor = signedIn(c)
    const today = todayOf(c)
    const team = holdsRole(actor, ...TEAM)
    const shown = await asActor(actor, async (tx) => {
      const agreement = await houseHere(tx, idHere(c, 'house'))
      const turns = await turnsOf(tx, agreement, weeksLater(sundayOf(today), -WEEKS_BACK))
      return {
        agreement,
        turns,
        names: await namesOf(
          tx,
          turns.map(({ confirmedBy }) => confirmedBy),
        ),
        residents: team ? (await residentsOf(tx, agreement.id)).length : 0,
      }
    })
    return c.render(<RotaPage {...shown} team={team} me={actor.personId} today={today} />, {
      title: c.var.t('exchange.condominium.rota.heading'),
      section: '/exchange',
      robots: 'noindex',
    })
  })
  .post('/exchange/agreements/:house/rota', async (c) => {
    const actor = signedIn(c)
    const form = await parseForm(tickForm, c)
    if (!form.ok) throw new NotHere()
    const ticked = await asActor(actor, async (tx) => {
      const agreement = await houseHere(tx, idHere(c, 'house'))
      const turn = (await turnsOf(tx, agreement, '')).find(({ id }) => id === form.value.factId)
      // Nobody has done yet what is for a week to come.
      if (!turn?.dueOn || turn.dueOn > sundayOf(todayOf(c))) throw new NotHere()
      return tickTurn(tx, actor, turn.id, todayOf(c))
    })
    flash(c, ticked ? 'exchange.condominium.rota.ticked' : 'exchange.condominium.rota.tickedBefore')
    return c.redirect(address(c), 303)
  })
  .post('/exchange/agreements/:house/rota/plan', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(planForm, c)
    if (!form.ok) throw new NotHere()
    const added = await asActor(actor, async (tx) =>
      planTurns(
        tx,
        actor,
        await houseHere(tx, idHere(c, 'house')),
        { once: form.once, weeks: WEEKS_PLANNED },
        todayOf(c),
      ),
    )
    flash(c, added > 0 ? 'exchange.condominium.rota.made' : 'exchange.condominium.rota.nothingNew')
    return c.redirect(address(c), 303)
  })

type Props = {
  agreement: Agreement
  turns: readonly Fact[]
  names: ReadonlyMap<string, string>
  residents: number
  team: boolean
  me: string
  today: string
}

/** The sheet of the hall: this week and the next ones, then what was done. It prints as it is. */
function RotaPage({ agreement, turns, names, residents, team, me, today }: Props) {
  const below = useBelow()
  const { day } = useTexts()
  const here = below(`/exchange/agreements/${agreement.id}`)
  const thisWeek = sundayOf(today)
  const weeks = [...new Set(turns.map(({ dueOn }) => dueOn as string))]
  const [to, past] = [weeks.filter((week) => week >= thisWeek), weeks.filter((week) => week < thisWeek)]
  const table = (week: string) => (
    <Section
      heading={
        week === thisWeek
          ? 'exchange.condominium.rota.thisWeek'
          : ['exchange.condominium.rota.week', { day: day(week) }]
      }
    >
      <WeekTable
        turns={turns.filter(({ dueOn }) => dueOn === week)}
        week={week}
        when={week < thisWeek ? 'over' : week > thisWeek ? 'ahead' : 'now'}
        names={names}
        me={me}
        action={`${here}/rota`}
      />
    </Section>
  )
  return (
    <Page
      heading="exchange.condominium.rota.heading"
      kicker={agreement.place ?? agreement.title}
      lead="exchange.condominium.rota.lead"
      crumbs={[...useCrumbs(kind), { href: here, label: { said: agreement.title } }]}
    >
      {to.length > 0 ? (
        to.map(table)
      ) : (
        <EmptyState heading="exchange.condominium.rota.none" text={missing(agreement, team, residents)} />
      )}
      {team && agreement.endedOn === null && (
        <Section heading="exchange.condominium.rota.planHeading" lead="exchange.condominium.rota.planLead">
          <ActionButton action={`${here}/rota/plan`} label="exchange.condominium.rota.plan" />
        </Section>
      )}
      {past.length > 0 && [...past].reverse().map(table)}
    </Page>
  )
}

/** Why there are no turns yet, and what to do about it. */
function missing(agreement: Agreement, team: boolean, residents: number) {
  if (team && tasksOf(agreement.terms as HouseTerms).length === 0)
    return 'exchange.condominium.rota.noTasks' as const
  return team && residents === 0
    ? ('exchange.condominium.rota.noResidents' as const)
    : ('exchange.condominium.rota.noneText' as const)
}
