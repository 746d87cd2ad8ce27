import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere } from '../../../../ground/access/signed-in.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkboxes } from '../../../../ground/ui/choices.tsx'
import { Field, Hidden } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { type Version, versionsOf } from '../../draft/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { actingOnPact, readingPact, todayOf } from '../../parts/pact-here.ts'
import { partWords } from '../../parts/part-words.ts'
import type { Pact } from '../../reads.ts'
import { signForm } from '../forms.ts'
import { PactPaper } from '../parts/pact-paper.tsx'
import { type Signature, type Signer, signaturesOf, signersOf } from '../reads.ts'
import { type SignRefusal, signVersion } from '../writes.ts'

export const signPact = new Hono<Env>()
  .get('/pacts/:id/sign', (c) => show(c))
  .post('/pacts/:id/sign', async (c) => {
    const form = await parseForm(signForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const signed = await actingOnPact(c, (tx, pact, actor) =>
      signVersion(tx, actor, pact, form.value, todayOf(c)),
    )
    if (!signed.ok) {
      c.status(422)
      return show(c, { ...form, errors: { [fieldOf(signed.refusal)]: [signed.refusal] } })
    }
    flash(c, signed.value.holds ? 'pacts.sign.holds' : 'pacts.sign.kept')
    return c.redirect(below(c, `/pacts/${c.req.param('id')}${signed.value.holds ? '' : '/sign'}`), 303)
  })

const fieldOf = (refusal: SignRefusal) => (refusal === 'pacts.sign.future' ? 'signedOn' : 'signers')

type Shown = { pact: Pact; version: Version; signers: Signer[]; signatures: Signature[]; today: string }

async function show(c: Context<Env>, form: FormState = {}) {
  const today = todayOf(c)
  const shown = await readingPact(c, async (tx: ActorTx, pact): Promise<Shown> => {
    const [version] = await versionsOf(tx, pact.id)
    if (!version) throw new NotHere()
    const signatures = (await signaturesOf(tx, pact.id)).filter((one) => one.versionId === version.id)
    return { pact, version, signatures, signers: await signersOf(tx, pact, today), today }
  })
  return c.render(<SignPage {...shown} form={form} />, {
    title: `${c.var.t('pacts.sign.heading')}: ${shown.pact.person}`,
    section: '/pacts',
  })
}

function SignPage({ pact, version, signers, signatures, today, form }: Shown & { form: FormState }) {
  const { t, day } = useTexts()
  const below = useBelow()
  const left = signers.filter(({ personId }) => !signatures.some(({ signerId }) => signerId === personId))
  return (
    <Page
      heading="pacts.sign.heading"
      kicker={`${pact.person} · ${t('pacts.paper.version', { number: version.number })}`}
      lead="pacts.sign.lead"
      crumbs={useCrumbs(pact)}
      actions={
        <>
          <ButtonLink href={below(`/pacts/${pact.id}/versions/${version.number}`)} label="pacts.sign.print" />
          <ButtonLink
            href={below(`/pacts/${pact.id}/versions/${version.number}/document.docx`)}
            label="pacts.paper.docx"
            quiet
          />
          <ButtonLink href={below(`/pacts/${pact.id}/draft`)} label="pacts.sign.change" quiet />
        </>
      }
    >
      {!version.whole && <Callout kind="error" text="pacts.sign.altered" alert />}
      {signatures.length > 0 && (
        <Section heading="pacts.sign.signatures">
          <ul>
            {signatures.map((one) => (
              <li>{t('pacts.sign.signedBy', { name: one.name, day: day(one.signedOn) })}</li>
            ))}
          </ul>
        </Section>
      )}
      {left.length > 0 && (
        <Section heading="pacts.sign.record">
          <Form {...form} submit="pacts.sign.save">
            <Checkboxes
              name="signers"
              label="pacts.sign.who"
              hint="pacts.sign.whoHint"
              required
              options={left.map((one) => ({
                value: `${one.side}:${one.personId}`,
                label: one.name,
                hint: one.part ? partWords(t, one.part) : t(`pacts.sign.side.${one.side}`),
              }))}
            />
            <Field name="signedOn" type="date" label="pacts.sign.on" required value={today} max={today} />
            <Hidden name="versionId" value={version.id} />
          </Form>
        </Section>
      )}
      {!signers.some(({ side }) => side !== 'team') && (
        <Callout kind="warning" text="pacts.sign.noGuardian" />
      )}
      <Section heading="pacts.sign.text">
        <div class="panel">
          <PactPaper text={version.text} />
        </div>
      </Section>
    </Page>
  )
}
