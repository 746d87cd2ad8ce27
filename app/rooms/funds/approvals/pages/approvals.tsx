import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { EmptyState } from '../../../../ground/ui/empty-state.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { commitmentAsked } from '../../commitments/parts/action.tsx'
import { CommitmentTable } from '../../commitments/parts/commitment-table.tsx'
import { decideForm } from '../../forms.ts'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { type Commitment, waitingForApproval } from '../../reads.ts'
import { codeOf, KEEPERS } from '../../rules.ts'
import { DecideForm } from '../parts/decide-form.tsx'
import { decide } from '../writes.ts'

const ABOUT: Record<string, string> = { 'funds.decide.noWhy': 'why' }

export const approvals = new Hono<Env>()
  .get('/funds/approvals', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const lines = await asActor(actor, waitingForApproval)
    return c.render(<ApprovalsPage lines={lines} />, {
      title: c.var.t('funds.approvals.heading'),
      section: '/funds',
    })
  })
  .post('/funds/commitments/:id/decide', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const commitment = await commitmentAsked(c, KEEPERS)
    const { dayOf, now } = textsOf(c)
    const form = await parseForm(decideForm, c)
    const decided = form.ok
      ? await asActor(actor, (tx) =>
          decide(tx, actor, { id: form.once, commitmentId: commitment.id, ...form.value, on: dayOf(now) }),
        )
      : undefined
    if (decided?.ok) {
      flash(c, 'funds.decide.done')
      return c.redirect(below(c, `/funds/commitments/${commitment.id}`), 303)
    }
    const refusal = decided?.refusal
    const field = refusal && ABOUT[refusal]
    const shown: FormState = field
      ? { ...form, errors: { [field]: [refusal] } }
      : { ...form, ...(refusal && { refusal }) }
    c.status(refusal && !field ? 409 : 422)
    return c.render(<DecidePage commitment={commitment} form={shown} />, {
      title: c.var.t('funds.decide.heading'),
      section: '/funds',
    })
  })

function ApprovalsPage({ lines }: { lines: Commitment[] }) {
  const crumbs = useCrumbs()
  return (
    <Page heading="funds.approvals.heading" lead="funds.approvals.lead" crumbs={crumbs()}>
      {lines.length === 0 ? (
        <EmptyState heading="funds.approvals.none" text="funds.approvals.noneText" />
      ) : (
        <CommitmentTable caption="funds.approvals.heading" lines={lines} withFund />
      )}
    </Page>
  )
}

function DecidePage({ commitment, form }: { commitment: Commitment; form: FormState }) {
  const crumbs = useCrumbs()
  return (
    <Page
      heading={['funds.commitments.one', { code: codeOf(commitment.id) }]}
      crumbs={crumbs({
        href: `/funds/commitments/${commitment.id}`,
        label: ['funds.commitments.one', { code: codeOf(commitment.id) }],
      })}
      width="reading"
    >
      <DecideForm commitmentId={commitment.id} form={form} />
    </Page>
  )
}
