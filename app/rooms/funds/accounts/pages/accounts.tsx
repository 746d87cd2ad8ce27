import { Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field, TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { AmountField } from '../../amounts/parts/amount-field.tsx'
import { commitmentAction, commitmentAsked } from '../../commitments/parts/action.tsx'
import { CommitmentTable } from '../../commitments/parts/commitment-table.tsx'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { type Commitment, commitments } from '../../reads.ts'
import { codeOf, KEEPERS } from '../../rules.ts'
import { accountForm, answerForm } from '../forms.ts'
import { AnswerForm } from '../parts/account-list.tsx'
import {
  type Account,
  accountsOf,
  type SourceAccount,
  sourceAccounts,
  unaccounted,
  unanswered,
} from '../reads.ts'
import { answerAccount, renderAccount } from '../writes.ts'

const rendering = commitmentAction({
  act: 'accounts',
  schema: accountForm,
  write: (tx, actor, id, commitment, value) => renderAccount(tx, actor, id, commitment, value),
  about: { 'funds.move.tooEarly': 'on' },
  Fields: ({ commitment, today }) => (
    <>
      <AmountField label="funds.accounts.spentLabel" cents={commitment.paidCents} />
      <Field name="on" type="date" label="funds.form.on" required value={today} />
      <TextArea
        name="words"
        label="funds.accounts.words"
        hint="funds.form.noNames"
        required
        maxlength={2000}
      />
    </>
  ),
})

export const accounts = new Hono<Env>()
  .route('/', rendering)
  .get('/funds/accounts', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const found = await asActor(actor, async (tx) => {
      const waiting = new Set((await unanswered(tx)).map(({ commitmentId }) => commitmentId))
      return {
        sources: await sourceAccounts(tx),
        due: await unaccounted(tx),
        toAnswer: (await commitments(tx)).filter(({ id }) => waiting.has(id)),
      }
    })
    return c.render(<AccountsPage {...found} />, {
      title: c.var.t('funds.accounts.overview'),
      section: '/funds',
    })
  })
  .post('/funds/commitments/:id/accounts/:account', async (c) => {
    const actor = requireRole(c, ...KEEPERS)
    const commitment = await commitmentAsked(c, KEEPERS)
    const id = c.req.param('account')
    const all = isId(id) ? await asActor(actor, (tx) => accountsOf(tx, commitment.id)) : []
    const account = all.find((one) => one.id === id)
    if (!account) throw new NotHere()
    const form = await parseForm(answerForm, c)
    const answered = form.ok
      ? await asActor(actor, (tx) => answerAccount(tx, actor, id, form.value))
      : undefined
    if (answered?.ok) {
      flash(c, 'funds.accounts.answerDone')
      return c.redirect(below(c, `/funds/commitments/${commitment.id}`), 303)
    }
    c.status(answered ? 409 : 422)
    const shown = { ...form, ...(answered && { refusal: answered.refusal }) }
    return c.render(<AnswerPage commitment={commitment} account={account} form={shown} />, {
      title: c.var.t('funds.accounts.answerWhat'),
      section: '/funds',
    })
  })

type Props = { sources: SourceAccount[]; due: Commitment[]; toAnswer: Commitment[] }

function AccountsPage({ sources, due, toAnswer }: Props) {
  const { t, cents } = useTexts()
  const below = useBelow()
  const crumbs = useCrumbs()
  return (
    <Page heading="funds.accounts.overview" lead="funds.accounts.lead" crumbs={crumbs()} width="wide">
      <Section heading="funds.accounts.toAnswer">
        {toAnswer.length === 0 ? (
          <p>{t('funds.accounts.noneToAnswer')}</p>
        ) : (
          <CommitmentTable caption="funds.accounts.toAnswer" lines={toAnswer} withFund />
        )}
      </Section>
      <Section heading="funds.accounts.due">
        {due.length === 0 ? (
          <p>{t('funds.accounts.noneDue')}</p>
        ) : (
          <CommitmentTable caption="funds.accounts.due" lines={due} withFund />
        )}
      </Section>
      <Section heading="funds.accounts.sources">
        <Table
          caption="funds.accounts.sources"
          captionHidden
          rows={sources}
          columns={[
            {
              heading: 'funds.ledger.source',
              main: true,
              cell: (one) => <a href={below(`/funds/sources/${one.id}`)}>{one.name}</a>,
            },
            { heading: 'funds.sums.received', numeric: true, cell: (one) => cents(one.receivedCents) },
            { heading: 'funds.sums.allotted', numeric: true, cell: (one) => cents(one.allottedCents) },
            {
              heading: 'funds.sums.unallotted',
              numeric: true,
              cell: (one) => cents(one.receivedCents - one.allottedCents),
            },
          ]}
        />
      </Section>
    </Page>
  )
}

type AnswerProps = { commitment: Commitment; account: Account; form: FormState }

function AnswerPage({ commitment, account, form }: AnswerProps) {
  const { cents } = useTexts()
  const crumbs = useCrumbs()
  return (
    <Page
      heading="funds.accounts.answerWhat"
      lead={['funds.accounts.spent', { amount: cents(account.spentCents) }]}
      crumbs={crumbs({
        href: `/funds/commitments/${commitment.id}`,
        label: ['funds.commitments.one', { code: codeOf(commitment.id) }],
      })}
      width="reading"
    >
      <p>{account.words}</p>
      <AnswerForm account={account} form={form} />
    </Page>
  )
}
