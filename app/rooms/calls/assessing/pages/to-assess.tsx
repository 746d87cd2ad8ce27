import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, signedIn } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Page } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { Tag } from '../../../../ground/ui/tag.tsx'
import { type Candidate, candidatesIn } from '../../candidates/reads.ts'
import { isAssessor, type SpaceAssessment, spaceAssessmentsIn } from '../../choosing/reads.ts'
import { SECTION, spaceCallHere, useSpaceCrumbs } from '../../spaces/parts/here.ts'
import type { SpaceCall } from '../../spaces/reads.ts'

/** The spaces one is asked to assess. */
export const toAssess = new Hono<Env>().get('/space-calls/:call/assess', async (c) => {
  const actor = signedIn(c)
  const call = await spaceCallHere(c)
  const found = await asActor(actor, async (tx) => {
    if (call.decidedOn || !(await isAssessor(tx, call.id, actor.personId))) throw new NotHere()
    const said = await spaceAssessmentsIn(tx, call.id)
    const own = said.filter((one) => one.personId === actor.personId)
    return {
      spaces: (await candidatesIn(tx, call.id)).filter(({ asideReason }) => !asideReason),
      own: new Map(own.map((one) => [one.candidateId, one])),
    }
  })
  return c.render(<ToAssess call={call} {...found} />, {
    title: c.var.t('calls.choosing.heading'),
    section: SECTION,
  })
})

type Props = { call: SpaceCall; spaces: Candidate[]; own: ReadonlyMap<string, SpaceAssessment> }

function ToAssess({ call, spaces, own }: Props) {
  const { t } = useTexts()
  const below = useBelow()
  const crumbs = useSpaceCrumbs()
  return (
    <Page
      heading="calls.choosing.heading"
      kicker={call.title}
      lead="calls.choosing.lead"
      crumbs={crumbs(call)}
    >
      {spaces.length === 0 ? (
        <p>{t('calls.candidate.none')}</p>
      ) : (
        <Table
          caption="calls.choosing.heading"
          captionHidden
          rows={spaces}
          columns={[
            {
              heading: 'calls.candidate.name',
              main: true,
              cell: ({ id, name }) => <a href={below(`/offered-spaces/${id}/assess`)}>{name}</a>,
            },
            { heading: 'calls.candidate.municipality', cell: ({ municipality }) => municipality },
            { heading: 'calls.received.state', cell: ({ id }) => <Said said={own.get(id)} /> },
          ]}
        />
      )}
    </Page>
  )
}

function Said({ said }: { said: SpaceAssessment | undefined }) {
  const { t } = useTexts()
  if (!said) return <Tag tone="attention">{t('calls.choosing.toDo')}</Tag>
  return said.interested ? (
    <Tag>{t('calls.assess.isInterested')}</Tag>
  ) : (
    <Tag tone="good">{t('calls.choosing.done')}</Tag>
  )
}
