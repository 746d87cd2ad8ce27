import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton, Form } from '../../../../ground/ui/form.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { pressedForm } from '../../../people/consents/forms.ts'
import { pathsHere } from '../../parts/address.ts'
import { DESK } from '../../parts/words.ts'
import { noteReturned } from '../../sending/writes.ts'
import { returnedForm } from '../forms.ts'
import { type Issue, issuesSent, issuesUnderWay, newsletterToday } from '../reads.ts'
import { addressesIn, MOST_RETURNED, stageOf } from '../rules.ts'
import { draftIssue } from '../writes.ts'

const HEADING = 'directory.issue.list'
const SENT_SHOWN = 30

/** Where who coordinates composes the newsletter, and sees what became of it. */
export const issueList = new Hono<Env>()
  .get('/newsletter/issues', async (c) => {
    requireRole(c, ...DESK)
    return c.render(<IssuesPage {...(await found(c))} form={{}} />, { title: c.var.t(HEADING) })
  })
  .post('/newsletter/issues', async (c) => {
    const actor = requireRole(c, ...DESK)
    const { once } = await parseForm(pressedForm, c)
    const { now, territory } = c.var
    await asActor(actor, (tx) => draftIssue(tx, actor, once, { now, timeZone: territory.timeZone }))
    return c.redirect(pathsHere(c).draft(once), 303)
  })
  .post('/newsletter/returned', async (c) => {
    const actor = requireRole(c, ...DESK)
    const form = await parseForm(returnedForm, c)
    const addresses = form.ok ? addressesIn(form.value.returned) : []
    if (!form.ok || addresses.length === 0 || addresses.length > MOST_RETURNED) {
      c.status(422)
      const refusal = addresses.length > MOST_RETURNED ? 'directory.issue.tooManyReturned' : undefined
      const errors = form.ok && !refusal ? { returned: ['directory.issue.noAddress'] } : undefined
      const again = form.ok ? { values: form.values, errors, refusal } : form
      return c.render(<IssuesPage {...(await found(c))} form={again} />, { title: c.var.t(HEADING) })
    }
    const { now, dayOf } = textsOf(c)
    const noted = await asActor(actor, (tx) => noteReturned(tx, actor, addresses, { now, today: dayOf(now) }))
    flash(c, noted > 0 ? 'directory.issue.returnedNoted' : 'directory.issue.returnedNone')
    return c.redirect(pathsHere(c).issues, 303)
  })

type C = Parameters<typeof pathsHere>[0]
const found = (c: C) =>
  asActor(c.var.actor, async (tx) => ({
    today: await newsletterToday(tx, c.var.actor),
    underWay: await issuesUnderWay(tx),
    sent: (await issuesSent(tx, SENT_SHOWN)).filter(({ endedAt }) => endedAt),
  }))

type Props = Awaited<ReturnType<typeof found>> & { form: FormState }

function IssuesPage({ today, underWay, sent, form }: Props) {
  const c = useRequestContext<Env>()
  const { t, number, day } = useTexts()
  const paths = pathsHere(c)
  return (
    <Page
      heading={HEADING}
      lead="directory.issue.listLead"
      crumbs={[{ href: paths.newsletter, label: 'directory.newsletter.heading' }]}
      actions={<ActionButton action={paths.issues} label="directory.issue.compose" quiet={false} />}
    >
      <p>
        {t('directory.newsletter.state', { count: today.subscribers, number: number(today.subscribers) })}{' '}
        {today.resting > 0 &&
          t('directory.issue.resting', { count: today.resting, number: number(today.resting) })}
      </p>
      {underWay.length > 0 && (
        <Section heading="directory.issue.underWay">
          <IssueTable issues={underWay} href={(one) => paths.draft(one.id)} />
        </Section>
      )}
      <Section heading="directory.issue.sentHeading">
        {sent.length > 0 ? (
          <IssueTable issues={sent} href={(one) => paths.draft(one.id)} figures />
        ) : (
          <p>{t('directory.newsletter.never')}</p>
        )}
      </Section>
      <Section heading="directory.issue.returnedHeading" lead="directory.issue.returnedLead">
        <Form
          {...form}
          action={`/${c.var.territory.slug}/newsletter/returned`}
          submit="directory.issue.returnedNote"
          idPrefix="returned"
        >
          <TextArea name="returned" label="directory.issue.returned" rows={4} required />
        </Form>
      </Section>
      <p class="hint">{today.lastAt && t('directory.newsletter.last', { day: day(today.lastAt) })}</p>
    </Page>
  )
}

type TableProps = { issues: readonly Issue[]; href: (one: Issue) => string; figures?: boolean }

function IssueTable({ issues, href, figures = false }: TableProps) {
  const c = useRequestContext<Env>()
  const { t, day, number } = useTexts()
  const name = ({ title }: Issue) =>
    title ?? t('directory.issue.subject', { territory: c.var.territory.name })
  const count = (value: number | null) => (value === null ? '' : number(value))
  return (
    <Table
      caption={figures ? 'directory.issue.sentHeading' : 'directory.issue.underWay'}
      captionHidden
      rows={issues}
      columns={[
        {
          heading: 'directory.issue.title',
          main: true,
          cell: (one) => <a href={href(one)}>{name(one)}</a>,
        },
        {
          heading: 'directory.issue.stage',
          cell: (one) => (
            <Tag tone={stageOf(one) === 'going' ? 'primary' : 'plain'}>
              {t(`directory.issue.stage.${stageOf(one)}`)}
            </Tag>
          ),
        },
        {
          heading: 'directory.issue.on',
          cell: (one) => {
            const at = one.startedAt ?? one.sendOn
            return at ? day(at) : ''
          },
        },
        ...(figures
          ? [
              {
                heading: 'directory.issue.sent' as const,
                numeric: true,
                cell: (one: Issue) => count(one.sent),
              },
              {
                heading: 'directory.issue.failed' as const,
                numeric: true,
                cell: (one: Issue) => count(one.failed),
              },
            ]
          : []),
      ]}
    />
  )
}
