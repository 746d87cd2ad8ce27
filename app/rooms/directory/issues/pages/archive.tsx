import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { pathsHere } from '../../parts/address.ts'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { ToldIssue } from '../parts/told-issue.tsx'
import { type Issue, issueById, issuesSent } from '../reads.ts'

const SHOWN = 100
const HEADING = 'directory.issue.archive'

/** What went out, for anyone to read. */
export const archive = new Hono<Env>()
  .get('/newsletter/archive', keptAMinute, async (c) => {
    const issues = await asActor(c.var.actor, (tx) => issuesSent(tx, SHOWN))
    return c.render(
      <ArchivePage issues={issues} />,
      headOf(c, { title: c.var.t(HEADING), path: pathsHere(c).archive }),
    )
  })
  .get('/newsletter/archive/:issue', keptAMinute, async (c) => {
    const id = c.req.param('issue')
    if (!isId(id)) return c.notFound()
    const issue = await asActor(c.var.actor, (tx) => issueById(tx, id))
    if (!issue?.told) return c.notFound()
    const title = issue.title ?? c.var.t('directory.issue.subject', { territory: c.var.territory.name })
    const path = pathsHere(c).issue(id)
    return c.render(
      <IssuePage issue={issue} title={title} />,
      headOf(c, { title, about: issue.words, path, card: { kind: 'issue', id } }),
    )
  })

function ArchivePage({ issues }: { issues: readonly Issue[] }) {
  const c = useRequestContext<Env>()
  const { t, day } = useTexts()
  const paths = pathsHere(c)
  return (
    <Page
      heading={HEADING}
      lead={['directory.issue.archiveLead', { territory: c.var.territory.name }]}
      crumbs={[{ href: paths.newsletter, label: 'directory.newsletter.heading' }]}
      width="reading"
    >
      {issues.length === 0 && <p>{t('directory.newsletter.never')}</p>}
      <ul class="plain-list">
        {issues.map((one) => (
          <li>
            <a href={paths.issue(one.id)}>
              {one.title ?? t('directory.issue.subject', { territory: c.var.territory.name })}
            </a>{' '}
            <span class="hint">{one.startedAt && day(one.startedAt)}</span>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink href={paths.newsletter} label="directory.newsletter.subscribe" />
      </p>
    </Page>
  )
}

function IssuePage({ issue, title }: { issue: Issue; title: string }) {
  const paths = pathsHere(useRequestContext<Env>())
  const { day } = useTexts()
  return (
    <Page
      heading={{ said: title }}
      kicker={issue.startedAt ? day(issue.startedAt) : undefined}
      crumbs={[
        { href: paths.newsletter, label: 'directory.newsletter.heading' },
        { href: paths.archive, label: HEADING },
      ]}
    >
      <ToldIssue words={issue.words} told={issue.told ?? []} />
      <p>
        <ButtonLink href={paths.newsletter} label="directory.newsletter.subscribe" />
        <ButtonLink href={paths.agenda} label="directory.agenda.all" quiet />
      </p>
    </Page>
  )
}
