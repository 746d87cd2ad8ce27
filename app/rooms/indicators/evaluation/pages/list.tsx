import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { READERS } from '../../rules.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { type Evaluation, evaluations } from '../reads.ts'
import { RUNNING } from '../rules.ts'

export const evaluationList = new Hono<Env>().get('/evaluations', async (c) => {
  const actor = requireRole(c, ...READERS)
  const found = await asActor(actor, (tx) => evaluations(tx))
  return c.render(
    <EvaluationsPage
      found={found}
      gives={holdsRole(actor, 'coordinator')}
      runs={holdsRole(actor, ...RUNNING)}
    />,
    { title: c.var.t('indicators.evaluation.heading'), section: '/evaluations' },
  )
})

function EvaluationsPage({ found, gives, runs }: { found: Evaluation[]; gives: boolean; runs: boolean }) {
  const { t, day } = useTexts()
  const at = useBelow()
  return (
    <Page
      heading="indicators.evaluation.heading"
      lead="indicators.evaluation.lead"
      terms={['sample']}
      actions={
        <>
          {gives && <ButtonLink href={at('/evaluations/new')} label="indicators.evaluation.give" />}
          <ButtonLink href={at('/evaluations/readings')} label="indicators.evaluation.readings" quiet />
          <ButtonLink href={at('/evaluations/definitions')} label="indicators.evaluation.definitions" quiet />
        </>
      }
    >
      {found.length === 0 ? (
        <EmptyState
          heading="indicators.evaluation.none"
          text={runs ? 'indicators.evaluation.noneText' : 'indicators.evaluation.noneYours'}
        />
      ) : (
        <Table
          caption="indicators.evaluation.heading"
          captionHidden
          rows={found}
          columns={[
            {
              heading: 'indicators.evaluation.name',
              main: true,
              cell: (one: Evaluation) => <a href={at(`/evaluations/${one.id}`)}>{one.name}</a>,
            },
            { heading: 'indicators.editions.state', cell: (one) => <StateTag evaluation={one} /> },
            {
              heading: 'indicators.evaluation.evaluator',
              cell: ({ evaluator }) => evaluator ?? t('indicators.evaluation.somebody'),
            },
            { heading: 'indicators.evaluation.startsOn', cell: ({ startsOn }) => day(startsOn) },
            { heading: 'indicators.evaluation.endsOn', cell: ({ endsOn }) => day(endsOn) },
          ]}
        />
      )}
    </Page>
  )
}
