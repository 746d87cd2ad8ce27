import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section, Split } from '../../../ground/ui/page.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { DecisionList } from '../decisions/parts/decision-list.tsx'
import { type Decision, decisionsLike } from '../decisions/reads.ts'
import { type Meeting, meetingsOf } from '../meetings/reads.ts'
import { useCrumbs } from '../parts/crumbs.ts'
import { type Here, idHere, standingAt, todayOf } from '../parts/here.ts'
import { Prose } from '../parts/prose.tsx'
import { ProceedingList } from '../proceedings/parts/proceeding-list.tsx'
import { type Proceeding, proceedingsAt } from '../proceedings/reads.ts'
import { type Seat, seatName, seatsOf } from '../reads.ts'
import { seatedOn } from '../rules.ts'

export const oneTable = new Hono<Env>().get('/tables/:table', async (c) => {
  const { actor } = c.var
  const today = todayOf(c)
  const shown = await asActor(actor, async (tx) => {
    const here = await standingAt(tx, actor, idHere(c, 'table'), today)
    const { id } = here.table
    return {
      here,
      meetings: await meetingsOf(tx, id),
      seats: here.inside ? await seatsOf(tx, id) : [],
      decisions: await decisionsLike(tx, { tableId: id }, today),
      proceedings: await proceedingsAt(tx, id),
    }
  })
  return c.render(<TablePage {...shown} today={today} />, {
    title: shown.here.table.name,
    section: '/tables',
  })
})

type Props = {
  here: Here
  meetings: Meeting[]
  seats: Seat[]
  decisions: Decision[]
  proceedings: Proceeding[]
  today: string
}

function TablePage({ here, meetings, seats, decisions, proceedings, today }: Props) {
  const { t, day } = useTexts()
  const below = useBelow()
  const { table, keeps, inside } = here
  return (
    <Page
      heading={{ said: table.name }}
      kicker={t(`tables.kind.${table.kind}`)}
      crumbs={useCrumbs()}
      actions={
        keeps &&
        !table.closedOn && (
          <>
            <ButtonLink
              href={below(`/tables/${table.id}/meetings/new`)}
              label="tables.meeting.new"
              icon="plus"
            />
            <ButtonLink href={below(`/tables/${table.id}/seats`)} label="tables.seats.heading" quiet />
            <ButtonLink
              href={below(`/tables/${table.id}/proceedings/new`)}
              label="tables.proceeding.new"
              quiet
            />
            <ButtonLink href={below(`/tables/${table.id}/edit`)} label="tables.edit.heading" quiet />
            <ButtonLink href={below(`/tables/${table.id}/close`)} label="tables.close.heading" quiet />
          </>
        )
      }
    >
      {table.closedOn && (
        <Callout
          kind="info"
          heading={['tables.table.closedOn', { day: day(table.closedOn) }]}
          text={{ said: table.closedWhy ?? '' }}
        />
      )}
      <Split
        aside={
          <>
            <p>{t('tables.table.quorum', { count: table.quorum })}</p>
            <p class="hint">
              {table.endsOn
                ? t('tables.table.fromUntil', { from: day(table.startsOn), until: day(table.endsOn) })
                : t('tables.table.since', { from: day(table.startsOn) })}
            </p>
            {inside && <Seats seats={seatedOn(seats, today)} />}
          </>
        }
      >
        <Prose text={table.purpose} />
        <Section
          heading="tables.decisions.heading"
          actions={
            decisions.length > 0 && (
              <ButtonLink
                href={below(`/tables/decisions?table=${table.id}`)}
                label="tables.table.register"
                quiet
              />
            )
          }
        >
          {decisions.length > 0 ? (
            <DecisionList decisions={decisions.slice(0, 10)} today={today} />
          ) : (
            <p>{t('tables.table.noDecisions')}</p>
          )}
        </Section>
        {proceedings.length > 0 && (
          <Section heading="tables.proceedings.ofTable">
            <ProceedingList proceedings={proceedings} today={today} />
          </Section>
        )}
        <Section heading="tables.table.meetings">
          {meetings.length > 0 ? (
            <ul class="plain-list">
              {meetings.map((meeting) => (
                <li>
                  <a href={below(`/tables/meetings/${meeting.id}`)}>{day(meeting.onDate)}</a>{' '}
                  <MeetingTag meeting={meeting} today={today} />
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState heading="tables.table.noMeetings" />
          )}
        </Section>
      </Split>
    </Page>
  )
}

function MeetingTag({ meeting, today }: { meeting: Meeting; today: string }) {
  const { t } = useTexts()
  if (meeting.approvedOn) return <Tag tone="good">{t('tables.meeting.approvedTag')}</Tag>
  if (meeting.calledOffOn) return <Tag>{t('tables.meeting.calledOffTag')}</Tag>
  if (meeting.onDate < today) return <Tag tone="attention">{t('tables.meeting.toApprove')}</Tag>
  return <Tag>{t(meeting.convenedOn ? 'tables.meeting.convenedTag' : 'tables.meeting.planned')}</Tag>
}

function Seats({ seats }: { seats: readonly Seat[] }) {
  const { t } = useTexts()
  return (
    <Section heading="tables.seats.heading">
      {seats.length > 0 ? (
        <ul>
          {seats.map((seat) => (
            <li>
              {seatName(seat)}
              {seat.part !== 'member' && <span class="hint"> · {t(`tables.part.${seat.part}`)}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('tables.seats.none')}</p>
      )}
    </Section>
  )
}
