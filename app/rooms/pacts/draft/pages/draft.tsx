import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import type { ActorTx } from '../../../../ground/db/as-actor.ts'
import {
  type FormErrors,
  type FormState,
  parseForm,
  statusOfRetry,
} from '../../../../ground/forms/parse-form.ts'
import { marksOf } from '../../../../ground/texts/language.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { below, useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { flash } from '../../../../ground/ui/flash.tsx'
import { Form, SubmitButton } from '../../../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { fundsFor } from '../../../funds/reads.ts'
import { membersOf } from '../../../operators/circles/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { actingOnPact, readingPact } from '../../parts/pact-here.ts'
import { type Pact, pactRule } from '../../reads.ts'
import { draftForm, typedFrom } from '../forms.ts'
import { DraftFields, type Table } from '../parts/draft-fields.tsx'
import { draftOf, versionsOf } from '../reads.ts'
import { NO_WORDS, type PactWords } from '../rules.ts'
import { keepDraft, versionWritten, writeVersion } from '../writes.ts'

export const draftPact = new Hono<Env>()
  .get('/pacts/:id/draft', (c) => show(c))
  .post('/pacts/:id/draft', async (c) => {
    const id = c.req.param('id')
    const form = await parseForm(draftForm(id), c)
    // Whoever is not in the team is told nothing about what they typed either.
    if (!form.ok) {
      c.status(statusOfRetry(form))
      return show(c, form)
    }
    const act = form.values._act
    const wrong = await actingOnPact(c, async (tx, pact, actor): Promise<FormErrors> => {
      if (act === 'fix' && (await versionWritten(tx, form.once))) return {}
      const over = await keepDraft(tx, actor, pact, form.value)
      if (act !== 'fix' || Object.keys(over).length > 0) return over
      return writeVersion(tx, actor, pact, form.once, form.value, c.var.now)
    })
    const typed = { ...typedFrom(form.value, markOf(c)), _once: form.once }
    if (Object.keys(wrong).length > 0) {
      c.status(422)
      return show(c, { values: typed, errors: wrong })
    }
    if (act === 'fix') {
      flash(c, 'pacts.draft.ready')
      return c.redirect(below(c, `/pacts/${id}/sign`), 303)
    }
    flash(c, 'pacts.draft.saved')
    return c.redirect(below(c, act === 'more' ? `/pacts/${id}/draft` : `/pacts/${id}`), 303)
  })

const markOf = ({ var: { language } }: Context<Env>) => marksOf(language).decimal

type Shown = Omit<Table, 'typed'> & { pact: Pact; words: PactWords; signed: boolean }

async function tableOf(tx: ActorTx, pact: Pact): Promise<Shown> {
  const { ceilingCents } = await pactRule(tx)
  const [last] = await versionsOf(tx, pact.id)
  const members = (await membersOf(tx, pact.circleId)).filter(({ untilAt }) => !untilAt)
  return {
    pact,
    kind: pact.kindOf,
    person: pact.person,
    words: (await draftOf(tx, pact.id)) ?? last?.text ?? NO_WORDS,
    signed: pact.signedOn !== null,
    names: members.map(({ name }) => name),
    funds: await fundsFor(tx, 'pact'),
    ceilingCents,
  }
}

async function show(c: Context<Env>, form: FormState = {}) {
  const shown = await readingPact(c, tableOf)
  const typed = form.values ?? typedFrom(shown.words, markOf(c))
  return c.render(<DraftPage {...shown} typed={typed} form={{ ...form, values: typed }} />, {
    title: `${c.var.t('pacts.draft.heading')}: ${shown.pact.person}`,
    section: '/pacts',
  })
}

function DraftPage({ pact, form, signed, words: _, ...table }: Shown & Table & { form: FormState }) {
  const { t } = useTexts()
  const below = useBelow()
  const alone = form.errors?.team
  return (
    <Page
      heading="pacts.draft.heading"
      kicker={`${pact.person} · ${pact.kind}`}
      lead={signed ? 'pacts.draft.leadAgain' : 'pacts.draft.lead'}
      crumbs={useCrumbs(pact)}
      actions={<ButtonLink href={below(`/pacts/${pact.id}/team`)} label="pacts.draft.team" quiet />}
    >
      {alone && (
        <Callout kind="warning">
          <p>
            {t('pacts.draft.needsTeam')}{' '}
            <a href={below(`/pacts/${pact.id}/team`)}>{t('pacts.draft.addTeam')}</a>
          </p>
        </Callout>
      )}
      <div class="at-the-table">
        <Form {...form} submit="pacts.draft.save">
          <DraftFields {...table} />
          <div class="beside">
            <SubmitButton label="pacts.draft.fix" name="_act" value="fix" quiet />
          </div>
        </Form>
      </div>
    </Page>
  )
}
