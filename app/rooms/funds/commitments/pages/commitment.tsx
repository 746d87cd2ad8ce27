import { Hono } from 'hono'
import { holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { AccountList } from '../../accounts/parts/account-list.tsx'
import { type Account, accountsOf } from '../../accounts/reads.ts'
import { DecideForm } from '../../approvals/parts/decide-form.tsx'
import { EntryTable } from '../../ledger/parts/entry-table.tsx'
import { type EntryLine, entries } from '../../ledger/reads.ts'
import { DocumentList } from '../../papers/parts/document-list.tsx'
import { documentsOf, type Paper } from '../../papers/reads.ts'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { usePurposes } from '../../parts/purpose.tsx'
import type { Commitment } from '../../reads.ts'
import { COMMITTERS, codeOf, coveredBy, type InstalmentLine, KEEPERS } from '../../rules.ts'
import { commitmentAsked } from '../parts/action.tsx'
import { Instalments } from '../parts/instalments.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type DecisionTaken, decisionOf, payeeOf, planOf, workersNamed } from '../reads.ts'

export const oneCommitment = new Hono<Env>().get('/funds/commitments/:id', async (c) => {
  const actor = requireRole(c, ...COMMITTERS)
  const commitment = await commitmentAsked(c)
  const { id } = commitment
  const { dayOf, now } = textsOf(c)
  const found = await asActor(actor, async (tx) => {
    const decision = await decisionOf(tx, id)
    return {
      decision,
      payee: await payeeOf(tx, id),
      plan: coveredBy(await planOf(tx, id), commitment.returnedCents, dayOf(now)),
      lines: await entries(tx, { commitmentId: id }),
      papers: await documentsOf(tx, id),
      accounts: await accountsOf(tx, id),
      names: await workersNamed(tx, [commitment.committedBy, decision?.decidedBy ?? null]),
    }
  })
  const keeps = holdsRole(actor, ...KEEPERS)
  const mayDecide = keeps && commitment.state === 'waiting' && commitment.committedBy !== actor.personId
  return c.render(<CommitmentPage commitment={commitment} {...found} keeps={keeps} mayDecide={mayDecide} />, {
    title: c.var.t('funds.commitments.one', { code: codeOf(id) }),
    section: '/funds',
  })
})

type Props = {
  commitment: Commitment
  decision: DecisionTaken | undefined
  payee: string | undefined
  plan: InstalmentLine[]
  lines: EntryLine[]
  papers: Paper[]
  accounts: Account[]
  names: Map<string, string>
  keeps: boolean
  mayDecide: boolean
}

function CommitmentPage({ commitment: one, plan, lines, papers, accounts, ...shown }: Props) {
  const crumbs = useCrumbs()
  const toFund = shown.keeps && one.fund ? [{ href: `/funds/${one.fundId}`, label: { said: one.fund } }] : []
  return (
    <Page
      heading={['funds.commitments.one', { code: codeOf(one.id) }]}
      kicker={<StateTag state={one.state} />}
      crumbs={crumbs(...toFund)}
      actions={<Actions {...one} />}
    >
      <Facts {...shown} one={one} />
      {shown.mayDecide && <DecideForm commitmentId={one.id} />}
      {plan.length > 0 && <Instalments lines={plan} />}
      <Section heading="funds.commitments.entries">
        <EntryTable lines={lines} mayReverse={shown.keeps} withoutCommitment />
      </Section>
      <DocumentList commitmentId={one.id} papers={papers} />
      <AccountList commitmentId={one.id} accounts={accounts} mayAnswer={shown.keeps} />
    </Page>
  )
}

function Facts({
  one,
  decision,
  payee,
  names,
}: Pick<Props, 'decision' | 'payee' | 'names'> & { one: Commitment }) {
  const { t, cents, day, when } = useTexts()
  const purpose = usePurposes()
  const decided = decision && [
    t(`funds.decision.${decision.decision}`),
    names.get(decision.decidedBy),
    when(decision.decidedAt),
    decision.why,
  ]
  return (
    <DefinitionList
      items={[
        ['funds.list.purpose', purpose(one)],
        ['funds.commitments.for', one.organisation ?? t('funds.ledger.aPerson')],
        ['funds.commit.payee', payee],
        ['funds.commit.why', one.why],
        ['funds.ledger.amount', cents(one.cents)],
        ['funds.sums.paid', cents(one.paidCents)],
        ['funds.sums.left', cents(one.heldCents)],
        ['funds.sums.returned', one.returnedCents > 0 && cents(one.returnedCents)],
        ['funds.form.on', day(one.onDate)],
        ['funds.commit.dueOn', one.dueOn && day(one.dueOn)],
        ['funds.commit.nature', t(`funds.nature.${one.nature}`)],
        ['funds.commit.actOf', one.act],
        ['funds.commit.cup', one.cup],
        ['funds.commit.cig', one.cig],
        ['funds.commitments.proposedBy', one.committedBy && names.get(one.committedBy)],
        ['funds.commitments.decided', decided?.filter(Boolean).join(' · ')],
      ]}
    />
  )
}

function Actions({ id, state, heldCents, paidCents, returnedCents }: Commitment) {
  const below = useBelow()
  const to = (act: string) => below(`/funds/commitments/${id}/${act}`)
  const payable = heldCents > 0 && state !== 'waiting'
  return (
    <>
      {payable && <ButtonLink href={to('pay')} label="funds.pay.heading" icon="plus" />}
      {heldCents > 0 && <ButtonLink href={to('release')} label="funds.release.heading" quiet />}
      {paidCents > returnedCents && <ButtonLink href={to('repay')} label="funds.repay.heading" quiet />}
      {paidCents > returnedCents && <ButtonLink href={to('plan')} label="funds.plan.heading" quiet />}
    </>
  )
}
