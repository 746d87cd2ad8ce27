import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { ActionButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { type Choice, choicesOf } from '../../choices/reads.ts'
import { publishChoice, undecidedOf } from '../../choices/writes.ts'
import { todayOf } from '../../parts/here.ts'
import { useProceedingCrumbs } from '../../proceedings/parts/crumbs.ts'
import { type AtProceeding, backTo, keepingProceeding, pathOf } from '../../proceedings/parts/here.ts'
import { stageOn } from '../../proceedings/rules.ts'
import { CandidateTable } from '../parts/candidate-table.tsx'
import { tellCandidates } from '../parts/tell.ts'
import { type Candidate, candidatesOf } from '../reads.ts'
import { publishList } from '../writes.ts'

export const candidateList = new Hono<Env>()
  .get('/tables/proceedings/:proceeding/candidates', async (c) => {
    const shown = await keepingProceeding(c, async (tx, here) => ({
      here,
      candidates: await candidatesOf(tx, here.proceeding.id),
      choices: await choicesOf(tx, here.proceeding.id),
      open: await undecidedOf(tx, here.proceeding.id),
    }))
    return c.render(<CandidatesPage {...shown} today={todayOf(c)} />, {
      title: `${c.var.t('tables.candidates.heading')}: ${shown.here.proceeding.title}`,
      section: '/tables',
    })
  })
  .post('/tables/proceedings/:proceeding/candidates/publish', async (c) => {
    const { here, published } = await keepingProceeding(c, async (tx, here, actor) => ({
      here,
      published: await publishList(tx, actor, here.proceeding.id, todayOf(c)),
    }))
    if (!published.ok) {
      flash(c, published.refusal, 'warning')
      return backTo(c, '/candidates')
    }
    await tellCandidates(c, here.proceeding.id)
    flash(c, 'tables.listing.published')
    return backTo(c, '/candidates')
  })
  .post('/tables/proceedings/:proceeding/choice/publish', async (c) => {
    const { here, published } = await keepingProceeding(c, async (tx, here, actor) => ({
      here,
      published: await publishChoice(tx, actor, here.proceeding.id, todayOf(c)),
    }))
    if (!published.ok) {
      flash(c, published.refusal, 'warning')
      return backTo(c, '/candidates')
    }
    await tellCandidates(c, here.proceeding.id)
    flash(c, 'tables.choose.publishedNow')
    return backTo(c, '/candidates')
  })

type Props = {
  here: AtProceeding
  candidates: Candidate[]
  choices: Map<string, Choice>
  open: { waiting: number; undecided: number }
  today: string
}

function CandidatesPage({ here, candidates, choices, open, today }: Props) {
  const { proceeding } = here
  const { t } = useTexts()
  const below = useBelow()
  const path = pathOf(proceeding)
  const stage = stageOn(proceeding, today)
  const takes = (stage === 'open' || stage === 'examined') && !proceeding.listedOn
  return (
    <Page
      heading="tables.candidates.heading"
      kicker={proceeding.title}
      crumbs={useProceedingCrumbs(here)}
      actions={
        takes && (
          <ButtonLink href={below(`${path}/candidates/new`)} label="tables.candidates.onPaper" icon="plus" />
        )
      }
    >
      {stage === 'examined' && !proceeding.listedOn && candidates.length > 0 && (
        <Callout
          kind="info"
          heading="tables.listing.heading"
          text={['tables.listing.text', { count: open.waiting }]}
        >
          {open.waiting === 0 && (
            <ActionButton action={below(`${path}/candidates/publish`)} label="tables.listing.publish" />
          )}
        </Callout>
      )}
      {proceeding.listedOn && stage === 'examined' && proceeding.kind !== 'co_programming' && (
        <Callout
          kind="info"
          heading="tables.choose.publishHeading"
          text={['tables.choose.publishText', { count: open.undecided }]}
        >
          {open.undecided === 0 && (
            <ActionButton action={below(`${path}/choice/publish`)} label="tables.choose.publish" />
          )}
        </Callout>
      )}
      {candidates.length > 0 ? (
        <CandidateTable candidates={candidates} choices={choices} keeps />
      ) : (
        <EmptyState heading="tables.candidates.none" />
      )}
      <p class="hint">{t('tables.candidates.reserved')}</p>
    </Page>
  )
}
