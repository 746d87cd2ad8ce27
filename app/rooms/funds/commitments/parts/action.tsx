import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type * as z from 'zod'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import type { Outcome } from '../../../../ground/forms/outcome.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import type { TextKey } from '../../../../ground/texts/texts.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below } from '../../../../ground/ui/below.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import { useCrumbs } from '../../parts/funds-frame.tsx'
import { type Commitment, commitmentById } from '../../reads.ts'
import { COMMITTERS, codeOf } from '../../rules.ts'
import { StateTag } from './state-tag.tsx'

export type FieldsProps = { commitment: Commitment; today: string; again: boolean }
type Action<S extends z.ZodType> = {
  /** The last word of the address, and of the texts: funds.pay.heading. */
  act: 'pay' | 'release' | 'repay' | 'plan' | 'documents' | 'accounts'
  roles?: readonly string[]
  files?: boolean
  schema: (today: string) => S
  Fields: (props: FieldsProps) => Child
  write: (
    tx: ActorTx,
    actor: SignedInActor,
    once: string,
    commitment: Commitment,
    value: z.output<S>,
  ) => Promise<Outcome<unknown, string>>
  /** The field a refusal is about; the form as a whole where none is named. */
  about?: Record<string, string>
}

/** The commitment an address names, as far as one may read it. Throws NotHere for any other. */
export async function commitmentAsked(
  c: Context<Env>,
  roles: readonly string[] = COMMITTERS,
): Promise<Commitment> {
  const actor = requireRole(c, ...roles)
  const id = c.req.param('id') ?? ''
  const found = isId(id) ? await asActor(actor, (tx) => commitmentById(tx, id)) : undefined
  if (!found) throw new NotHere()
  return found
}

/** A page with one form about a commitment: shown, read, done; what is wrong is said beside its field. */
export function commitmentAction<S extends z.ZodType>(action: Action<S>) {
  const { act, roles = COMMITTERS, about = {} } = action
  const address = `/funds/commitments/:id/${act}`
  const show = (c: Context<Env>, commitment: Commitment, form: FormState) =>
    c.render(
      <ActionPage
        act={act}
        commitment={commitment}
        form={form}
        files={action.files}
        Fields={action.Fields}
      />,
      { title: c.var.t(`funds.${act}.heading`), section: '/funds' },
    )
  return new Hono<Env>()
    .get(address, async (c) => show(c, await commitmentAsked(c, roles), {}))
    .post(address, async (c) => {
      const actor = requireRole(c, ...roles)
      const commitment = await commitmentAsked(c, roles)
      const { dayOf, now } = textsOf(c)
      const form = await parseForm(action.schema(dayOf(now)), c)
      if (!form.ok) {
        c.status(422)
        return show(c, commitment, form)
      }
      const written = await asActor(actor, (tx) => action.write(tx, actor, form.once, commitment, form.value))
      if (written.ok) {
        flash(c, `funds.${act}.done`)
        return c.redirect(below(c, `/funds/commitments/${commitment.id}`), 303)
      }
      const field = about[written.refusal]
      c.status(field ? 422 : 409)
      return show(c, commitment, {
        ...form,
        ...(field ? { errors: { [field]: [written.refusal] } } : { refusal: written.refusal }),
      })
    })
}

type PageProps = {
  act: Action<z.ZodType>['act']
  commitment: Commitment
  form: FormState
  files: boolean | undefined
  Fields: (props: FieldsProps) => Child
}

function ActionPage({ act, commitment, form, files = false, Fields }: PageProps) {
  const { t, cents, dayOf, now } = useTexts()
  const crumbs = useCrumbs()
  return (
    <Page
      heading={`funds.${act}.heading` as TextKey}
      crumbs={crumbs({
        href: `/funds/commitments/${commitment.id}`,
        label: ['funds.commitments.one', { code: codeOf(commitment.id) }],
      })}
      width="reading"
    >
      <DefinitionList
        items={[
          ['funds.ledger.fund', commitment.fund],
          ['funds.commitments.for', commitment.organisation ?? t('funds.ledger.aPerson')],
          ['funds.ledger.amount', cents(commitment.cents)],
          ['funds.sums.paid', cents(commitment.paidCents)],
          ['funds.sums.left', cents(commitment.heldCents)],
          ['funds.commitments.state', <StateTag state={commitment.state} />],
        ]}
      />
      <Form {...form} files={files} submit={`funds.${act}.act` as TextKey}>
        <Fields commitment={commitment} today={dayOf(now)} again={Boolean(form.errors?.again)} />
      </Form>
    </Page>
  )
}
