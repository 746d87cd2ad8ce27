import { type Context, Hono } from 'hono'
import { type Actor, holdsRole } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { textsOf, useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Field } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { STAFF } from '../../../people/rules.ts'
import { signedForm } from '../forms.ts'
import { agreementDocx } from '../parts/agreement-docx.ts'
import { type AgreementPaper, paperOf } from '../parts/paper.ts'
import { type Agreement, agreementById, partiesOf } from '../reads.ts'
import { signAgreement } from '../writes.ts'

/** An agreement as it is read and signed; to print, and as a document. Signed, it is read by anyone. */
export const agreementPaper = new Hono<Env>()
  .get('/civic-agreements/:agreement', (c) => show(c))
  .get('/civic-agreements/:agreement/document.docx', async (c) => {
    const { paper } = await paperHere(c)
    const file = await agreementDocx(paper, textsOf(c))
    return sendDocx(c, file, c.var.t('places.agreement.file'))
  })
  .post('/civic-agreements/:agreement/signed', async (c) => {
    const actor = requireRole(c, ...STAFF)
    const { agreement } = await paperHere(c)
    const form = await parseForm(signedForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, form)
    }
    const today = textsOf(c).dayOf(c.var.now)
    const { signedOn } = form.value
    const signed = await asActor(actor, (tx) => signAgreement(tx, actor, agreement, signedOn, today))
    if (!signed.ok) {
      c.status(422)
      return show(c, { ...form, errors: { signedOn: [signed.refusal] } })
    }
    flash(c, 'places.agreement.nowSigned')
    return c.redirect(below(c, `/civic-agreements/${agreement.id}`), 303)
  })

/** The agreement an address names, with its words. Throws NotHere where it is hidden or missing. */
async function paperHere(c: Context<Env>): Promise<{ agreement: Agreement; paper: AgreementPaper }> {
  const id = c.req.param('agreement') ?? ''
  const found = await asActor(c.var.actor, async (tx) => {
    const agreement = isId(id) ? await agreementById(tx, id) : undefined
    if (!agreement) throw new NotHere()
    return { agreement, parties: await partiesOf(tx, id) }
  })
  return { agreement: found.agreement, paper: paperOf(textsOf(c), found.agreement, found.parties) }
}

async function show(c: Context<Env>, form: FormState = {}) {
  const found = await paperHere(c)
  return c.render(<PaperPage {...found} actor={c.var.actor} form={form} />, { title: found.paper.title })
}

type Props = { agreement: Agreement; paper: AgreementPaper; actor: Actor; form: FormState }

function PaperPage({ agreement, paper, actor, form }: Props) {
  const { t, day, dayOf, now } = useTexts()
  const below = useBelow()
  const here = below(`/civic-agreements/${agreement.id}`)
  const mayChange = holdsRole(actor, ...STAFF) && !agreement.signedOn
  return (
    <div class="paper">
      <Page
        heading={{ said: paper.title }}
        kicker={paper.lead}
        crumbs={[{ href: below(`/places/${agreement.placeId}`), label: { said: agreement.placeName } }]}
        actions={
          <>
            <ButtonLink href={`${here}/document.docx`} label="places.agreement.docx" quiet />
            {mayChange && <ButtonLink href={`${here}/edit`} label="places.agreement.change" quiet />}
          </>
        }
      >
        {paper.parts.map(({ heading, lines }) => (
          <section class="prose">
            <h2>{heading}</h2>
            {lines.map((line) => (
              <p>{line}</p>
            ))}
          </section>
        ))}
        <section>
          <h2>{t('places.agreement.signatures')}</h2>
          {agreement.signedOn ? (
            <p>{t('places.agreement.signedOn', { day: day(agreement.signedOn) })}</p>
          ) : (
            <ul class="sign-lines">
              {paper.signatures.map((name) => (
                <li>
                  <span>{name}</span>
                  <span class="line" />
                </li>
              ))}
            </ul>
          )}
        </section>
        {mayChange && (
          <Section heading="places.agreement.sign" lead="places.agreement.signLead">
            <Form {...form} action={`${here}/signed`} submit="places.agreement.signIt" inline>
              <Field
                name="signedOn"
                type="date"
                label="places.agreement.signed"
                value={dayOf(now)}
                max={dayOf(now)}
                required
              />
            </Form>
          </Section>
        )}
      </Page>
    </div>
  )
}
