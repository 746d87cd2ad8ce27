import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { When } from '../../../../ground/ui/when.tsx'
import { STAFF } from '../../../people/rules.ts'
import { useActivityCrumbs } from '../../parts/here.ts'
import { type GroupInPhase, groupsByPhase } from '../reads.ts'
import { GROUP_PHASES, type Phase } from '../rules.ts'

export const groupPhases = new Hono<Env>().get('/activities/groups', async (c) => {
  const groups = await asActor(requireRole(c, ...STAFF), groupsByPhase)
  return c.render(<GroupsPage groups={groups} />, {
    title: c.var.t('activities.groups.heading'),
    section: '/activities',
  })
})

function GroupsPage({ groups }: { groups: GroupInPhase[] }) {
  const { t } = useTexts()
  const below = useBelow()
  const inPhase = (phase: Phase | undefined) => groups.filter(({ standing }) => standing?.phase === phase)
  const none = inPhase(undefined)
  return (
    <Page heading="activities.groups.heading" lead="activities.groups.lead" crumbs={useActivityCrumbs()}>
      {groups.length === 0 && (
        <EmptyState heading="activities.groups.none" text="activities.groups.noneText">
          <ButtonLink href={below('/activities/new')} label="activities.list.new" icon="plus" />
        </EmptyState>
      )}
      {GROUP_PHASES.filter((phase) => inPhase(phase).length > 0).map((phase) => (
        <Section
          heading={{ said: `${t(`activities.phase.${phase}`)} (${inPhase(phase).length})` }}
          lead={{ said: t(`activities.phase.hint.${phase}`) }}
        >
          <GroupList groups={inPhase(phase)} />
        </Section>
      ))}
      {none.length > 0 && (
        <Section heading="activities.groups.undecided" lead="activities.groups.undecidedText">
          <GroupList groups={none} />
        </Section>
      )}
    </Page>
  )
}

function GroupList({ groups }: { groups: readonly GroupInPhase[] }) {
  const { t } = useTexts()
  const below = useBelow()
  return (
    <ul class="plain-list stack">
      {groups.map(({ id, title, standing }) => (
        <li>
          <a href={below(`/activities/${id}/phases`)}>{title}</a>
          {standing && (
            <span class="hint">
              {' '}
              · {t('activities.groups.since')} <When at={standing.decidedOn} as="day" />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
