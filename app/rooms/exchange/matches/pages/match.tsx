import { type Context, Hono } from 'hono'
import type { SignedInActor } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { type FormState, parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Radios } from '../../../../ground/ui/choices.tsx'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { TextArea } from '../../../../ground/ui/field.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { TEAM } from '../../../people/rules.ts'
import type { Kind } from '../../kinds/forms.ts'
import { kindOrNotHere } from '../../kinds/reads.ts'
import { FULL_FIT } from '../../kinds/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { idHere, todayOf } from '../../parts/here.ts'
import { Reasons } from '../../parts/reasons.tsx'
import { decideForm } from '../forms.ts'
import { MatchTag } from '../parts/match-list.tsx'
import { type Match, matchById, whyOf } from '../reads.ts'
import { decide } from '../writes.ts'

export const oneMatch = new Hono<Env>()
  .get('/exchange/matches/:id', async (c) => show(c, requireRole(c, ...TEAM)))
  .post('/exchange/matches/:id', async (c) => {
    const actor = requireRole(c, ...TEAM)
    const form = await parseForm(decideForm, c)
    if (!form.ok) {
      c.status(422)
      return show(c, actor, form)
    }
    const decided = await asActor(actor, (tx) => decide(tx, actor, idHere(c), form.value, todayOf(c)))
    if (decided.ok) {
      flash(c, 'exchange.match.decidedNow')
      return c.redirect(below(c, `/exchange/matches/${idHere(c)}`), 303)
    }
    c.status(409)
    return show(c, actor, { ...form, refusal: decided.refusal })
  })

async function show(c: Context<Env>, actor: SignedInActor, form: FormState = {}) {
  const match = await asActor(actor, (tx) => matchById(tx, idHere(c)))
  if (!match) throw new NotHere()
  return c.render(<MatchPage match={match} kind={kindOrNotHere(match.kind)} form={form} />, {
    title: c.var.t('exchange.match.heading'),
    section: '/exchange',
  })
}

function MatchPage({ match, kind, form }: { match: Match; kind: Kind; form: FormState }) {
  const { t, percent, when } = useTexts()
  const below = useBelow()
  const ready = match.state === 'agreed' && !match.agreementId
  return (
    <Page
      heading="exchange.match.one"
      kicker={t(kind.label)}
      crumbs={useCrumbs(kind)}
      width="reading"
      actions={
        <>
          {ready && (
            <ButtonLink
              href={below(`/exchange/${kind.code}/agreements/new?match=${match.id}`)}
              label="exchange.match.agree"
            />
          )}
          {match.agreementId && (
            <ButtonLink
              href={below(`/exchange/agreements/${match.agreementId}`)}
              label={kind.agreement.label}
            />
          )}
        </>
      }
    >
      <MatchTag state={match.state} />
      <DefinitionList
        items={[
          ['exchange.need', <a href={below(`/exchange/notices/${match.needId}`)}>{match.need}</a>],
          ['exchange.offer', <a href={below(`/exchange/notices/${match.offerId}`)}>{match.offer}</a>],
          ['exchange.match.fit', percent(match.fit / FULL_FIT)],
          ['exchange.match.proposedAt', when(match.proposedAt)],
          ['exchange.match.decidedAt', match.decidedAt && when(match.decidedAt)],
          ['exchange.match.why', whyOf(match)],
        ]}
      />
      <Section heading="exchange.reasons.heading" lead="exchange.reasons.lead">
        <Reasons reasons={match.reasons} />
      </Section>
      {match.state === 'proposed' && (
        <Section heading="exchange.match.decide">
          <Form {...form} submit="exchange.match.save">
            <Radios
              name="state"
              label="exchange.match.answer"
              required
              options={(['agreed', 'refused', 'withdrawn'] as const).map((value) => ({
                value,
                label: t(`exchange.match.say.${value}`),
              }))}
            />
            <TextArea
              name="why"
              label="exchange.match.whyAsked"
              hint="exchange.match.whyHint"
              required
              maxlength={1000}
            />
          </Form>
        </Section>
      )}
    </Page>
  )
}
